import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { setTimeout as pause } from 'node:timers/promises';
import { renewSignal } from '../../workflows/messages';
import type { Form } from '../support/builders';
import { Engine } from '../support/engine';
import { actorOf } from '../support/given';
import { devServer } from '../support/temporal';

// What comes while no worker is there comes in one workflow task as soon as there is one again. And a task whose worker
// dies before the engine knows of it is done again, at another instant.

let env: TestWorkflowEnvironment;
let engine: Engine;

beforeAll(async () => {
  env = await devServer();
  engine = await Engine.start(env);
});
afterAll(async () => {
  await engine?.stop();
  await env?.teardown();
});

const FORM: Form = {
  door: 'window',
  organ: 'ORG-1',
  district: '500108',
  parties: [
    { id: 'p1', side: 'worker', kind: 'natural-person', name: '甲' },
    { id: 'p2', side: 'employer', kind: 'enterprise', name: '乙公司' },
  ],
  claims: [{ no: 1, kind: 'wage-arrears', text: '支付拖欠的工资', amountFen: 1_000_000 }],
  summary: '拖欠工资',
  officer: '丙',
  infringedOn: '2026-05-31',
};
const CLERK = actorOf('clerk');
const DAY_MS = 24 * 3_600_000;
const NOTE = { text: '电话联系' };

const typesOf = (caseNo: string): string[] => engine.kept.docket(caseNo).map(({ event }) => event.type);

/** Applied for and agreed to; entered on the day after a mediation that was accepted on 2026-07-07 is over. */
async function consented(at: string): Promise<string> {
  const caseNo = await engine.open(FORM, at);
  const application = { by: 'worker', form: 'written', matter: '支付工资', on: '2026-07-07' };
  await engine.act(caseNo, 'mediation.apply', application, CLERK);
  await engine.act(caseNo, 'mediation.record-consent', { side: 'employer', given: true, on: '2026-07-07' }, CLERK);
  return caseNo;
}

test('an act and the wish for a new run in one task: what follows from the act is done before the new run', async () => {
  const caseNo = await consented('2026-07-23 10:00');
  await engine.settled(caseNo);
  await engine.stopWorker();
  const run = await engine.runId(caseNo);
  await engine.handle(caseNo).signal(renewSignal);
  const accepted = engine.act(caseNo, 'mediation.accept', { on: '2026-07-07' }, CLERK);
  await engine.startWorker();
  await accepted;
  await engine.act(caseNo, 'standing.add-note', NOTE, CLERK);
  await engine.settled(caseNo);
  expect(await engine.runId(caseNo)).not.toBe(run);
  expect(typesOf(caseNo).slice(3)).toEqual([
    'mediation.accepted',
    'mediation.lapsed',
    'standing.guided',
    'follow-up.planned',
    'standing.noted',
  ]);
  expect(engine.kept.faults).toEqual([]);
});

test('an act in the first task of a new run: what has come about meanwhile is said before it', async () => {
  const caseNo = await consented('2026-07-22 10:00');
  await engine.act(caseNo, 'mediation.accept', { on: '2026-07-07' }, CLERK);
  await engine.settled(caseNo);
  await engine.renew(caseNo);
  const file = await engine.fileOf(caseNo);
  const shiftMs = file.shiftMs + DAY_MS;
  await engine.stopWorker();
  await engine.startCase(caseNo, { file: { ...file, shiftMs } }, shiftMs);
  const noted = engine.act(caseNo, 'standing.add-note', NOTE, CLERK);
  await engine.startWorker();
  await noted;
  await engine.settled(caseNo);
  expect(typesOf(caseNo).slice(4)).toEqual([
    'mediation.lapsed',
    'standing.guided',
    'follow-up.planned',
    'standing.noted',
  ]);
});

test('an act and the wish for another new run in the first task of a new run: the act is in the file that goes on', async () => {
  const caseNo = await consented('2026-07-08 10:00');
  await engine.settled(caseNo);
  await engine.renew(caseNo);
  await engine.stopWorker();
  await engine.startCase(caseNo, { file: await engine.fileOf(caseNo) }, engine.shift(caseNo));
  await engine.handle(caseNo).signal(renewSignal);
  const accept = () => engine.act(caseNo, 'mediation.accept', { on: '2026-07-07' }, CLERK, { key: 'k-1' });
  const accepted = accept();
  await pause(200);
  await engine.startWorker();
  const { from, seq } = await accepted;
  await engine.settled(caseNo);
  expect(typesOf(caseNo).slice(3)).toEqual(['mediation.accepted']);
  expect(await accept()).toMatchObject({ from, seq });
  expect(engine.kept.faults).toEqual([]);
});

test('nothing but an opening reaches the ledger before the engine knows of it', async () => {
  const caseNo = await consented('2026-07-22 23:59.95');
  await engine.act(caseNo, 'mediation.accept', { on: '2026-07-07' }, CLERK);
  await pause(4_000);
  await engine.settled(caseNo);
  expect(typesOf(caseNo)).toContain('mediation.lapsed');
  const { events } = await engine.handle(caseNo).fetchHistory();
  const written = (events ?? []).flatMap(
    ({ activityTaskScheduledEventAttributes: scheduled, markerRecordedEventAttributes: marker }) =>
      // The other marker says by which version of the prose the case goes on.
      scheduled ? ['scheduled'] : marker?.markerName === 'core_local_activity' ? ['at once'] : [],
  );
  expect(written).toEqual(['at once', 'scheduled', 'scheduled', 'scheduled', 'scheduled']);
});
