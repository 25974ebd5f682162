import { z } from 'zod';
import { date, fen, side, statement, words } from '../../case/fields';
import { claimForm, partyForm } from '../../case/form';
import { CLOSING_RESULTS } from '../../paths/follow-up/facts';

// What the messages of several partners have in common.

/** Our case number: given with every message of ours, and to be given with every answer to one. */
export const ourCaseNo = z.string().regex(/^CQ-\d{4}-\d{6,9}$/, '应为本系统案号，如 CQ-2026-000123');

/** The keys of a table of the law, as a schema wants them. */
export const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>) => Object.keys(table) as [K, ...K[]];

/** The civil day (Asia/Shanghai) on which it took place; the day of arrival if not given. */
export const on = date.optional();

/** A party as a partner names it; its number within the case is ours to give. */
const party = partyForm.omit({ id: true }).strip();

/** The dispute as a partner hands it over: as much of the one form of the one window as it knows. */
export const dispute = z.object({
  /** The mediation organisation to which it goes, by its number in our roster. */
  organisation: words(80),
  district: z.string().regex(/^\d{6}$/, '应为六位行政区划代码'),
  disputeKind: z.enum(['labour', 'personnel', 'civil-servant-contract']).default('labour'),
  parties: z.array(party).min(2, '至少有劳动者、用人单位各一方').max(20),
  claims: z.array(claimForm.strip()).min(1, '至少有一项请求').max(50),
  summary: statement,
  infringedOn: on,
  employmentEndedOn: on,
  stillEmployed: z.boolean().optional(),
});

/** A party by its name alone. */
export const partyNamed = z.object({ side, name: z.string() });

/** Whether a dispute that was handed over is taken; what is not taken goes back to who handed it over. */
export const handOverAnswer = z.object({ ourCaseNo, accepted: z.boolean(), reason: z.string().optional(), on });

/** How a case ended, for who handed it over. */
export const caseClosed = z.object({ ourCaseNo, result: z.enum(keysOf(CLOSING_RESULTS)), closedOn: date });

/** The twelve classes of material (材料类别) of the courts' mediation platform. */
export const MATERIAL_CATEGORIES = {
  1: '申请人材料',
  2: '被申请人材料',
  3: '调解申请书',
  4: '送达地址确认书',
  5: '调解协议书',
  6: '司法确认申请书',
  7: '调解笔录',
  8: '移送函',
  9: '权利义务告知书',
  10: '保全材料',
  11: '鉴定材料',
  12: '其他',
} as const;

/** A file that belongs to a message; the file itself is fetched by its number, it never travels in JSON. */
export const material = z.object({
  fileId: words(120),
  name: words(100),
  category: z.int().min(1).max(12),
  mime: words(80).optional(),
  /** Bytes, 200 MB at the most. */
  size: z.int().min(0).max(209_715_200).optional(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, '应为64位小写十六进制摘要'),
  pages: z.int().min(1).optional(),
  /** What the sender's virus scanner says. */
  scan: z.enum(['clean', 'infected', 'pending']).optional(),
});

/** The agreement as others may see it: what is owed, never who offered what. */
export const agreement = z.object({
  version: z.int().min(1),
  effectiveOn: on,
  terms: z.array(
    z.object({ no: z.int(), kind: z.enum(['pay', 'act']), text: z.string(), amountFen: fen.optional(), dueOn: date }),
  ),
});

/** One field at fault, as a partner names it. */
const faultyField = z.object({
  path: words(100),
  code: words(60).optional(),
  message: words(100),
  hint: words(80).optional(),
});

/** The receipt of an entrusting organ for our result (结果回执). */
export const resultReceipt = z.object({
  ourCaseNo: ourCaseNo.optional(),
  mandateId: words(120),
  revision: z.int().min(1),
  decision: z.enum(['closed', 'rejected']),
  code: words(40).optional(),
  detail: words(1000).optional(),
  fields: z.array(faultyField).max(10).optional(),
  on,
});

export const recall = z.object({ ourCaseNo: ourCaseNo.optional(), mandateId: words(120), reason: statement, on });

/** 业务回执：whether the mediation organisation takes the mandate, and until when it must be done. */
export const mandateAnswer = z.object({
  ourCaseNo,
  mandateId: z.string(),
  caseNo: z.string(),
  decision: z.enum(['accepted', 'returned', 'recalled']),
  reason: z.string().optional(),
  confirmedOn: on,
  materialsSignedOn: on,
  rule: z.string(),
  dueOn: on,
});

const ofMandate = { ourCaseNo, mandateId: z.string(), caseNo: z.string() };

/** 调解进展. */
export const mandateProgress = z.object({
  ...ofMandate,
  stage: z.literal('mediating'),
  sessions: z.int().min(1),
  heldOn: date,
  mode: z.enum(['on-site', 'video', 'telephone', 'asynchronous']),
});

/** 延长调解期限：agreed by both sides. */
export const mandateExtended = z.object({ ...ofMandate, until: date, agreedOn: date });

/** 调解结果：a later revision replaces the earlier one. */
export const mandateResult = z.object({
  ourCaseNo,
  mandateId: z.string(),
  caseNo: z.string(),
  revision: z.int().min(1),
  outcome: z.string(),
  endedOn: on,
  reason: z.string().optional(),
  agreement: agreement.optional(),
  sessions: z.int(),
});
