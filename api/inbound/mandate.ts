import type { CaseFacts } from '../../shared/case/facts';
import type { recall, resultReceipt } from '../../shared/exchange/contracts/parts';
import { lastMandate, openResult } from '../../shared/paths/mediation/mandate-actions';
import type { FieldFault } from '../../shared/problems';
import type { z } from 'zod';
import { act, type Intent } from './intent';

// What courts and commissions say alike of a mandate that they have given.

type From = 'court' | 'arbitration';

/** What is said of a mandate, in the case that it has become. */
export const ofMandate = (
  from: From,
  { ourCaseNo, mandateId }: { ourCaseNo?: string | undefined; mandateId: string },
) => ({
  kind: 'act' as const,
  caseNo: ourCaseNo,
  subject: mandateId,
  mistaken: (facts: CaseFacts) => notThisMandate(facts, from, mandateId),
});

export const recalled = (from: From, message: z.output<typeof recall>): Intent => ({
  ...ofMandate(from, message),
  acts: [act('mandate.recall', { reason: message.reason, on: message.on })],
});

export function resultAcked(from: From, receipt: z.output<typeof resultReceipt>): Intent {
  const { ourCaseNo, mandateId, revision, decision, code, on } = receipt;
  return {
    kind: 'act',
    caseNo: ourCaseNo,
    subject: mandateId,
    acts: [act('mandate.answer-result', { decision, code, detail: detailOf(receipt), on })],
    mistaken: (facts) => notThisMandate(facts, from, mandateId) ?? notThisRevision(facts, revision),
  };
}

/** One statement for the docket: what is wrong as a whole, then field by field. */
function detailOf({ detail, fields = [] }: z.output<typeof resultReceipt>): string | undefined {
  const faults = fields.map(({ path, message, hint }) => `${path}：${message}${hint ? `（${hint}）` : ''}`);
  return [...(detail ? [detail] : []), ...faults].join('；') || undefined;
}

function notThisMandate(facts: CaseFacts, from: From, mandateId: string): FieldFault | undefined {
  const mandate = lastMandate(facts)?.mandate;
  return mandate?.from === from && mandate.mandateId === mandateId
    ? undefined
    : {
        path: 'data.mandateId',
        code: 'no-such-mandate',
        message: `本案没有编号为${mandateId}的委派、委托`,
        hint: '核对 mandateId 和 ourCaseNo，用新的报文编号重新发送',
      };
}

/** A receipt for an older version says nothing about the newer one. */
function notThisRevision(facts: CaseFacts, revision: number): FieldFault | undefined {
  const open = openResult(facts);
  return open === undefined || open.revision === revision
    ? undefined
    : {
        path: 'data.revision',
        code: 'other-revision',
        message: `待回执的调解结果是第${open.revision}版，不是第${revision}版`,
        hint: '对最新一版结果出具回执',
      };
}
