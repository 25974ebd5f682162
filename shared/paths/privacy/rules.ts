import { all, demand, type Verdict } from '../../law/verdict';
import { SIDES, type Actor } from '../../case/actor';
import type { CaseFacts } from '../../case/facts';
import { cite, type Rule, type Situation } from '../../case/situation';
import { sharingsOf, type SharingAsked } from './facts';

/** There is something of the kind at all. */
export const some =
  (code: string, reason: string, holds: (facts: CaseFacts) => boolean): Rule =>
  ({ facts, book }) =>
    demand(holds(facts), code, reason, cite(book, 'mediation-records'), '无需办理');

type Doing = Situation & { readonly actor: Actor };

/** A person speaks for itself only; officials note what a person of either side has declared. */
export function onlyForOneself({ actor, facts, book }: Doing, id: string | undefined): Verdict {
  const party = facts.registration.parties.find((each) => each.id === id);
  const records = cite(book, 'mediation-records');
  const known = demand(
    party !== undefined,
    'privacy/no-such-party',
    `本案没有编号为${id ?? ''}的当事人`,
    records,
    '核对当事人编号',
  );
  const { role } = actor;
  if (!party || (role !== 'worker' && role !== 'employer')) return known;
  const own = party.side === role && (!actor.id.startsWith('party:') || actor.id.endsWith(`/${party.id}`));
  return demand(
    own,
    'case/not-own-side',
    `${SIDES[role]}只能就本人的个人信息办理`,
    records,
    '由本人办理，或者由工作人员核实后登记',
  );
}

/** The sharing of this number, in a state in which the act is possible. */
export function theSharing(doing: Doing & { input: { no: number } }, fits: (each: SharingAsked) => boolean): Verdict {
  const { facts, book, input } = doing;
  const sharing = sharingsOf(facts)[input.no - 1];
  return all(
    demand(
      sharing !== undefined && fits(sharing),
      'privacy/no-such-sharing',
      `没有序号为${input.no}、可以办理的个人信息提供事项`,
      cite(book, 'mediation-records'),
      '核对序号',
    ),
    ...(sharing ? [onlyForOneself(doing, sharing.party)] : []),
  );
}
