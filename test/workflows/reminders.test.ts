import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { yearCalendar } from '../../shared/law/calendar/year-calendar';
import { Engine } from '../support/engine';
import { actorOf } from '../support/given';
import { FORM, mediating } from '../support/journeys/journey';
import { isReminder, outcomeOf, play } from '../support/playing';
import { timeSkipping } from '../support/temporal';
import { bundleOfTomorrow, type Change } from '../support/tomorrow';

let env: TestWorkflowEnvironment;
let engine: Engine;

beforeAll(async () => {
  env = await timeSkipping();
  engine = await Engine.start(env);
});
afterEach(async () => {
  expect(engine.kept.faults).toEqual([]);
  await engine.endAll();
});
afterAll(async () => {
  await engine?.stop();
  await env?.teardown();
});

/** Day and hour (Asia/Shanghai) of each reminder of a deadline, with what it says. */
function remindersOf(caseNo: string, deadline: string, { kept } = engine): string[] {
  return kept
    .notices(caseNo)
    .filter(({ key, about }) => isReminder(key) && about?.deadline === deadline)
    .map(({ at, key }) => `${shanghai(at)} ${key.split('/')[0]}`);
}

const shanghai = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 13).replace('T', ' ');

const clerk = actorOf('clerk');
const opened = (day = '2026-07-06', form = FORM) => engine.open(form, day);

/** Applied for on 6 July: to be accepted within three working days, until Thursday 9 July. */
async function applied(input: { on?: string } = {}, day?: string): Promise<string> {
  const caseNo = await opened(day);
  await engine.act(caseNo, 'mediation.apply', { by: 'both', form: 'written', matter: '支付工资', ...input }, clerk);
  await engine.settled(caseNo);
  return caseNo;
}

test('a duty that nobody does is reminded of ahead, on its day, and three times when it is overdue, each once', async () => {
  const caseNo = await applied();
  await engine.until(caseNo, '2026-08-10');
  expect(remindersOf(caseNo, 'mediation-accept/1')).toEqual([
    '2026-07-08 09 deadline-ahead',
    '2026-07-09 09 deadline-today',
    '2026-07-10 09 deadline-overdue',
    '2026-07-12 09 deadline-overdue',
    '2026-07-16 09 deadline-overdue',
  ]);
});

test('the supervisor hears of what is overdue, not of what is to come', async () => {
  const caseNo = await applied();
  await engine.until(caseNo, '2026-07-11');
  const about = engine.kept.notices(caseNo).filter(({ key }) => isReminder(key));
  expect(about.map(({ key, to }) => `${key.split('/')[0]}: ${to.join('、')}`)).toEqual([
    'deadline-ahead: organ',
    'deadline-today: organ',
    'deadline-overdue: organ、supervisor',
  ]);
});

test('what was done is reminded of no more', async () => {
  const caseNo = await applied();
  await engine.until(caseNo, '2026-07-08 10:00');
  await engine.act(caseNo, 'mediation.accept', {}, clerk);
  await engine.until(caseNo, '2026-07-15');
  expect(remindersOf(caseNo, 'mediation-accept/1')).toEqual(['2026-07-08 09 deadline-ahead']);
});

test('a period that was extended is reminded of anew, for its new last day', async () => {
  const steps = mediating('2026-07-06');
  const caseNo = await play({ form: FORM, opens: '2026-07-06', steps }, engine);
  await engine.until(caseNo, '2026-07-20');
  const longer = { until: '2026-07-28', workerAgrees: true, employerAgrees: true };
  await engine.act(caseNo, 'mediation.extend', longer, actorOf('mediator'));
  await engine.until(caseNo, '2026-07-30');
  expect(remindersOf(caseNo, 'mediation-conclude-committee/1')).toEqual([
    '2026-07-18 09 deadline-ahead',
    '2026-07-20 09 deadline-ahead',
    '2026-07-25 09 deadline-ahead',
    '2026-07-27 09 deadline-ahead',
    '2026-07-28 09 deadline-today',
  ]);
});

test('an application that is entered later than it was made reminds of nothing that lies in the past', async () => {
  const caseNo = await opened('2026-07-06');
  await engine.until(caseNo, '2026-07-09 10:00');
  await engine.act(
    caseNo,
    'mediation.apply',
    { by: 'both', form: 'written', matter: '支付工资', on: '2026-07-06' },
    clerk,
  );
  await engine.until(caseNo, '2026-07-11');
  expect(remindersOf(caseNo, 'mediation-accept/1')).toEqual(['2026-07-10 09 deadline-overdue']);
});

test('a reminder that was not sent for that reason is sent when the supervisor releases it', async () => {
  const caseNo = await opened('2026-07-06');
  await engine.until(caseNo, '2026-07-09 10:00');
  const application = { by: 'both', form: 'written', matter: '支付工资', on: '2026-07-06' };
  await engine.act(caseNo, 'mediation.apply', application, clerk);
  const keys = ['deadline-today/mediation-accept/1@2026-07-09/0'];
  await engine.act(caseNo, 'standing.release-reminders', { keys }, actorOf('supervisor'));
  await engine.act(caseNo, 'standing.release-reminders', { keys }, actorOf('supervisor'));
  await engine.settled(caseNo);
  expect(remindersOf(caseNo, 'mediation-accept/1')).toEqual(['2026-07-09 10 deadline-today']);
});

