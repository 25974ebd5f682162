import { CLAIM_KINDS, type ClaimKind } from '../../case/claims';
import { partyForm, type OpeningForm, type Party } from '../../case/form';
import { MATERIAL_CATEGORIES } from '../contracts/parts';
import { causeOf } from './causes';
import { fenOf, holderOf, organisationKindOf, plain } from './cells';
import type { ChildColumn, ChildRow, Children, ChildSheet, RowFault, RowFaultCode } from './columns';

// What the further sheets say of one mandate, in the words of the opening form.

type Side = Party['side'];
type Claim = OpeningForm['claims'][number];

/** What is wrong with the rows of a mandate on the further sheets: all at once, each by sheet, row and column. */
export function childFaults(children: Children): RowFault[] {
  return [
    ...(children.当事人 ?? []).flatMap((row) => [
      ...needed('当事人', row, '诉讼地位', '姓名或者名称'),
      ...known('当事人', row, '诉讼地位', plain(row.诉讼地位) in STANDINGS, '填写 原告、被告 或者 第三人'),
      ...format('当事人', row, '证照号', holderOf(plain(row.证照号)), '填写居民身份证号码或者统一社会信用代码'),
      ...format('当事人', row, '电话', partyForm.shape.phone.safeParse(plain(row.电话)).success, '核对电话号码'),
    ]),
    ...(children.请求 ?? []).flatMap((row) => [
      ...needed('请求', row, '案由', '请求内容'),
      ...known('请求', row, '案由', claimKindOf(row.案由), '填写劳动人事争议的案由或者请求类别'),
      ...format('请求', row, '金额', fenOf(plain(row.金额)) !== undefined, '以元为单位，最多两位小数'),
    ]),
    ...(children.材料 ?? []).flatMap((row) => [
      ...needed('材料', row, '材料类别', '名称'),
      ...known('材料', row, '材料类别', categoryOf(row.材料类别), `填写 ${CATEGORIES.join('、')}，或者其序号`),
    ]),
  ];
}

const STANDINGS = { 原告: 'plaintiff', 被告: 'defendant', 第三人: 'third-party' } as const;
const CATEGORIES = Object.values(MATERIAL_CATEGORIES);

/** Those who stand beside the two of the first sheet, numbered after them. `plaintiff`: the plaintiff's side. */
export function furtherParties(
  children: Children,
  plaintiff: 'worker' | 'employer',
  known: readonly string[],
): Party[] {
  const others = (children.当事人 ?? []).filter((row) => !known.includes(row.姓名或者名称.trim()));
  return others.map((row, i) => {
    const [idNo, phone, address, agent] = [plain(row.证照号), plain(row.电话), row.送达地址.trim(), row.代理人.trim()];
    const side = sideOf(plain(row.诉讼地位), plaintiff);
    return {
      ...{ id: `p${i + 3}`, side, name: row.姓名或者名称.trim(), kind: kindOf(side, idNo) },
      ...(idNo ? { idNo } : {}),
      ...(phone ? { phone } : {}),
      ...(address ? { address } : {}),
      ...(agent ? { agent } : {}),
    };
  });
}

function sideOf(standing: string, plaintiff: 'worker' | 'employer'): Side {
  if (standing === '第三人') return 'third-party';
  const defendant = plaintiff === 'worker' ? 'employer' : 'worker';
  return standing === '原告' ? plaintiff : defendant;
}

function kindOf(side: Side, idNo: string): Party['kind'] {
  const holder = holderOf(idNo);
  if (holder === 'organisation') return organisationKindOf(idNo);
  return holder === 'person' || side !== 'employer' ? 'natural-person' : 'enterprise';
}

/** Every claim with a line of its own; nothing if the first sheet says all. */
export const claimsOf = ({ 请求: rows = [] }: Children): Claim[] =>
  rows.map((row, i) => {
    const [amountFen, formula] = [fenOf(plain(row.金额)), row.计算方式.trim()];
    return {
      ...{ no: i + 1, kind: claimKindOf(row.案由) ?? 'other', text: row.请求内容.trim() },
      ...(amountFen === undefined ? {} : { amountFen }),
      ...(formula ? { formula } : {}),
    };
  });

/** By the cause of action, or by what the catalogue calls the claim. */
function claimKindOf(text: string): ClaimKind | undefined {
  const name = plain(text);
  const labelled = (Object.keys(CLAIM_KINDS) as ClaimKind[]).find((kind) => CLAIM_KINDS[kind].label === name);
  return labelled ?? causeOf(name)?.kind;
}

/** The papers that were handed over, a line each. */
export const materialLines = ({ 材料: rows = [] }: Children): string[] =>
  rows.map((row) => {
    const more = [categoryOf(row.材料类别), row.文件编号.trim(), row.摘要.trim()].filter(Boolean).join('，');
    return `移送材料：${row.名称.trim()}（${more}）`;
  });

/** A class of material by its name or its number. */
function categoryOf(text: string): string | undefined {
  const said = plain(text);
  return (
    CATEGORIES.find((name) => name === said) ?? MATERIAL_CATEGORIES[Number(said) as keyof typeof MATERIAL_CATEGORIES]
  );
}

const fault = <S extends ChildSheet>(
  sheet: S,
  row: ChildRow<S>,
  column: ChildColumn<S>,
  code: RowFaultCode,
  [message, hint]: readonly [string, string],
): RowFault => ({ column: `${sheet}第${row.line}行·${column}`, code, message, hint });

const cell = <S extends ChildSheet>(row: ChildRow<S>, column: ChildColumn<S>): string =>
  plain((row as Readonly<Record<string, string>>)[column] ?? '');

const needed = <S extends ChildSheet>(sheet: S, row: ChildRow<S>, ...columns: ChildColumn<S>[]): RowFault[] =>
  columns
    .filter((column) => cell(row, column) === '')
    .map((column) => fault(sheet, row, column, 'E-ROW-101', ['没有填写', `填写${column}`]));

/** What is written and not understood; what is blank has been told of already, or need not be filled in. */
const misread =
  (code: RowFaultCode) =>
  <S extends ChildSheet>(
    sheet: S,
    row: ChildRow<S>,
    column: ChildColumn<S>,
    right: unknown,
    hint: string,
  ): RowFault[] => {
    const said = cell(row, column);
    return said === '' || right ? [] : [fault(sheet, row, column, code, [`不能识别“${said.slice(0, 40)}”`, hint])];
  };
const known = misread('E-ROW-103');
const format = misread('E-ROW-102');
