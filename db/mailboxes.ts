import type { Actor, Side } from '../shared/case/actor';
import type { Recipient } from '../shared/case/notice';

// A mailbox is the address of an inbox: who shares it, reads the same notices and the same marks of having read them.

/** The mailbox of one side of a case. */
export const sideMailbox = (side: Side, caseNo: string): string => `${side}:${caseNo}`;

/** The mailbox of an official recipient: the mediator who has the case, or whoever is on duty at the organ. */
export function officialMailbox(to: Exclude<Recipient, Side>, organ: string, mediator: string | undefined): string {
  switch (to) {
    case 'mediator':
      return mediator === undefined ? `mediators:${organ}` : `mediator:${mediator}`;
    case 'organ':
    case 'union':
      return `${to}:${organ}`;
    case 'supervisor':
      return 'supervisor';
  }
}

/** The mailboxes that an actor reads: roles as in `INBOX_OF` of shared/case/notice.ts, within the actor's own organ. */
export function mailboxesOf({ id, role, organ, onBehalfOf = id, cases = [] }: Actor): readonly string[] {
  const shared = (...names: string[]) => (organ === undefined ? [] : names.map((name) => `${name}:${organ}`));
  switch (role) {
    case 'worker':
    case 'employer':
      return cases.map((caseNo) => sideMailbox(role, caseNo));
    case 'mediator':
      return [`mediator:${onBehalfOf}`, ...shared('mediators', 'organ')];
    case 'clerk':
      return shared('organ', 'mediators');
    case 'union':
      return shared('union', 'organ');
    case 'supervisor':
      return ['supervisor'];
    case 'arbitrator':
    case 'court':
    case 'hotline':
    case 'inspector':
    case 'platform':
    case 'statistics':
    case 'rules-keeper':
    case 'administrator':
    case 'system':
      return [];
  }
}
