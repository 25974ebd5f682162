/** The columns of a court's spreadsheet in their order; one row is one mandate (委派、委托调解). */
export const COURT_COLUMNS = [
  '序号',
  '法院代码',
  '案号',
  '方式',
  '程序',
  '案由',
  '原告',
  '原告证照号',
  '原告电话',
  '被告',
  '被告统一社会信用代码',
  '被告电话',
  '请求摘要',
  '标的额',
  '移送日期',
  '承办人',
  '联系电话',
  '附件包文件名',
] as const;
export type CourtColumn = (typeof COURT_COLUMNS)[number];

/** Without a value in these a row is no mandate. The procedure is needed for 委托 only. */
export const REQUIRED_COLUMNS: readonly CourtColumn[] = [
  '法院代码',
  '案号',
  '方式',
  '案由',
  '原告',
  '被告',
  '请求摘要',
  '移送日期',
];

/** What the report adds to each row; a report that is sent back may have them, they are not read but for the key. */
export const REPORT_COLUMNS = ['处理状态', '错误代码', '字段', '说明', '修改建议', '本系统案号', '幂等键'] as const;

/** Further sheets of a workbook; a row of theirs belongs to the row of the first sheet whose 序号 is its 行号. */
export const CHILD_SHEETS = {
  当事人: ['行号', '诉讼地位', '姓名或者名称', '证照号', '电话', '送达地址', '代理人'],
  请求: ['行号', '案由', '请求内容', '金额', '计算方式'],
  材料: ['行号', '材料类别', '名称', '文件编号', '摘要'],
} as const;
/** A sheet with this name explains the others, and is not read. */
export const NOTES_SHEET = '填写说明';
export type ChildSheet = keyof typeof CHILD_SHEETS;
export type ChildColumn<S extends ChildSheet> = (typeof CHILD_SHEETS)[S][number];
/** One row of a further sheet; `line` is its place on the sheet, with the head as the first. */
export type ChildRow<S extends ChildSheet> = Readonly<Record<ChildColumn<S>, string>> & { readonly line: number };
/** What the further sheets say of one mandate. */
export type Children = { readonly [S in ChildSheet]?: readonly ChildRow<S>[] };

/** One row as text, blank where nothing is. A formula begins with `=`: its result is not what somebody wrote. */
export type CourtCells = Readonly<Record<CourtColumn, string>>;
/** The same, with what the further sheets say of it. */
export type CourtRow = CourtCells & { readonly children?: Children };

/** What can be wrong with a row, by the code under which the report says it. */
export const ROW_FAULTS = {
  'E-ROW-101': '必填的列没有填写',
  'E-ROW-102': '填写的格式不符合要求',
  'E-ROW-103': '填写的内容不在可以填写的范围内',
  'E-ROW-104': '单元格是公式',
  'E-ROW-105': '填写的文字过长或者含有不能保存的字符',
  'E-ROW-106': '日期晚于今天',
  'E-ROW-107': '原告、被告应当一方是劳动者，一方是用人单位',
  'E-ROW-108': '案号与法院代码不一致',
  'E-ROW-109': '标的额与各项请求的金额之和不一致',
  'E-ROW-201': '与本文件中的另一行是同一委派、委托',
  'E-ROW-202': '该委派、委托已经登记',
  'E-ROW-301': '登记时未获通过',
} as const;
export type RowFaultCode = keyof typeof ROW_FAULTS;

/** One fault of one row: which column, what is wrong, how it is put right (Chinese). */
export type RowFault = {
  readonly column: CourtColumn | `${ChildSheet}第${number}行·${string}`;
  readonly code: RowFaultCode;
  readonly message: string;
  readonly hint: string;
};

/** What makes two rows, or a row and a message, the same mandate. */
export type MandateKey = {
  readonly courtCode: string;
  readonly caseNo: string;
  readonly mode: 'delegated' | 'entrusted';
};
