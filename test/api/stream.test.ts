import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../../shared/case/actor';
import { APPLICATION, CLERK, MEDIATOR, opened, openHouse, person, SUPERVISOR, workerOf, type House } from './house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** Listens as a browser does; what has been heard so far, and what ends it. */
async function listening(actor: Actor, query = '', headers: Record<string, string> = {}) {
  const hangUp = new AbortController();
  const response = await fetch(`${house.url}/v1/stream${query}`, {
    headers: { authorization: `Bearer ${await house.issuer.sign(actor)}`, ...headers },
    signal: hangUp.signal,
  });
  const heard: { id: string; caseNo: string; seq: number; stage: string }[] = [];
  const reading = (async () => {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body!) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) {
        const [, id, data] = /^id: (\d+)\nevent: case\ndata: (.+)$/.exec(block) ?? [];
        if (data) heard.push({ id: id!, ...JSON.parse(data) });
      }
    }
  })().catch(() => undefined);
  const hears = async (caseNo: string, seq: number) => {
    for (let waited = 0; waited < 8_000; waited += 50) {
      const event = heard.find((each) => each.caseNo === caseNo && each.seq >= seq);
      if (event) return event;
      await pause(50);
    }
    throw new Error(`nothing was heard of ${caseNo} up to ${seq}, but ${JSON.stringify(heard)}`);
  };
  return { response, heard, hears, stop: () => (hangUp.abort(), reading) };
}

test('who watches is told of every case that changes, and what became of it', async () => {
  const line = await listening(CLERK);
  expect(line.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const caseNo = await opened(house);
  expect(await line.hears(caseNo, 1)).toMatchObject({ caseNo, stage: 'registered' });
  const { body } = await house.post(`/v1/cases/${caseNo}/actions`, APPLICATION, MEDIATOR);
  expect(await line.hears(caseNo, body.case.seq)).toMatchObject({ stage: body.case.stage });
  expect(line.heard.filter((each) => each.caseNo === caseNo && each.seq === body.case.seq)).toHaveLength(1);
  await line.stop();
});

test('nobody is told of a case that is not theirs to see', async () => {
  const [elsewhere, party, supervisor] = await Promise.all([
    listening(person('clerk', { organ: 'ORG-YZ-CTR' })),
    listening(workerOf('CQ-2026-999999')),
    listening(SUPERVISOR),
  ]);
  const caseNo = await opened(house);
  await supervisor.hears(caseNo, 1);
  expect([elsewhere.heard, party.heard]).toEqual([[], []]);
  await Promise.all([elsewhere, party, supervisor].map((line) => line.stop()));
});

test('a page of one case hears of that case only', async () => {
  const [mine, other] = [await opened(house), await opened(house)];
  const line = await listening(CLERK, `?caseNo=${mine}`);
  await house.post(`/v1/cases/${other}/actions`, APPLICATION, MEDIATOR);
  const { body } = await house.post(`/v1/cases/${mine}/actions`, APPLICATION, MEDIATOR);
  await line.hears(mine, body.case.seq);
  expect(new Set(line.heard.map((each) => each.caseNo))).toEqual(new Set([mine]));
  await line.stop();
});

test('who comes back is told of what was missed, and of nothing before', async () => {
  const before = await listening(CLERK);
  const known = await opened(house);
  const { id } = await before.hears(known, 1);
  await before.stop();
  const missed = await opened(house);
  const after = await listening(CLERK, '', { 'last-event-id': String(Number(id) + 1) });
  const first = await after.hears(missed, 1);
  expect(first.caseNo).toBe(missed);
  await after.stop();
});

test.each<[string, Actor | undefined, string, number]>([
  ['nobody in particular', undefined, '', 401],
  ['a party, of another’s case', workerOf('CQ-2026-000001'), '?caseNo=CQ-2026-000002', 403],
  ['a clerk, of no case number', CLERK, '?caseNo=all', 400],
])('%s does not listen', async (_who, actor, query, status) => {
  expect((await house.get(`/v1/stream${query}`, actor)).status).toBe(status);
});
