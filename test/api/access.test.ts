import type { Actor } from '../../shared/case/actor';
import { APPLICATION, CLERK, FORM, MEDIATOR, ORGAN, opened, openHouse, person, SUPERVISOR, type House } from './house';

let house: House;
let caseNo: string;
beforeAll(async () => {
  house = await openHouse();
  caseNo = await opened(house);
});
afterAll(() => house.close());

const ELSEWHERE = 'ORG-YZ-CTR';
const STRANGERS: readonly (readonly [string, Actor])[] = [
  ['a clerk of another organ', person('clerk', { organ: ELSEWHERE })],
  ['a mediator of another organ', person('mediator', { organ: ELSEWHERE })],
  ['a clerk whose token names no organ', { id: 'clerk-2', role: 'clerk' }],
  ['a union in which no union has a part', person('union', { organ: 'ORG-JB-UNION' })],
  ['a court that was not asked', person('court', { organ: 'COURT-0103' })],
  ['a commission that was not asked', person('arbitrator', { organ: 'ORG-NA-ARB' })],
  ['a hotline that has no ticket', person('hotline', { organ: 'HOT-12333' })],
  ['inspectors to whom it was not referred', person('inspector', { organ: 'INSP-1' })],
];

describe.each(STRANGERS)('%s', (_who, stranger) => {
  test.each(['', '/events', '/deadlines', '/actions'])('does not read the case%s', async (part) => {
    const answer = await house.get(`/v1/cases/${caseNo}${part}`, stranger);
    expect(answer).toMatchObject({ status: 403, body: { type: '/docs/problems/forbidden' } });
    expect(answer.text).not.toContain('冉启贵');
  });

  test('does not find it in any list', async () => {
    for (const list of ['/v1/cases', `/v1/cases?organ=${ORGAN}`, '/v1/cases?q=冉启贵', `/v1/cases?q=${caseNo}`])
      expect((await house.get(list, stranger)).body.items).toEqual([]);
    const work = await house.get('/v1/worklist', stranger);
    expect(work.body).toMatchObject({ items: [], counts: { overdue: 0, today: 0, next7Days: 0 } });
  });

  test('does not act in it, whatever it has not seen', async () => {
    const before = (await house.get(`/v1/cases/${caseNo}`, MEDIATOR)).body.seq;
    const answer = await house.post(`/v1/cases/${caseNo}/actions`, APPLICATION, stranger);
    expect(answer).toMatchObject({ status: 403, body: { type: '/docs/problems/forbidden' } });
    expect((await house.get(`/v1/cases/${caseNo}`, MEDIATOR)).body.seq).toBe(before);
  });
});

test.each([
  ['its mediator', MEDIATOR],
  ['its clerk', CLERK],
  ['the supervisor', SUPERVISOR],
])('%s reads it and finds it', async (_who, actor) => {
  expect((await house.get(`/v1/cases/${caseNo}`, actor)).status).toBe(200);
  const { items } = (await house.get('/v1/cases', actor)).body;
  expect(items.map((each: { caseNo: string }) => each.caseNo)).toContain(caseNo);
});

test('a case that was offered to another organ is read, listed and taken there', async () => {
  const offered = await opened(house);
  const there = person('clerk', { id: 'clerk-there', organ: ELSEWHERE });
  expect((await house.get(`/v1/cases/${offered}`, there)).status).toBe(403);
  const act = (name: string, input: object, actor: Actor) =>
    house.post(`/v1/cases/${offered}/actions`, { name, input }, actor);
  expect((await act('standing.offer-transfer', { to: ELSEWHERE, reason: '就近办理' }, CLERK)).status).toBe(200);
  expect((await act('standing.answer-transfer', { accepted: true, officer: '覃晓岚' }, there)).status).toBe(200);
  const { seq } = (await house.get(`/v1/cases/${offered}?at-least=3`, there)).body;
  expect(seq).toBeGreaterThanOrEqual(3);
  for (const actor of [there, CLERK]) {
    const { items } = (await house.get('/v1/cases?limit=200', actor)).body;
    expect(items.map((each: { caseNo: string }) => each.caseNo)).toContain(offered);
  }
});

test('a court finds the cases that a court has entrusted, and no others', async () => {
  const court = { courtCode: '渝0103', caseNo: '诉前调1号', mandateId: 'CRT-9', mode: 'delegated' };
  const entrusted = await opened(house, { ...FORM, door: 'court', court });
  const { items } = (await house.get('/v1/cases', person('court', { organ: 'COURT-0103' }))).body;
  expect(items.map((each: { caseNo: string }) => each.caseNo)).toEqual([entrusted]);
});
