import type { Citation } from '../law/statute';
import { localDateOf, type LocalDate } from '../law/local-date';
import { all, demand, PERMITTED, refuse, type Refusal, type Verdict } from '../law/verdict';
import { agreementActions } from '../paths/agreement/actions';
import { advisoryActions } from '../paths/advisory';
import { arbitrationActions } from '../paths/arbitration/actions';
import { reviewActions } from '../paths/arbitration-review/actions';
import { documentActions } from '../paths/documents';
import { emergencyActions } from '../paths/emergency';
import { followUpActions } from '../paths/follow-up/actions';
import { confirmationActions } from '../paths/judicial-confirmation/actions';
import { limitationActions } from '../paths/limitation';
import { mediationActions } from '../paths/mediation/actions';
import { negotiationActions } from '../paths/negotiation/actions';
import { paymentOrderActions } from '../paths/payment-order/actions';
import { performanceActions } from '../paths/performance/actions';
import { privacyActions } from '../paths/privacy/actions';
import { registrationActions } from '../paths/registration/actions';
import { ticketActions } from '../paths/tickets';
import { standingActions } from '../paths/standing/actions';
import { statementActions } from '../paths/statements';
import type { Action, Dated } from './action';
import { ROLES, type Actor, type Role } from './actor';
import { deadlinesOf, groundsOf, type Deadline } from './deadlines';
import type { CaseEvent, CaseFacts } from './facts';
import { cite, type Situation } from './situation';

/** Everything that anyone may do to a case. */
export const ACTIONS = [
  ...registrationActions,
  ...negotiationActions,
  ...mediationActions,
  ...agreementActions,
  ...reviewActions,
  ...confirmationActions,
  ...performanceActions,
  ...paymentOrderActions,
  ...arbitrationActions,
  ...limitationActions,
  ...emergencyActions,
  ...followUpActions,
  ...ticketActions,
  ...advisoryActions,
  ...statementActions,
  ...privacyActions,
  ...documentActions,
  ...standingActions,
] as const;

export type ActionName = (typeof ACTIONS)[number]['name'];

/** A request to act; its input has passed the action's schema. */
export type ActionRequest = { readonly name: ActionName; readonly input: unknown };

const BY_NAME = new Map<string, Action>(ACTIONS.map((each) => [each.name, each as unknown as Action]));

export const findAction = (name: string): Action | undefined => BY_NAME.get(name);

/** What an actor may do now, or why not; the same for validator, API and console. */
export type AvailableAction = {
  readonly name: ActionName;
  readonly label: string;
  readonly basis: Citation;
  readonly allowed: boolean;
  /** All reasons against, each with its article and a way out. */
  readonly refusals: readonly Refusal[];
  /** The open deadline by which it should be done. */
  readonly deadline?: Pick<Deadline, 'key' | 'label' | 'dueOn' | 'dueAt'>;
};

/** The case as it stands on a day, with the rules and the calendar by which it is judged. */
export const situationOf = (facts: CaseFacts, today: LocalDate): Situation => ({ facts, today, ...groundsOf(facts) });

/** Everything that the role's hand could do, each with its verdict. */
export function availableActions(facts: CaseFacts, role: Role, now: number): AvailableAction[] {
  const situation = situationOf(facts, localDateOf(now));
  const open = deadlinesOf(facts).filter((each) => each.state === 'open');
  return (ACTIONS as readonly unknown[] as readonly Action[])
    .filter((each) => each.by.includes(role))
    .map((each) => {
      const verdict = each.rule(situation);
      const due = open.find((candidate) => candidate.rule === each.basis);
      return {
        name: each.name as ActionName,
        label: each.label,
        basis: cite(situation.book, each.basis),
        allowed: verdict.ok,
        refusals: verdict.ok ? [] : verdict.refusals,
        ...(due ? { deadline: { key: due.key, label: due.label, dueOn: due.dueOn, dueAt: due.dueAt } } : {}),
      };
    });
}

/** The day on which an act has its effect: as the input says, else today. */
export const effectiveDay = (request: ActionRequest, today: LocalDate): LocalDate =>
  (request.input as Dated).on ?? today;

/** May this actor do this now? Pure; judged on the day of the act, which may lie before today but not after. */
export function check(request: ActionRequest, facts: CaseFacts, actor: Actor, now: number): Verdict {
  const found = findAction(request.name);
  const today = localDateOf(now);
  const on = effectiveDay(request, today);
  const situation = situationOf(facts, on);
  const records = cite(situation.book, 'mediation-records');
  if (!found) return refuse('action/unknown', `没有名为${request.name}的操作`, records, '查询可以办理的操作');
  const mayAct = demand(
    found.by.includes(actor.role),
    'action/role',
    `${ROLES[actor.role]}不能办理「${found.label}」`,
    records,
    `由${found.by.map((role) => ROLES[role]).join('、')}办理`,
  );
  const timely = all(
    demand(on <= today, 'action/in-the-future', `行为发生日${on}晚于今天${today}`, records, '填写今天或者以前的日期'),
    demand(
      on >= earliestDay(facts),
      'action/before-the-case',
      `行为发生日${on}早于本案最早的日期${earliestDay(facts)}`,
      records,
      '核对行为发生日',
    ),
  );
  const before = all(mayAct, timely, found.rule(situation));
  if (!before.ok) return before;
  return found.inputRule?.({ ...situation, input: request.input, actor }) ?? PERMITTED;
}

/** Nothing in a case happens before its dispute: the registration, or what a partner's papers date earlier. */
const earliestDay = (facts: CaseFacts): LocalDate =>
  [
    facts.openedOn,
    facts.mediations[0]?.receivedOn,
    facts.arbitration?.applicationReceivedOn,
    facts.registration.tickets[0]?.dispatchedOn,
    facts.registration.handOver?.on,
    facts.limitation.infringedOn,
  ]
    .filter((day) => day !== undefined)
    .reduce((a, b) => (a <= b ? a : b));

/** The events that follow from a permitted act. */
export function decide(request: ActionRequest, facts: CaseFacts, actor: Actor, now: number): readonly CaseEvent[] {
  const found = findAction(request.name);
  if (!found) throw new RangeError(`unknown action ${request.name}`);
  const on = effectiveDay(request, localDateOf(now));
  return found.events({ ...situationOf(facts, on), input: request.input, actor, at: new Date(now).toISOString() });
}
