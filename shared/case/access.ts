import type { Actor, Role } from './actor';
import type { CaseFacts } from './facts';
import type { Door } from './form';

// Who may see which cases: the one policy, for reading, lists, search, worklist, export, notifications and acts alike.
// A case has marks of those whom it concerns, a person has marks of whom it is; one mark in common opens the case.

/** Bodies outside the mediation organisations, which see the cases that came from them or were brought before them. */
type Body = Extract<Role, 'union' | 'court' | 'arbitrator' | 'inspector' | 'hotline' | 'platform'>;

/** Which cases a person may see. */
export type Reach =
  | { readonly kind: 'all' }
  /** A party: its own, by number. */
  | { readonly kind: 'own'; readonly caseNos: readonly string[] }
  /** Those with one of the marks. */
  | { readonly kind: 'concerned'; readonly marks: readonly string[] };

const ofOrgan = (organ: string): string => `organ:${organ}`;
const ofDistrict = (district: string): string => `district:${district}`;
const ofBody = (body: Body): string => `body:${body}`;

/**
 * Which cases a person may see. Parties: those that their token names. Mediators and clerks: those of their organ; one
 * whose token names no organ sees none. Union officers: those of their organ, and those in which a union has a part.
 * Courts, commissions, inspectors, hotlines and the national platform: those that concern a body of their kind, for no
 * case names the very office. Supervisors: those of their district, or all if they have none; administrators: all. Who
 * counts cases, and who keeps the rules, sees no file at all.
 */
export function reachOf({ role, organ, district, cases = [] }: Actor): Reach {
  switch (role) {
    case 'worker':
    case 'employer':
      return { kind: 'own', caseNos: cases };
    case 'mediator':
    case 'clerk':
      return { kind: 'concerned', marks: organ === undefined ? [] : [ofOrgan(organ)] };
    case 'union':
    case 'court':
    case 'arbitrator':
    case 'inspector':
    case 'hotline':
    case 'platform':
      return { kind: 'concerned', marks: [ofBody(role), ...(organ === undefined ? [] : [ofOrgan(organ)])] };
    case 'statistics':
    case 'rules-keeper':
      return { kind: 'concerned', marks: [] };
    case 'supervisor':
      return district === undefined ? { kind: 'all' } : { kind: 'concerned', marks: [ofDistrict(district)] };
    case 'administrator':
    case 'system':
      return { kind: 'all' };
  }
}

/** Of which cases a person sees figures: who counts them sees all of a district, or of the installation. */
export function figuresReachOf(actor: Actor): Reach {
  return actor.role === 'statistics' ? reachOf({ ...actor, role: 'supervisor' }) : reachOf(actor);
}

/** Which cases a body is granted to look at: those of organisations or districts, or some by number. */
export type GrantScope =
  | { readonly organs: readonly string[]; readonly districts?: readonly string[] | undefined }
  | { readonly districts: readonly string[] }
  | { readonly caseNos: readonly string[] };

/** The cases within a grant. */
export function grantReachOf(scope: GrantScope): Reach {
  if ('caseNos' in scope) return { kind: 'own', caseNos: scope.caseNos };
  const { districts = [] } = scope;
  const organs = 'organs' in scope ? scope.organs : [];
  return { kind: 'concerned', marks: [...organs.map(ofOrgan), ...districts.map(ofDistrict)] };
}

/** The marks of those whom a case concerns. Sorted, each once. */
export function marksOf(facts: CaseFacts): readonly string[] {
  const { registration, standing } = facts;
  // The organ that registered it, the one that has it, the one to which it was offered.
  const organs = [registration.organ, standing.organ, ...(standing.transfer ? [standing.transfer.to] : [])];
  const bodies = (Object.keys(CONCERNS) as Body[]).filter((body) => CONCERNS[body](facts));
  const district = ofDistrict(registration.district);
  return [...new Set([...organs.map(ofOrgan), district, ...bodies.map(ofBody)])].sort();
}

/** May a person see a case? */
export const mayReach = (actor: Actor, facts: CaseFacts): boolean =>
  reaches(reachOf(actor), { caseNo: facts.caseNo, marks: marksOf(facts) });

/** Is a case, by its number and its marks, within a reach? */
export function reaches(
  reach: Reach,
  { caseNo, marks }: { readonly caseNo: string; readonly marks: readonly string[] },
): boolean {
  switch (reach.kind) {
    case 'all':
      return true;
    case 'own':
      return reach.caseNos.includes(caseNo);
    case 'concerned':
      return reach.marks.some((mark) => marks.includes(mark));
  }
}

const came = ({ registration }: CaseFacts, ...doors: readonly Door[]): boolean => doors.includes(registration.door);
const mandatedBy = ({ mediations }: CaseFacts, from: 'court' | 'arbitration'): boolean =>
  mediations.some((each) => each.mandate?.from === from);
const referredTo = ({ registration }: CaseFacts, to: string): boolean =>
  registration.referrals.some((each) => each.to === to);
const guidedTo = ({ standing }: CaseFacts, ...forums: readonly string[]): boolean =>
  standing.guidances.some((each) => forums.includes(each.to));
/** A joint emergency team has all of them at one table. */
const inEmergency = ({ emergencies }: CaseFacts): boolean => emergencies.length > 0;

/** Whether a case came from a body of this kind, or was brought before one. */
const CONCERNS: Readonly<Record<Body, (facts: CaseFacts) => boolean>> = {
  court: (facts) =>
    came(facts, 'court') ||
    mandatedBy(facts, 'court') ||
    facts.confirmations.length > 0 ||
    facts.paymentOrders.length > 0 ||
    referredTo(facts, 'court') ||
    guidedTo(facts, 'litigation', 'enforcement', 'payment-order') ||
    inEmergency(facts),
  arbitrator: (facts) =>
    came(facts, 'arbitration-commission') ||
    mandatedBy(facts, 'arbitration') ||
    facts.reviews.length > 0 ||
    facts.arbitration !== undefined ||
    referredTo(facts, 'arbitration') ||
    guidedTo(facts, 'arbitration') ||
    inEmergency(facts),
  inspector: (facts) =>
    came(facts, 'inspection') || referredTo(facts, 'inspection') || guidedTo(facts, 'inspection') || inEmergency(facts),
  hotline: (facts) => came(facts, 'hotline', 'telephone') || facts.registration.tickets.length > 0,
  union: (facts) =>
    came(facts, 'union') ||
    facts.negotiations.some((each) => each.union !== undefined) ||
    facts.standing.agents.some((each) => each.kind === 'union') ||
    facts.registration.tickets.some((each) => each.hotline === '12351') ||
    (facts.advisories ?? []).length > 0 ||
    inEmergency(facts),
  platform: (facts) => came(facts, 'online'),
};
