import type { Entry } from '../../../shared/case/entry';
import type { CaseFacts } from '../../../shared/case/facts';
import type { Party } from '../../../shared/case/form';
import { remindersOf } from '../../../shared/case/reminders';
import type { Recipient } from '../../../shared/case/notice';
import { foldEntry } from '../../../db/fold';
import type { Check, Docket, Evidence } from '../evidence';
import { BOUND_MS } from './lapses';

type Filed = { readonly key: string; readonly recipients: readonly string[] };

/** Each notice that follows from what has happened lies in the inbox, for everybody it is for; and no reminder else. */
export const notices: Check = async (evidence) => {
  const { rows } = await evidence.pool.query<{ case_no: string; key: string; recipients: string[] }>(
    'select case_no, key, array_agg(recipient) as recipients from notices group by case_no, key',
  );
  const filed = new Map<string, Filed[]>();
  for (const { case_no: caseNo, key, recipients } of rows)
    filed.set(caseNo, [...(filed.get(caseNo) ?? []), { key, recipients }]);
  const doubled = await evidence.pool.query<{ id: string }>(
    'select min(id)::text as id from notices group by message_id having count(*) > 1',
  );
  return [
    ...evidence.dockets.flatMap((docket) => noticesOf(docket, filed.get(docket.caseNo) ?? [], evidence)),
    ...doubled.rows.map(({ id }) => `notice ${id} shares its Message-ID with another`),
  ];
};

function noticesOf(docket: Docket, filed: readonly Filed[], evidence: Evidence): string[] {
  const { caseNo, entries } = docket;
  const parties = entries[0]?.event.type === 'case.opened' ? entries[0].event.form.parties : [];
  const { certain, possible } = remindersExpected(docket, evidence);
  const expected = [...entries.flatMap((entry, i) => expectedAfter(entry, entries.slice(0, i))), ...certain];
  const keys = new Map(filed.map(({ key, recipients }) => [key, recipients]));
  const wanted = new Set(possible.map(({ key }) => key));
  return [
    ...expected
      .filter(({ key, to }) => !to.every((recipient) => reached(recipient, parties, keys.get(key) ?? [])))
      .map(({ key, to }) => `${caseNo}: ${key} for ${to.join()} lies with ${keys.get(key)?.join() ?? 'nobody'}`),
    ...filed
      .filter(({ key }) => /^(deadline-|limitation-near)/.test(key) && !wanted.has(key))
      .map(({ key }) => `${caseNo}: ${key} was not called for`),
  ];
}

/** A side is all its parties; the mediators of the organ read the organ's inbox too. */
function reached(recipient: Recipient, parties: readonly Party[], recipients: readonly string[]): boolean {
  if (recipient === 'worker' || recipient === 'employer')
    return parties.every(({ id, side }) => side !== recipient || recipients.includes(`party/${id}`));
  return recipients.includes(recipient) || (recipient === 'mediator' && recipients.includes('organ'));
}

type Expected = { readonly key: string; readonly to: readonly Recipient[] };

/** What follows in any case from some events, in the words of the law rather than of the prose. */
function expectedAfter({ event }: Entry, before: readonly Entry[]): Expected[] {
  const nth = (type: string): number => before.filter((each) => each.event.type === type).length + 1;
  switch (event.type) {
    case 'case.opened':
      return [{ key: 'case-registered/1', to: ['worker', 'organ'] }];
    case 'negotiation.requested':
      return [{ key: `negotiation-requested/${nth(event.type)}`, to: [event.by === 'worker' ? 'employer' : 'worker'] }];
    case 'negotiation.deemed-unwilling':
      return [
        { key: `negotiation-unwilling/${nth('negotiation.requested') - 1}`, to: ['worker', 'employer', 'organ'] },
      ];
    case 'agreement.review-window-closed':
    case 'agreement.confirmation-window-closed': {
      const window = event.type === 'agreement.review-window-closed' ? 'review' : 'confirmation';
      return [
        { key: `${window}-window-closed/${nth('agreement.concluded') - 1}`, to: ['worker', 'employer', 'organ'] },
      ];
    }
    case 'payment-order.became-void':
      return [{ key: `payment-order-void/${nth('payment-order.applied') - 1}`, to: ['worker', 'organ'] }];
    case 'payment-order.became-enforceable':
      return [
        { key: `payment-order-enforceable/${nth('payment-order.applied') - 1}`, to: ['worker', 'employer', 'organ'] },
      ];
    case 'closing.closed':
      return [{ key: 'case-closed/1', to: ['worker', 'employer', 'organ'] }];
    default:
      return [];
  }
}

/**
 * Reminders whose instant has come while their deadline stood as it does: between two entries by the facts of the first.
 * After the last entry only what has had time to be sent is certain.
 */
function remindersExpected(
  { entries, shiftMs }: Docket,
  { at, outages }: Evidence,
): { certain: Expected[]; possible: Expected[] } {
  const [certain, possible]: [Expected[], Expected[]] = [[], []];
  let facts: CaseFacts | undefined;
  for (const [i, entry] of entries.entries()) {
    facts = foldEntry(facts, entry);
    const [from, next] = [Date.parse(entry.at), entries[i + 1]];
    const to = next ? Date.parse(next.at) : at + shiftMs;
    for (const { at: instant, notice } of remindersOf(facts)) {
      if (instant <= from || instant > to) continue;
      possible.push(notice);
      const sentBy = outages.firstCalm(instant - shiftMs, BOUND_MS, ['worker', 'Temporal', 'PostgreSQL']) + BOUND_MS;
      if (next || sentBy < at) certain.push(notice);
    }
  }
  return { certain, possible };
}
