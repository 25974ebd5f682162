import { CAUSES_SAID } from './causes';
import type { ChildSheet, CourtColumn } from './columns';

/** Columns in which one of a few words is written. */
export const COLUMN_CHOICES: Partial<Record<CourtColumn, readonly string[]>> = {
  方式: ['委派', '委托'],
  程序: ['普通程序', '简易程序'],
};

/** How a column is filled in, where its name does not say it. Faults, the template and the console use the same words. */
export const COLUMN_HINTS: Partial<Record<CourtColumn, string>> = {
  序号: '本文件中的行号，不得重复；其余各表的“行号”与此对应',
  法院代码: '填写法院代字，如 渝0103',
  案号: '如 (2026)渝0103诉前调02215号',
  方式: '填写 委派（立案前）或者 委托（立案后）',
  程序: '委托调解填写 普通程序 或者 简易程序；委派调解不填',
  案由: `填写劳动人事争议的案由：${CAUSES_SAID}`,
  原告证照号: '填写十八位居民身份证号码或者统一社会信用代码，可以不填',
  被告统一社会信用代码: '填写十八位统一社会信用代码，被告是劳动者的填写居民身份证号码，可以不填',
  标的额: '以元为单位，最多两位小数，如 140000.00',
  移送日期: '如 2026-08-03',
};

/** What a further sheet is for. */
export const SHEET_HINTS: Readonly<Record<ChildSheet, string>> = {
  当事人: '原告、被告之外还有当事人，或者需要写明送达地址、代理人的，每人一行',
  请求: '请求有多项的，每项一行；各项金额之和应当等于标的额',
  材料: '随案移交的材料，每份一行',
};
