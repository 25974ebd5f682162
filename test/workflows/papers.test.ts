import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Engine } from '../support/engine';
import { actorOf } from '../support/given';
import { FORM } from '../support/journeys/journey';
import { timeSkipping } from '../support/temporal';

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

const clerk = actorOf('clerk');
const ID = '4f0b8c1e-0000-4000-8000-000000000001';

async function issued(paper: string, eService: boolean): Promise<string> {
  const caseNo = await engine.open({ ...FORM, eService }, '2026-07-06');
  const copy = { about: '1', title: '调解受理通知书', sha256: 'a'.repeat(64) };
  await engine.act(caseNo, 'document.issue', { id: ID, paper, ...copy }, clerk);
  await engine.settled(caseNo);
  return caseNo;
}

const told = (caseNo: string): string[] =>
  engine.kept
    .notices(caseNo)
    .filter(({ template }) => template.startsWith('document-'))
    .map(({ key, to }) => `${key} ${to.join()}`);

test('both sides are told of a paper that is for both, if papers may come electronically', async () => {
  expect(told(await issued('acceptance-notice', true))).toEqual(['document-issued/1 worker,employer']);
  expect(told(await issued('acceptance-notice', false))).toEqual([]);
  expect(told(await issued('urging-record', true))).toEqual([]);
});

test('who was served otherwise than by hand is told where the paper can be read; who has signed for it is not', async () => {
  const caseNo = await issued('acceptance-notice', true);
  const serve = (input: object) => engine.act(caseNo, 'document.record-service', { id: ID, ...input }, clerk);
  await serve({ to: 'employer', method: 'direct', receivedBy: '乙' });
  await serve({ to: 'employer', method: 'left', note: '张贴并拍照' });
  await serve({ to: 'worker', method: 'electronic' });
  await engine.act(caseNo, 'document.acknowledge', { id: ID }, actorOf('worker'));
  await engine.settled(caseNo);
  expect(told(caseNo)).toEqual([
    'document-issued/1 worker,employer',
    'document-served/1-2 employer',
    'document-served/1-3 worker',
  ]);
});
