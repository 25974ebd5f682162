import type { Actor, Role } from '../shared/case/actor';
import { check, decide, effectiveDay, findAction, type ActionName, type ActionRequest } from '../shared/case/actions';
import { deadlinesOf, groundsOf, type Deadline } from '../shared/case/deadlines';
import { evolve, type CaseEvent, type CaseFacts, type CaseOpened } from '../shared/case/facts';
import { inputSchema, type SupposedAct } from '../shared/contract/acts';
import { addDays, localDateOf, startOfDay, type LocalDate } from '../shared/law/local-date';
import type { Refusal } from '../shared/law/verdict';
import { lastDayToConclude } from '../shared/paths/mediation/rules';
import { Problem } from './problem';

/** What is supposed: acts in their order, an extension by both sides, and how far time goes on. */
export type Story = {
  readonly events: readonly SupposedAct[];
  readonly extend?: { readonly days: number } | undefined;
  readonly today?: LocalDate | undefined;
};

/** A step of the story. The first that the law refuses ends it. */
export type Step = {
  readonly name: ActionName;
  readonly on: LocalDate;
  readonly ok: boolean;
  readonly refusals: readonly Refusal[];
  readonly events: readonly string[];
};

/** The case at some point of the story; `now` in UTC milliseconds on the case's clock. */
type Scene = { readonly facts: CaseFacts; readonly now: number; readonly steps: readonly Step[] };

/**
 * Thinks a story through with the same check, decide and evolve that would carry it out. Pure; nothing is kept.
 * @throws Problem `validation` for a day that lies before the step it follows, where the act cannot be backdated.
 */
export function simulate(facts: CaseFacts, now: number, { events, extend, today }: Story, actor: Actor): Scene {
  let scene: Scene = { facts, now, steps: [] };
  for (const [index, event] of events.entries()) {
    scene = supposed(scene, event, actor, `body.events.${index}.on`);
    if (!scene.steps.at(-1)?.ok) return scene;
  }
  if (extend) scene = played(scene, extension(scene, extend.days), handlerOf(scene.facts));
  return today === undefined ? scene : { ...scene, now: later(scene.now, today, 'body.today') };
}

function supposed(scene: Scene, { name, input, on, by }: SupposedAct, actor: Actor, path: string): Scene {
  const action = findAction(name);
  const today = localDateOf(scene.now);
  const properties = (action ? inputSchema(action) : {}).properties as Readonly<Record<string, unknown>> | undefined;
  const backdated = on !== undefined && on < today;
  if (backdated && !properties?.on) throw misdated(path, '该操作在办理当天发生效力，不能填写以前的日期');
  const moment = on === undefined || backdated ? scene.now : later(scene.now, on, path);
  const request = { name, input: backdated ? { ...(input as object), on } : input };
  const role = by ?? (action?.by.includes(actor.role) ? actor.role : (action?.by[0] ?? actor.role));
  return played({ ...scene, now: moment }, request, role === actor.role ? actor : personOf(scene.facts, role));
}

/** One step: judged, and if the law permits it, taken. */
function played({ facts, now, steps }: Scene, request: ActionRequest, by: Actor): Scene {
  const on = effectiveDay(request, localDateOf(now));
  const verdict = check(request, facts, by, now);
  if (!verdict.ok)
    return {
      facts,
      now,
      steps: [...steps, { name: request.name, on, ok: false, refusals: verdict.refusals, events: [] }],
    };
  const made = decide(request, facts, by, now) as readonly Exclude<CaseEvent, CaseOpened>[];
  const moment = { at: new Date(now).toISOString(), on };
  const step: Step = { name: request.name, on, ok: true, refusals: [], events: made.map((event) => event.type) };
  return { facts: made.reduce((before, event) => evolve(before, event, moment), facts), now, steps: [...steps, step] };
}

/** Both sides agree to go on for some days after the last day of the mediation. */
function extension({ facts, now }: Scene, days: number): ActionRequest {
  const today = localDateOf(now);
  const lastDay = lastDayToConclude({ facts, today, ...groundsOf(facts) }) ?? today;
  return {
    name: 'mediation.extend',
    input: { until: addDays(lastDay, days), workerAgrees: true, employerAgrees: true },
  };
}

const personOf = (facts: CaseFacts, role: Role): Actor => ({
  id: 'simulation',
  role,
  organ: facts.standing.transfer?.to ?? facts.standing.organ,
});
const handlerOf = (facts: CaseFacts): Actor => personOf(facts, 'mediator');

const MORNING_MS = 9 * 3_600_000;

/** The morning of a day that is not past, or the moment itself if it is that day. */
function later(now: number, day: LocalDate, path: string): number {
  const today = localDateOf(now);
  if (day < today) throw misdated(path, `日期早于上一步的日期${today}`);
  return day === today ? now : startOfDay(day) + MORNING_MS;
}

function misdated(path: string, message: string): Problem {
  return new Problem('validation', { detail: `${path} ${message}`, fields: [{ path, code: 'order', message }] });
}

/** Last days that differ between two states of a case. */
export function changedDays(
  before: CaseFacts,
  after: CaseFacts,
): readonly { key: string; label: string; from?: LocalDate; to?: LocalDate }[] {
  const [was, is] = [running(before), running(after)];
  const keys = new Set([...was.keys(), ...is.keys()]);
  return [...keys].flatMap((key) => {
    const [from, to] = [was.get(key)?.dueOn, is.get(key)?.dueOn];
    if (from === to) return [];
    const label = (is.get(key) ?? was.get(key))?.label ?? key;
    return [{ key, label, ...(from ? { from } : {}), ...(to ? { to } : {}) }];
  });
}

const running = (facts: CaseFacts): ReadonlyMap<string, Deadline> =>
  new Map(deadlinesOf(facts).flatMap((deadline) => (deadline.state === 'open' ? [[deadline.key, deadline]] : [])));
