import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { setTimeout as pause } from 'node:timers/promises';
import type { ActionName } from '../../shared/case/actions';
import type { Role } from '../../shared/case/actor';
import { endOfDay, localDate } from '../../shared/law/local-date';
import { Engine } from '../support/engine';
import { actorOf, type InputOf } from '../support/given';
import { journey, type Step } from '../support/journeys';
import { inOneRun, isReminder, play } from '../support/playing';
import { devServer } from '../support/temporal';

// The worker is down while periods end. An act that comes too late waits for it, and meets the midnight in one task.

type Late = {
  readonly name: string;
  readonly lastDay: string;
  readonly act: ActionName;
  readonly input: unknown;
  readonly by: Role;
  /** The reasons against the act; none if it is taken though it is late. */
  readonly refused: readonly string[];
  readonly entries: readonly string[];
  readonly notices: readonly string[];
};

/** A journey up to the last day of a period, and what comes a moment after it. */
const late = <Name extends ActionName>(
  name: string,
  lastDay: string,
  act: Name,
  input: InputOf<Name>,
  by: Role,
  expected: Pick<Late, 'refused' | 'entries' | 'notices'>,
): Late => ({ name, lastDay, act, input, by, ...expected });

const MONEY = { kind: 'pay', text: '支付工资', amountFen: 1_860_000, dueOn: '2026-12-31' } as const;
const PACKAGE = { agreement: true, identity: true, serviceAddresses: true } as const;
const COURT = { court: 'CQ-NA-COURT', courtBasis: 'organisation-seat' } as const;

const LATE: readonly Late[] = [
  late('negotiation-silence-then-mediation-lapses', '2026-07-13', 'negotiation.reply', { willing: true }, 'employer', {
    refused: ['negotiation/no-answer-due — 协商调解规定第10条'],
    entries: ['negotiation.deemed-unwilling'],
    notices: ['negotiation-unwilling/1'],
  }),
  late('negotiation-period-ends', '2026-07-24', 'negotiation.record-talk', { summary: '达成一致' }, 'mediator', {
    refused: ['negotiation/not-agreed-to — 协商调解规定第10条'],
    entries: ['negotiation.period-ended'],
    notices: ['negotiation-failed/1'],
  }),
  late(
    'negotiation-silence-then-mediation-lapses',
    '2026-07-30',
    'agreement.conclude',
    { obligations: [MONEY] },
    'mediator',
    {
      refused: ['mediation/not-running — 协商调解规定第29条'],
      entries: ['mediation.lapsed', 'standing.guided', 'follow-up.planned'],
      notices: ['mediation-failed/1'],
    },
  ),
  late(
    'negotiation-silence-then-mediation-lapses',
    '2026-07-30',
    'agreement.conclude',
    { obligations: [MONEY], on: '2026-07-30' },
    'mediator',
    {
      refused: [],
      entries: ['mediation.lapsed', 'agreement.concluded', 'mediation.ended'],
      notices: ['agreement-reached/1'],
    },
  ),
  late('court-period-lapses', '2026-07-14', 'agreement.conclude', { obligations: [MONEY] }, 'mediator', {
    refused: ['mediation/not-running — 协商调解规定第29条'],
    entries: ['mediation.lapsed', 'mediation.result-returned'],
    notices: ['mandate-overdue/1', 'mediation-failed/1'],
  }),
  late(
    'both-windows-missed',
    '2026-07-27',
    'review.apply',
    { by: ['worker', 'employer'], commission: 'CQ-NA-ARB', package: PACKAGE },
    'clerk',
    {
      refused: ['arbitration-review/late — 办案规则第75条'],
      entries: ['agreement.review-window-closed'],
      notices: ['review-window-closed/1'],
    },
  ),
  late(
    'both-windows-missed',
    '2026-08-10',
    'confirmation.apply',
    { ...COURT, workerApplies: true, employerApplies: true },
    'clerk',
    {
      refused: ['judicial-confirmation/late — 民事诉讼法第205条'],
      entries: ['agreement.confirmation-window-closed'],
      notices: ['confirmation-window-closed/1'],
    },
  ),
  late('order-undeliverable', '2026-09-02', 'payment-order.record-service', {}, 'court', {
    refused: ['payment-order/not-issued — 民事诉讼法第227条'],
    entries: ['payment-order.became-void'],
    notices: ['payment-order-void/1'],
  }),
  late('order-terminated-before-service', '2026-08-27', 'payment-order.opt-out', {}, 'worker', {
    refused: ['payment-order/no-optout — 民诉法解释第438条'],
    entries: ['payment-order.suit-deemed-filed'],
    notices: [],
  }),
  late(
    'order-becomes-enforceable',
    '2026-08-21',
    'payment-order.object',
    { form: 'written', ground: 'disputes-debt' },
    'employer',
    {
      refused: [],
      entries: ['payment-order.became-enforceable', 'payment-order.objected'],
      notices: ['payment-order-enforceable/1'],
    },
  ),
  late(
    'instalments-default-new-day-acceleration',
    '2026-07-31',
    'performance.record-payment',
    { no: 1, amountFen: 300_000 },
    'worker',
    {
      refused: [],
      entries: ['performance.defaulted', 'performance.paid'],
      notices: ['performance-overdue/1-1@2026-07-31'],
    },
  ),
];