describe('a notice of the State Council for a year that was not published yet', () => {
  const administrator = actorOf('administrator');
  const NOTICE = { notice: '关于2027年部分节假日安排的通知', statutory: '01-01' };
  /** Saturday 2 January is worked. */
  const EARLIER = yearCalendar(2027, { ...NOTICE, revision: 1, off: '01-01', working: '01-02' });
  /** Everybody rests until Tuesday 5 January. */
  const LATER = yearCalendar(2027, { ...NOTICE, revision: 2, off: '01-01..01-05', working: '' });

  /** Asked on 28 December 2026: to be answered within five days, provisionally until Monday 4 January 2027. */
  async function asked(): Promise<string> {
    const caseNo = await opened('2026-12-28', { ...FORM, infringedOn: '2026-12-01' });
    await engine.act(caseNo, 'negotiation.request', { by: 'worker', matter: '支付工资' }, actorOf('worker'));
    await engine.settled(caseNo);
    return caseNo;
  }

  const lapses = (caseNo: string) =>
    engine.kept
      .docket(caseNo)
      .filter(({ event }) => event.type === 'negotiation.deemed-unwilling')
      .map(({ on, at }) => `${on}, recorded ${shanghai(at)}`);
  const adoptions = (caseNo: string) =>
    engine.kept.docket(caseNo).filter(({ event }) => event.type === 'standing.calendar-adopted').length;

  test('without it, the provisional day holds', async () => {
    const caseNo = await asked();
    await engine.until(caseNo, '2027-01-08');
    expect(lapses(caseNo)).toEqual(['2027-01-04, recorded 2027-01-05 00']);
  });

  test('it brings the day forward, and the alarm with it', async () => {
    const caseNo = await asked();
    await engine.until(caseNo, '2026-12-30');
    await engine.loadCalendar(caseNo, EARLIER, administrator, 'load/2027-1');
    await engine.until(caseNo, '2027-01-08');
    expect(lapses(caseNo)).toEqual(['2027-01-02, recorded 2027-01-03 00']);
    expect(remindersOf(caseNo, 'negotiation-reply/1')).toEqual([
      // Said of the provisional last day, under the most careful reading of it.
      '2026-12-30 09 deadline-ahead',
      '2027-01-01 09 deadline-ahead',
      '2027-01-02 09 deadline-today',
    ]);
  });

  test('a revision puts it off again; what is loaded twice, or is older, changes nothing', async () => {
    const caseNo = await asked();
    await engine.until(caseNo, '2026-12-30');
    await engine.loadCalendar(caseNo, EARLIER, administrator, 'load/2027-1');
    await engine.loadCalendar(caseNo, EARLIER, administrator, 'load/2027-1');
    await engine.loadCalendar(caseNo, LATER, administrator, 'load/2027-2');
    await engine.renew(caseNo);
    await engine.loadCalendar(caseNo, LATER, administrator, 'load/2027-2');
    await engine.loadCalendar(caseNo, EARLIER, administrator, 'load/2027-1');
    expect(adoptions(caseNo)).toBe(2);
    await engine.until(caseNo, '2027-01-08');
    expect(lapses(caseNo)).toEqual(['2027-01-06, recorded 2027-01-07 00']);
  });

  test('days that it moves into the past are reminded of no more, but what has ended meanwhile lapses', async () => {
    const caseNo = await asked();
    await engine.until(caseNo, '2027-01-03 10:00');
    const before = remindersOf(caseNo, 'negotiation-reply/1');
    await engine.loadCalendar(caseNo, EARLIER, administrator, 'load/2027-1');
    expect(lapses(caseNo)).toEqual(['2027-01-02, recorded 2027-01-03 10']);
    expect(remindersOf(caseNo, 'negotiation-reply/1')).toEqual(before);
  });
});

describe('a new rulebook that comes to an open case by a transitional article', () => {
  /** Thirty days to mediate instead of fifteen; reminded of twenty days and two days ahead. */
  const NEW_LAW: Change = {
    file: 'shared/law/rulebooks/rulebooks.ts',
    from: 'RULEBOOKS: readonly Rulebook[] = [NATIONAL_2024, CHONGQING_2024];',
    to: `RULEBOOKS: readonly Rulebook[] = [NATIONAL_2024, CHONGQING_2024, {
      ...CHONGQING_2024,
      id: 'chongqing@2026-07-15',
      inForceFrom: '2026-07-15' as LocalDate,
      rules: {
        ...CHONGQING_2024.rules,
        'mediation-conclude-committee': {
          ...CHONGQING_2024.rules['mediation-conclude-committee'],
          period: { n: 30, unit: 'calendar-days' },
        },
      },
      reminders: {
        ...CHONGQING_2024.reminders,
        byKind: { ...CHONGQING_2024.reminders.byKind, lapse: { ahead: [20, 2], onTheDay: true, overdue: [] } },
      },
    }];`,
  };

  test('moves the last day, and reminds of nothing that would have been due before it came', async () => {
    const tomorrow = await Engine.start(env, await bundleOfTomorrow(NEW_LAW));
    try {
      const steps = mediating('2026-07-06');
      const caseNo = await play({ form: FORM, opens: '2026-07-06', steps }, tomorrow);
      await tomorrow.until(caseNo, '2026-07-16');
      const adoption = { rulebookId: 'chongqing@2026-07-15', transitionalArticle: '新规定第九十条' };
      await tomorrow.act(caseNo, 'standing.adopt-rulebook', adoption, actorOf('administrator'));
      await tomorrow.until(caseNo, '2026-08-10');
      expect(remindersOf(caseNo, 'mediation-conclude-committee/1', tomorrow)).toEqual([
        '2026-08-03 09 deadline-ahead',
        '2026-08-05 09 deadline-today',
      ]);
      expect(outcomeOf(tomorrow, caseNo).docket).toContain('2026-08-05 mediation.lapsed');
    } finally {
      await tomorrow.stop();
    }
  });
});
