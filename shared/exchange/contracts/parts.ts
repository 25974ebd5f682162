import { z } from 'zod';
import { date, fen, statement, words } from '../../case/fields';
import { claimForm, partyForm } from '../../case/form';

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
