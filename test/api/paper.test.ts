import type { InMemoryCases } from './in-memory-cases';
import { APPLICATION, employerOf, MEDIATOR, openHouse, opened, person, workerOf, type House } from './house';

let house: House<InMemoryCases>;
let caseNo: string;
beforeAll(async () => {
  house = await openHouse();
  caseNo = await opened(house);
  await house.post(`/v1/cases/${caseNo}/actions`, APPLICATION, MEDIATOR);
  for (const [name, input] of [
    ['mediation.record-consent', { side: 'employer', given: true }],
    ['mediation.accept', { mediator: { id: 'M1', name: '向素云' } }],
    ['mediation.propose-terms', { text: '单位先付一半，其余分两期。' }],
  ] as const) {
    const { status, text } = await house.post(`/v1/cases/${caseNo}/actions`, { name, input }, MEDIATOR);
    if (status !== 200) throw new Error(text);
  }
});
afterAll(() => house.close());

const docketFor = async (actor: Parameters<typeof house.get>[1], query = '') =>
  (await house.get(`/v1/cases/${caseNo}/docket${query}`, actor)).body;

describe('the case as its paper file', () => {
  test('the docket is read out line by line, and page by page', async () => {
    const { entries } = await docketFor(MEDIATOR);
    expect(entries.slice(0, 3).map((line: { label: string; by: string }) => [line.label, line.by])).toEqual([
      ['登记', '向素云（调解员）'],
      ['申请调解', '向素云（调解员）'],
      ['表示是否同意调解', '向素云（调解员）'],
    ]);
    const first = await docketFor(MEDIATOR, '?limit=2');
    expect(first).toMatchObject({ next: 2, entries: [{ seq: 1 }, { seq: 2 }] });
    expect((await docketFor(MEDIATOR, `?after=${first.next}&limit=100`)).entries[0]).toMatchObject({ seq: 3 });
  });

  test('what was offered for the sake of an agreement is not read out to a party to the decision', async () => {
    expect(JSON.stringify(await docketFor(MEDIATOR))).toContain('先付一半');
    const court = await house.get(`/v1/cases/${caseNo}/docket`, person('court', { id: 'court-1' }));
    expect(court.text).not.toContain('先付一半');
  });

  test.each(['docket', 'path', 'binding'])('%s is nobody else’s business', async (part) => {
    expect((await house.get(`/v1/cases/${caseNo}/${part}`, workerOf('CQ-2026-999999'))).status).toBe(403);
    expect((await house.get(`/v1/cases/${caseNo}/${part}`)).status).toBe(401);
    expect((await house.get(`/v1/cases/${caseNo}/${part}`, employerOf(caseNo))).status).toBe(200);
  });

  test('the path says where the case is and until when; the three ways say what is missing', async () => {
    const { nodes } = (await house.get(`/v1/cases/${caseNo}/path`, MEDIATOR)).body;
    expect(nodes.filter((node: { state: string }) => node.state === 'current')).toMatchObject([
      { id: 'mediation', dueOn: '2026-07-29' },
    ]);
    const { cards } = (await house.get(`/v1/cases/${caseNo}/binding`, MEDIATOR)).body;
    expect(cards.map((card: { key: string }) => card.key)).toEqual(['review', 'confirmation', 'neither']);
    for (const { blockers } of cards)
      expect(blockers[0]).toMatchObject({ cite: { label: expect.stringMatching('条') } });
  });
});
