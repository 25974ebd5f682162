import { inbox, markRead, unreadCount } from '../../db/notices';
import type { Actor } from '../../shared/case/actor';
import { aCase, mediating } from '../support/builders';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { aKeep, aNotice, handedOver } from './docket';

const CLERK: Actor = { id: 'u1', role: 'clerk', organ: 'ORG-1' };
const PAGE = { limit: 50 };

describe('the inbox', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
    await told('ORG-1');
  });
  afterAll(() => database.drop());

  const caseNo = 'CQ-2026-000001';
  const titles = async (actor: Actor, options = {}) =>
    (await inbox(database.pool, actor, options, PAGE)).items.map(({ key }) => key);

  /** A case of an organ, about which three notices were ordered; the clerk of the organ. */
  async function told(organ: string, number = caseNo): Promise<Actor> {
    const notices = [
      aNotice('case-registered', ['worker', 'organ']),
      aNotice('mediation-accepted', ['worker', 'employer', 'mediator'], { at: '2026-07-07T04:00:00.000Z' }),
      aNotice('deadline-overdue', ['organ', 'union', 'supervisor']),
    ];
    await aKeep(database.pool).keep(handedOver(mediating(aCase({ organ })), number, { notices }));
    return { ...CLERK, organ };
  }

  test.each<[string, Actor, string[]]>([
    ['the worker', { id: 'w', role: 'worker', cases: [caseNo] }, ['mediation-accepted/1', 'case-registered/1']],
    ['the employer', { id: 'e', role: 'employer', cases: [caseNo] }, ['mediation-accepted/1']],
    ['a party of another case', { id: 'w', role: 'worker', cases: ['CQ-2026-000002'] }, []],
    ['a party without a case', { id: 'w', role: 'worker' }, []],
    [
      'the mediator who has the case',
      { id: 'M1', role: 'mediator', organ: 'ORG-1' },
      ['deadline-overdue/1', 'mediation-accepted/1', 'case-registered/1'],
    ],
    [
      'another mediator of the organ',
      { id: 'M2', role: 'mediator', organ: 'ORG-1' },
      ['deadline-overdue/1', 'case-registered/1'],
    ],
    ['a clerk of the organ', CLERK, ['deadline-overdue/1', 'case-registered/1']],
    ['a clerk of another organ', { ...CLERK, organ: 'ORG-2' }, []],
    ['a clerk without an organ', { id: 'u1', role: 'clerk' }, []],
    ['the supervisor', { id: 's', role: 'supervisor' }, ['deadline-overdue/1']],
    ['a court', { id: 'c', role: 'court' }, []],
  ])('%s reads what is for them', async (_, actor, keys) => expect(await titles(actor)).toEqual(keys));

  test('is read once, by whoever of the organ is first', async () => {
    const clerk = await told('ORG-3', 'CQ-2026-000003');
    const [item] = (await inbox(database.pool, clerk, {}, PAGE)).items;
    expect(await unreadCount(database.pool, clerk)).toBe(2);
    expect(await markRead(database.pool, clerk, item!.id)).toBe(true);
    expect(await markRead(database.pool, { ...clerk, id: 'u2' }, item!.id)).toBe(true);
    expect((await inbox(database.pool, clerk, {}, PAGE)).items[0]).toMatchObject({
      readBy: 'u1',
      readAt: expect.any(String),
    });
    expect(await titles(clerk, { unread: true })).toEqual(['case-registered/1']);
    expect(await unreadCount(database.pool, clerk)).toBe(1);
  });

  test('nobody marks what is in another’s inbox', async () => {
    const [item] = (await inbox(database.pool, CLERK, {}, PAGE)).items;
    expect(await markRead(database.pool, { ...CLERK, organ: 'ORG-2' }, item!.id)).toBe(false);
  });

  test('keeps the order of filing beyond the tenth notice, and pages through it', async () => {
    const clerk = await told('ORG-4', 'CQ-2026-000004');
    const notices = Array.from({ length: 120 }, (_, i) =>
      aNotice('deadline-ahead', ['organ'], { key: `deadline-ahead/${i}` }),
    );
    await aKeep(database.pool).keep(handedOver(mediating(aCase({ organ: 'ORG-4' })), 'CQ-2026-000004', { notices }));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await inbox(database.pool, clerk, {}, { limit: 7, cursor });
      seen.push(...page.items.map(({ key }) => key));
      cursor = page.next;
    } while (cursor);
    expect(seen.slice(0, 120)).toEqual(notices.map(({ key }) => key).reverse());
    expect(seen).toHaveLength(122);
  });
});
