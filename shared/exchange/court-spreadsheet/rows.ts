import { yuan } from '../../case/money';
import { openingForm, type OpeningForm, type Party } from '../../case/form';
import type { LocalDate } from '../../law/local-date';
import { caseNumberOf, dayOf, fenOf, holderOf, organisationKindOf, plain } from './cells';
import { causeOf } from './causes';
import { childFaults, claimsOf, furtherParties, materialLines } from './child-sheets';
import { COLUMN_HINTS } from './column-hints';
import {
  COURT_COLUMNS,
  REQUIRED_COLUMNS,
  type CourtColumn,
  type CourtCells,
  type CourtRow,
  type MandateKey,
  type RowFault,
  type RowFaultCode,
} from './columns';

/** What all rows of a file have in common: to which organisation it goes, and who answers for it there. */
export type Addressee = { readonly organ: string; readonly district: string; readonly officer: string };

/** A row, understood: the form with which its case is opened, and what the mandate is known by. Or its faults. */
export type RowReading =
  | { readonly kind: 'mandate'; readonly form: OpeningForm; readonly key: MandateKey }
  | { readonly kind: 'faulty'; readonly faults: readonly RowFault[] };

/**
 * Reads one row of a court's spreadsheet. All faults are told at once.
 * @param today in Asia/Shanghai: what has not been handed over yet is no mandate.
 */
export function readRow(row: CourtRow, to: Addressee, today: LocalDate): RowReading {
  const cells = cleaned(row);
  const faults = [...unwritten(cells), ...formulas(cells), ...wrong(cells, today)];
  if (faults.length > 0) return { kind: 'faulty', faults };
  const form = openingForm.safeParse(formOf(cells, to));
  if (!form.success)
    return { kind: 'faulty', faults: form.error.issues.map(({ path, message }) => said(path, message)) };
  const { courtCode, caseNo, mode } = form.data.court!;
  return { kind: 'mandate', form: form.data, key: { courtCode, caseNo, mode } };
}

/** Columns in which full-width characters are meant as they are. */
const PROSE: readonly CourtColumn[] = ['请求摘要', '附件包文件名', '原告', '被告', '承办人'];

const cleaned = (row: CourtRow): CourtRow => ({
  ...(Object.fromEntries(
    COURT_COLUMNS.map((column) => [column, PROSE.includes(column) ? row[column].trim() : plain(row[column])]),
  ) as CourtCells),
  ...(row.children ? { children: row.children } : {}),
});

const fault = (column: CourtColumn, code: RowFaultCode, message: string, hint: string): RowFault => ({
  column,
  code,
  message,
  hint,
});

function unwritten(cells: CourtRow): RowFault[] {
  const needed: CourtColumn[] = [...REQUIRED_COLUMNS, ...(isEntrusted(cells) ? (['程序'] as const) : [])];
  return needed
    .filter((column) => cells[column] === '')
    .map((column) => fault(column, 'E-ROW-101', '没有填写', COLUMN_HINTS[column] ?? `填写${column}`));
}

const formulas = (cells: CourtRow): RowFault[] =>
  COURT_COLUMNS.filter((column) => cells[column].startsWith('=')).map((column) =>
    fault(column, 'E-ROW-104', '单元格是公式', '复制该单元格后选择性粘贴为数值'),
  );

/** One rule for each column that has a form of its own; a blank or a formula has been told of already. */
function wrong(cells: CourtRow, today: LocalDate): RowFault[] {
  const given = (column: CourtColumn) => cells[column] !== '' && !cells[column].startsWith('=');
  const format = (column: CourtColumn, right: unknown, code: RowFaultCode = 'E-ROW-102'): RowFault[] =>
    !given(column) || right
      ? []
      : [fault(column, code, `不能识别“${cells[column].slice(0, 40)}”`, COLUMN_HINTS[column] ?? '核对后重新填写')];
  const number = caseNumberOf(cells.案号);
  const handedOver = dayOf(cells.移送日期);
  return [
    ...format('法院代码', COURT_CODE.test(cells.法院代码)),
    ...format('案号', number),
    ...format('方式', modeOf(cells), 'E-ROW-103'),
    ...format('程序', procedureOf(cells), 'E-ROW-103'),
    ...format('案由', causeOf(cells.案由), 'E-ROW-103'),
    ...format('原告证照号', holderOf(cells.原告证照号)),
    ...format('被告统一社会信用代码', holderOf(cells.被告统一社会信用代码)),
    ...format('原告电话', PHONE.test(cells.原告电话)),
    ...format('被告电话', PHONE.test(cells.被告电话)),
    ...format('标的额', fenOf(cells.标的额) !== undefined),
    ...format('移送日期', handedOver),
    ...(handedOver && handedOver > today
      ? [fault('移送日期', 'E-ROW-106', `${handedOver}晚于今天${today}`, '填写实际移送的日期')]
      : []),
    ...(number && given('法院代码') && number.court !== cells.法院代码
      ? [fault('案号', 'E-ROW-108', `案号属于${number.court}，法院代码是${cells.法院代码}`, '核对案号和法院代码')]
      : []),
    ...sidesOf(cells).faults,
    ...childFaults(cells.children ?? {}),
    ...sumOf(cells),
  ];
}

