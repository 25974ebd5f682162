import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { openFile } from '../../shared/case/opening';
import { openingForm } from '../../shared/case/form';
import { STALE } from '../../workflows/messages';
import { Engine } from '../support/engine';
import { actorOf } from '../support/given';
import { kindOf } from '../support/history';
import { FORM } from '../support/journeys/journey';
import { devServer } from '../support/temporal';

// What happens at the counter, on the real server: keys, versions, and acts that are turned away.

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

const clerk = actorOf('clerk');
const worker = actorOf('worker');
const NOTE = { text: '电话联系用人单位' };
const APPLICATION = { by: 'worker', form: 'written', matter: '支付工资' };

const opened = () => engine.open(FORM, '2026-07-06');
const typesOf = (caseNo: string) => engine.kept.docket(caseNo).map(({ event }) => event.type);
const historyOf = async (caseNo: string) => (await engine.handle(caseNo).fetchHistory()).events ?? [];

test('a case opens with the entries that the API has told, to the last hash', async () => {
  const caseNo = await opened();
  const docket = engine.kept.docket(caseNo);
  const [{ by, key, at }] = [docket[0]!];
  expect(docket).toEqual(openFile({ caseNo, form: openingForm.parse(FORM), calendars: [], by, key, at }).entries);
});

test('the same key is one act, asked for again at once, later, and in a later run', async () => {
  const caseNo = await opened();
  const apply = () => engine.act(caseNo, 'mediation.apply', APPLICATION, worker, { key: 'k-1' });
  const answers = await Promise.all([apply(), apply(), apply()]);
  await engine.settled(caseNo);
  answers.push(await apply());
  await engine.renew(caseNo);
  answers.push(await apply());
  await engine.settled(caseNo);
  expect(answers.map(({ from, seq }) => [from, seq])).toEqual(Array(5).fill([2, 2]));
  expect(typesOf(caseNo)).toEqual(['case.opened', 'mediation.applied']);
});

test('the same key of two authors is two acts', async () => {
  const caseNo = await opened();
  await engine.act(caseNo, 'standing.add-note', NOTE, clerk, { key: 'k-1' });
  await engine.act(caseNo, 'standing.add-note', NOTE, actorOf('mediator'), { key: 'k-1' });
  await engine.settled(caseNo);
  expect(typesOf(caseNo)).toEqual(['case.opened', 'standing.noted', 'standing.noted']);
});

test('of two applications at the same moment one is taken, and the other is told why not', async () => {
  const caseNo = await opened();
  const answers = await Promise.all(
    ['k-1', 'k-2'].map((key) => engine.refusalsOf(caseNo, 'mediation.apply', APPLICATION, worker, { key })),
  );
  expect(answers.flat().map(({ code, cite }) => `${code} — ${cite.label}`)).toEqual([
    'mediation/already-open — 协商调解规定第21条',
  ]);
});

test('an act on a version that is no longer the newest is turned away with the number of the newest', async () => {
  const caseNo = await opened();
  await engine.act(caseNo, 'standing.add-note', NOTE, clerk, { expectedSeq: 1 });
  const failure = await engine.failureOf(caseNo, 'standing.add-note', NOTE, clerk, { expectedSeq: 1 });
  expect(failure).toMatchObject({ type: STALE, details: [2] });
  await engine.act(caseNo, 'standing.add-note', NOTE, clerk, { expectedSeq: 2 });
  await engine.settled(caseNo);
  expect(typesOf(caseNo)).toHaveLength(3);
});

test('the answer to an act that was taken is given again, though the version has moved on since', async () => {
  const caseNo = await opened();
  const note = () => engine.act(caseNo, 'standing.add-note', NOTE, clerk, { key: 'k-1', expectedSeq: 1 });
  const first = await note();
  await engine.settled(caseNo);
  await engine.renew(caseNo);
  expect(await note()).toMatchObject({ from: first.from, seq: first.seq });
});

test('what is turned away leaves no trace: twenty refusals, and the history is as long as before', async () => {
  const caseNo = await opened();
  const before = (await historyOf(caseNo)).map(kindOf);
  for (let times = 0; times < 10; times += 1) {
    expect(await engine.refusalsOf(caseNo, 'mediation.accept', {}, clerk)).not.toEqual([]);
    expect((await engine.failureOf(caseNo, 'standing.add-note', NOTE, clerk, { expectedSeq: 9 }))?.type).toBe(STALE);
  }
  expect((await historyOf(caseNo)).map(kindOf)).toEqual(before);
  expect(typesOf(caseNo)).toEqual(['case.opened']);
});
