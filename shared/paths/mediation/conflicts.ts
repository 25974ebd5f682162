import type { CaseFacts } from '../../case/facts';

/** Somebody who may be appointed. */
export type Candidate = { readonly id: string; readonly name: string };

/**
 * Why a person may not mediate this case, as far as its file shows it; one Chinese sentence each. Who has an interest in
 * a case, or has acted in it for a party, does not mediate it.
 */
export function conflictsOf({ registration, standing, mediations }: CaseFacts, who: Candidate): readonly string[] {
  const known = mediations.flatMap(({ mediators }) => mediators).filter(({ id }) => id === who.id);
  const actedFor = [...registration.parties.map(({ agent }) => agent), ...standing.agents.map(({ name }) => name)];
  return [
    ...(known.some(({ conflictDeclared }) => conflictDeclared) ? [`${who.name}曾申报与本案有利害关系`] : []),
    ...(known.some(({ replaced }) => replaced) ? [`对${who.name}的回避申请在本案中已获准许`] : []),
    ...(registration.parties.some(({ name }) => name === who.name) ? [`${who.name}与本案当事人同名`] : []),
    ...(actedFor.includes(who.name) ? [`${who.name}曾任本案当事人的代理人`] : []),
  ];
}
