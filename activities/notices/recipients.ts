import { mediatorOf } from '../../db/case-columns';
import { officialMailbox, sideMailbox } from '../../db/mailboxes';
import { SIDES, type Side } from '../../shared/case/actor';
import type { CaseFacts } from '../../shared/case/facts';
import type { Notice, Recipient } from '../../shared/case/notice';

/** One who gets a notice. */
export type Addressee = {
  /** Tells the recipients of one notice apart, and stays the same when the case goes on. */
  readonly recipient: string;
  readonly name: string;
  readonly official: boolean;
  /** Whose inbox shows it; the parties of a side share one, so that only the first is shown there. */
  readonly mailbox: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
};

/** Who gets a notice: every party of a side; of the organ's people, each circle once. */
export function addresseesOf({ to }: Notice, facts: CaseFacts): Addressee[] {
  return to.flatMap((recipient) => {
    if (recipient === 'worker' || recipient === 'employer') return partiesOf(recipient, facts);
    // The organ's inbox is read by its mediators too.
    return recipient === 'mediator' && to.includes('organ') ? [] : [official(recipient, facts)];
  });
}

/** By e-mail and text message only with consent to service by electronic means (电子送达). */
function partiesOf(side: Side, { caseNo, registration, standing }: CaseFacts): Addressee[] {
  return registration.parties
    .filter((party) => party.side === side)
    .map((party, i) => ({
      recipient: `party/${party.id}`,
      name: `${party.name}（${SIDES[side]}）`,
      official: false,
      mailbox: i === 0 ? sideMailbox(side, caseNo) : undefined,
      email: standing.eService ? party.email : undefined,
      phone: standing.eService ? party.phone : undefined,
    }));
}

/** Officials read their inbox. */
const UNSENT = { email: undefined, phone: undefined };

function official(to: Exclude<Recipient, Side>, facts: CaseFacts): Addressee {
  const mediator = mediatorOf(facts);
  const { organ } = facts.standing;
  const name = { mediator: mediator?.name ?? '承办调解员', organ, union: '工会', supervisor: '监督管理人员' }[to];
  return { recipient: to, name, official: true, mailbox: officialMailbox(to, organ, mediator?.id), ...UNSENT };
}
