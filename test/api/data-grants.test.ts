import { ADMINISTRATOR, opened, openHouse, ORGAN, person, SUPERVISOR, type House } from './house';

const BUREAU = 'BUREAU-NA-JUSTICE';
const READER = person('union', { id: 'reader', organ: BUREAU });

let house: House;
beforeAll(async () => {
  house = await openHouse();
  const bureau = { id: BUREAU, title: '南岸区司法局（示例）', kind: 'authority', district: '500108' };
  await house.post('/v1/organs', bureau, ADMINISTRATOR);
});
afterAll(() => house.close());

const granted = async (more: object = {}): Promise<string> => {
  const terms = {
    ...{ organ: BUREAU, purpose: '评估调解组织的办理情况', basis: '渝人社〔2023〕553号', scope: { organs: [ORGAN] } },
    ...{ fields: ['stage', 'openedOn'], activeUntil: '2026-12-31' },
  };
  const answer = await house.post('/v1/data-grants', { ...terms, ...more }, ADMINISTRATOR);
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.id as string;
};
const look = (id: string, actor = READER) => house.get(`/v1/data-grants/${id}/cases`, actor);

test('a body sees of the cases within its grant what is granted, and nothing else', async () => {
  const [ours, elsewhere] = [await opened(house), await opened(house, { organ: 'ORG-YZ-CTR', district: '500103' })];
  const { status, body, text } = await look(await granted());
  expect(status).toBe(200);
  expect(body.items).toContainEqual({ caseNo: ours, stage: 'registered', openedOn: '2026-07-14' });
  expect(text).not.toContain(elsewhere);
  expect(text).not.toContain('冉启贵');
  expect((await house.get(`/v1/cases/${ours}`, READER)).status).toBe(403);
});

test('a grant may be over a district, or over some cases by number', async () => {
  const [one, other] = [await opened(house), await opened(house, { district: '500103' })];
  const numbers = async (scope: object): Promise<string[]> =>
    (await look(await granted({ scope }))).body.items.map(({ caseNo }: { caseNo: string }) => caseNo);
  expect(await numbers({ caseNos: [one] })).toEqual([one]);
  expect(await numbers({ districts: ['500103'] })).toContain(other);
  expect(await numbers({ districts: ['500103'] })).not.toContain(one);
});

test('every look is noted with who it was and what was shown', async () => {
  const caseNo = await opened(house);
  const id = await granted({ scope: { caseNos: [caseNo] } });
  await look(id);
  const { items } = (await house.get(`/v1/data-grants/${id}/uses`, SUPERVISOR)).body;
  expect(items).toMatchObject([{ actor: { id: 'reader', organ: BUREAU }, caseNos: [caseNo] }]);
  await expect(house.database.pool.query('delete from data_grant_uses')).rejects.toThrow('append-only');
});

test('a grant ends with its last day, and at once when it is taken back', async () => {
  const [short, long] = [await granted({ activeUntil: '2026-07-13' }), await granted()];
  expect((await look(short)).status).toBe(404);
  expect((await look(long)).status).toBe(200);
  await house.post(`/v1/data-grants/${long}/revoke`, {}, ADMINISTRATOR);
  expect((await look(long)).status).toBe(404);
});

test('another body does not use it, nor sees that there is one', async () => {
  const id = await granted();
  for (const stranger of [person('union', { organ: 'ORG-JB-UNION' }), person('mediator'), ADMINISTRATOR])
    expect((await look(id, stranger)).status).toBe(404);
  expect((await house.get('/v1/data-grants', person('union', { organ: 'ORG-JB-UNION' }))).body.items).toEqual([]);
});

test.each([
  ['a field that no grant may have', { fields: ['facts'] }],
  ['a scope that is everything', { scope: {} }],
  ['no purpose', { purpose: '' }],
  ['a body that there is not', { organ: 'NOBODY' }],
])('%s is not granted', async (_what, more) => {
  await expect(granted(more)).rejects.toThrow('validation');
});

test('a grant on consent shows what the person has agreed to, and nothing from the moment of withdrawal', async () => {
  const caseNo = await opened(house);
  const act = (name: string, input: object) =>
    house.post(`/v1/cases/${caseNo}/actions`, { name, input }, person('mediator'));
  const purpose = '核对法律援助条件';
  const id = await granted({
    ...{ scope: { caseNos: [caseNo] }, purpose, onConsent: true },
    fields: ['stage', 'workers', 'amountFen'],
  });
  const seen = async () => (await look(id)).body.items as unknown[];
  expect(await seen()).toEqual([]);
  const asked = { party: 'p1', body: BUREAU, bodyName: '南岸区司法局（示例）', purpose, fields: ['stage', 'workers'] };
  expect((await act('privacy.ask-sharing', { ...asked, until: '2026-12-31' })).status).toBe(200);
  expect(await seen()).toEqual([]);
  expect((await act('privacy.answer-sharing', { no: 1, given: true })).status).toBe(200);
  expect(await seen()).toEqual([{ caseNo, stage: 'registered', workers: ['冉启贵'] }]);
  expect((await act('privacy.withdraw-sharing', { no: 1 })).status).toBe(200);
  expect(await seen()).toEqual([]);
  const consents = (await house.get(`/v1/cases/${caseNo}/consents`, person('mediator'))).body.items as object[];
  expect(consents).toContainEqual(
    expect.objectContaining({ kind: 'share-data', party: 'p1', withdrawnOn: '2026-07-14' }),
  );
});

test('a grant on consent names its cases one by one', async () => {
  await expect(granted({ onConsent: true, scope: { organs: [ORGAN] } })).rejects.toThrow('逐件列明');
});