/** What the court writes as the amount in dispute is the sum of the claims that have a line. */
function sumOf({ 标的额, children = {} }: CourtRow): RowFault[] {
  const claims = claimsOf(children);
  const [said, sum] = [fenOf(标的额), claims.reduce((all, { amountFen = 0 }) => all + amountFen, 0)];
  if (said === undefined || claims.length === 0 || said === sum) return [];
  const message = `标的额${yuan(said)}元，“请求”表各项金额之和为${yuan(sum)}元`;
  return [fault('标的额', 'E-ROW-109', message, '核对标的额和“请求”表中的金额')];
}

const COURT_CODE = /^\p{Script=Han}\d{0,4}$/u;
const PHONE = /^[0-9*+\-() ]{5,24}$/;

const MODES = { 委派: 'delegated', 委派调解: 'delegated', 委托: 'entrusted', 委托调解: 'entrusted' } as const;
const PROCEDURES = { 普通程序: 'ordinary', 普通: 'ordinary', 简易程序: 'simple', 简易: 'simple' } as const;

const found = <Table extends object>(table: Table, key: string): Table[keyof Table] | undefined =>
  Object.hasOwn(table, key) ? table[key as keyof Table] : undefined;
const modeOf = (cells: CourtRow) => found(MODES, cells.方式);
const procedureOf = (cells: CourtRow) => found(PROCEDURES, cells.程序);
const isEntrusted = (cells: CourtRow) => modeOf(cells) === 'entrusted';

type Side = 'worker' | 'employer';

/** Who of the two is the worker: their numbers say it; without any, the plaintiff. */
function sidesOf(cells: CourtRow): { readonly plaintiff: Side; readonly faults: RowFault[] } {
  const [own, other] = [holderOf(cells.原告证照号), holderOf(cells.被告统一社会信用代码)];
  if (own !== undefined && own === other) {
    const both = own === 'person' ? '双方都是自然人' : '双方都是单位';
    const hint = '核对双方证照号；劳动人事争议的一方是劳动者，另一方是用人单位';
    return { plaintiff: 'worker', faults: [fault('被告统一社会信用代码', 'E-ROW-107', both, hint)] };
  }
  return { plaintiff: own === 'organisation' || other === 'person' ? 'employer' : 'worker', faults: [] };
}

function partyOf(id: string, side: Side, [name, idNo, phone]: readonly [string, string, string]): Party {
  return {
    ...{ id, side, name },
    kind: side === 'worker' ? 'natural-person' : organisationKindOf(idNo),
    ...(idNo ? { idNo } : {}),
    ...(phone ? { phone } : {}),
  };
}

/** The one form of the one window, as a row fills it in. Only for rows without faults. */
function formOf(cells: CourtRow, { organ, district, officer }: Addressee): unknown {
  const { plaintiff } = sidesOf(cells);
  const defendant = plaintiff === 'worker' ? 'employer' : 'worker';
  const cause = causeOf(cells.案由)!;
  const { caseNo } = caseNumberOf(cells.案号)!;
  const mode = modeOf(cells)!;
  const handler = [cells.承办人, cells.联系电话].filter(Boolean).join(' ');
  const { children = {} } = cells;
  const claims = claimsOf(children);
  return {
    ...{ door: 'court', organ, district, officer, disputeKind: cause.dispute },
    parties: [
      partyOf('p1', plaintiff, [cells.原告, cells.原告证照号, cells.原告电话]),
      partyOf('p2', defendant, [cells.被告, cells.被告统一社会信用代码, cells.被告电话]),
      ...furtherParties(children, plaintiff, [cells.原告, cells.被告]),
    ],
    claims:
      claims.length > 0 ? claims : [{ no: 1, kind: cause.kind, text: cells.请求摘要, amountFen: fenOf(cells.标的额) }],
    summary: [
      cells.请求摘要,
      ...(cells.附件包文件名 ? [`附件包：${cells.附件包文件名}`] : []),
      ...materialLines(children),
    ].join('\n'),
    court: {
      ...{ courtCode: cells.法院代码, caseNo, mode, mandateId: caseNo, receivedOn: dayOf(cells.移送日期) },
      ...(mode === 'entrusted' ? { procedure: procedureOf(cells) } : {}),
      ...(handler ? { handler } : {}),
    },
  };
}

/** The column behind a field of the form. */
const COLUMN_OF: readonly (readonly [path: RegExp, column: CourtColumn])[] = [
  [/^parties\.0\.name/, '原告'],
  [/^parties\.0\.idNo/, '原告证照号'],
  [/^parties\.0\.phone/, '原告电话'],
  [/^parties\.1\.name/, '被告'],
  [/^parties\.1\.idNo/, '被告统一社会信用代码'],
  [/^parties\.1\.phone/, '被告电话'],
  [/^claims\.\d\.amountFen/, '标的额'],
  [/^court\.receivedOn/, '移送日期'],
  [/^court\.courtCode/, '法院代码'],
  [/^court\.procedure/, '程序'],
  [/^court\.handler/, '承办人'],
  [/^court/, '案号'],
];

/** The column from which a field of the form was filled in; the summary for what no column stands for alone. */
export const columnOf = (path: string): CourtColumn =>
  COLUMN_OF.find(([pattern]) => pattern.test(path))?.[1] ?? '请求摘要';

const said = (path: readonly PropertyKey[], message: string): RowFault =>
  fault(columnOf(path.join('.')), 'E-ROW-105', message, '按说明修改');
