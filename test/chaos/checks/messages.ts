import type { Entry } from '../../../shared/case/entry';
import { messageId } from '../../../db/messages';
import { foldEntries } from '../../../db/fold';
import { asked, type Check } from '../evidence';

type Row = {
  readonly id: string;
  readonly case_no: string;
  readonly key: string;
  readonly state: string;
  readonly ack_id: string | null;
};

/** Every message that follows from a case was ordered once, and its partner, who is there again, has acknowledged it. */
export const messages: Check = async ({ pool, dockets, temporal }) => {
  const { rows } = await pool.query<Row>('select id, case_no, key, state, ack_id from messages');
  const known = new Set(rows.map(({ id }) => id));
  const missing = dockets.flatMap(({ caseNo, entries }) =>
    ordered(entries)
      .filter((key) => !known.has(messageId(caseNo, key)))
      .map((key) => `${caseNo}: the message ${key} was never ordered`),
  );
  const findings = await Promise.all(
    rows.map(async ({ id, case_no: caseNo, key, state, ack_id: ackId }) => {
      if (state === 'acknowledged') return ackId ? [] : [`${caseNo} ${key} is acknowledged without a receipt`];
      if (state !== 'pending') return [`${caseNo} ${key} is ${state}`];
      const { status } = await asked(temporal, () => temporal.workflow.getHandle(id).describe()).catch(() => ({
        status: { name: 'missing' },
      }));
      return [`${caseNo} ${key} is pending, and its delivery is ${status.name}`];
    }),
  );
  return [...missing, ...findings.flat()];
};

/** Keys of the messages that follow from the docket. */
function ordered(entries: readonly Entry[]): string[] {
  const facts = foldEntries(entries);
  if (!facts) return [];
  const { door, tickets } = facts.registration;
  const mandates = facts.mediations.flatMap(({ mandate }, i) =>
    (mandate?.results ?? []).map((_, revision) => `${mandate?.from}/mandate.result/${i + 1}-${revision + 1}`),
  );
  return [
    ...(door === 'union' ? ['union/case.accepted/1'] : []),
    ...tickets.map(({ orderNo }) => `hotline/order.signed/${orderNo}`),
    ...tickets
      .filter(({ orderNo }) => facts.standing.ticketsAnswered[orderNo] !== undefined)
      .map(({ orderNo }) => `hotline/order.handled/${orderNo}`),
    ...mandates,
    ...facts.confirmations.map((_, i) => `court/confirmation.applied/${i + 1}`),
    ...facts.paymentOrders.map((_, i) => `court/payment-order.applied/${i + 1}`),
    ...facts.reviews.flatMap(({ appliedOn }, i) => (appliedOn ? [`arbitration/review.applied/${i + 1}`] : [])),
  ];
}