type Outcome = Pick<Late, 'refused' | 'entries' | 'notices'> & { readonly lapsedOn: string; readonly lapsedAt: number };

let env: TestWorkflowEnvironment;
let engine: Engine;
let outcomes: readonly Outcome[];

beforeAll(async () => {
  env = await devServer();
  engine = await Engine.start(env);
  const cases = await Promise.all(LATE.map(lastDayOf));
  await Promise.all(cases.map((caseNo, i) => engine.travel(caseNo, `${LATE[i]!.lastDay} 23:59.8`)));
  await engine.stopWorker();
  const left = await Promise.all(cases.map((caseNo, i) => untilMidnight(caseNo, LATE[i]!.lastDay)));
  await pause(Math.max(...left, 0) + 300);
  const comeLate = cases.map((caseNo, i) => afterMidnight(caseNo, LATE[i]!));
  await pause(300);
  await engine.startWorker();
  outcomes = await Promise.all(comeLate);
});
afterAll(async () => {
  await engine?.stop();
  await env?.teardown();
});

/** The case as it stands on the last day, or some days before. */
async function lastDayOf({ name, lastDay }: Late): Promise<string> {
  const whole = journey(name);
  const isInTime = (step: Step) => ('until' in step ? step.until : step.at).slice(0, 10) <= lastDay;
  const ways = { ...inOneRun(engine), pass: (caseNo: string, moment: string) => engine.travel(caseNo, moment) };
  return play({ ...whole, steps: whole.steps.filter(isInTime) }, engine, ways);
}

const untilMidnight = async (caseNo: string, lastDay: string): Promise<number> =>
  endOfDay(localDate(lastDay)) - (await engine.now(caseNo));

async function afterMidnight(caseNo: string, { act, input, by }: Late): Promise<Outcome> {
  const before = { entries: engine.kept.docket(caseNo).length, notices: engine.kept.notices(caseNo).length };
  const refused = await engine.refusalsOf(caseNo, act, input, actorOf(by));
  await engine.settled(caseNo);
  const entries = engine.kept.docket(caseNo).slice(before.entries);
  const notices = engine.kept.notices(caseNo).slice(before.notices);
  return {
    refused: refused.map(({ code, cite }) => `${code} — ${cite.label}`),
    entries: entries.map(({ event }) => event.type),
    notices: notices.map(({ key }) => key).filter((key) => !isReminder(key)),
    lapsedOn: entries[0]?.on ?? '',
    lapsedAt: Date.parse(entries[0]?.at ?? ''),
  };
}

test.each(LATE.map((each, i) => ({ ...each, i })))(
  '$act on the day after $lastDay ($name)',
  ({ i, lastDay, refused, entries, notices }) => {
    const outcome = outcomes[i]!;
    expect(outcome).toMatchObject({ refused, entries, notices, lapsedOn: lastDay });
    expect(outcome.lapsedAt).toBeGreaterThanOrEqual(endOfDay(localDate(lastDay)));
  },
);

test('nothing was handed over that a ledger would turn away', () => expect(engine.kept.faults).toEqual([]));
