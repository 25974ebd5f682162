import { issueCaseNumber } from '../../db/case-numbers';
import { transaction } from '../../db/pool';
import { verifyLedger } from '../../db/verify-ledger';
import { verifyViews } from '../../db/verify-views';
import { inEffect, mediating } from '../support/builders';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { aKeep, handedOver } from './docket';

// An attacker who owns the database switches the triggers off; what is left behind must show it.

describe('the examination of the ledger', () => {
  let database: FreshDatabase;
  let caseNo: string;

  beforeEach(async () => {
    database = await freshDatabase();
    const { keep } = aKeep(database.pool);
    for (const each of [mediating(), inEffect()]) {
      caseNo = await transaction(database.pool, (client) => issueCaseNumber(client, 2026));
      await keep(handedOver(each, caseNo));
    }
  });
  afterEach(() => database.drop());

  const attack = (...statements: string[]) =>
    transaction(database.pool, async (client) => {
      await client.query('set local session_replication_role = replica');
      for (const statement of statements) await client.query(statement, []);
    });
  const findings = async () =>
    (await verifyLedger(database.pool)).findings.map(({ fault, where, seq }) => `${fault} ${where} ${seq ?? ''}`);

  test('finds nothing wrong with an honest ledger', async () => {
    expect(await findings()).toEqual([]);
    expect(await verifyViews(database.pool)).toEqual([]);
  });

  test('the root says at which entries all cases stood', async () => {
    const before = await verifyLedger(database.pool);
    expect((await verifyLedger(database.pool)).root).toBe(before.root);
    await aKeep(database.pool).keep(handedOver(inEffect().does('standing.add-note', { text: '已电话联系' }), caseNo));
    expect((await verifyLedger(database.pool)).root).not.toBe(before.root);
  });

  test.each([
    ['an event', `event = jsonb_set(event, '{name}', '"冒名"')`],
    ['its author', `actor = '{"id": "other", "role": "mediator"}'`],
    ['its day', `occurred_on = occurred_on - 1`],
    ['its instant', `at = '2026-07-06T04:00:00.001Z', recorded_at = '2026-07-06T04:00:00.001Z'`],
    ['its key', `key = 'other'`],
  ])('finds that %s was altered', async (_, change) => {
    await attack(`update case_events set ${change} where case_no = '${caseNo}' and seq = 3`);
    expect(await findings()).toEqual([`altered ${caseNo} 3`]);
  });

  test('finds that the searchable instant was altered', async () => {
    await attack(`update case_events set recorded_at = now() where case_no = '${caseNo}' and seq = 3`);
    expect(await findings()).toEqual([`misdated ${caseNo} 3`]);
  });

  test('finds that an entry was rewritten with a hash of its own', async () => {
    await attack(`update case_events set hash = repeat('a', 64) where case_no = '${caseNo}' and seq = 3`);
    expect(await findings()).toEqual([`altered ${caseNo} 3`, `unbound ${caseNo} 4`]);
  });

  test('finds that an entry was deleted', async () => {
    await attack(`delete from case_events where case_no = '${caseNo}' and seq = 3`);
    expect(await findings()).toEqual([`missing ${caseNo} 4`]);
  });

  test('finds that an entry was deleted and the numbers were closed up', async () => {
    await attack(
      `delete from case_events where case_no = '${caseNo}' and seq = 3`,
      `update case_events set seq = -seq where case_no = '${caseNo}' and seq > 3`,
      `update case_events set seq = -seq - 1 where case_no = '${caseNo}' and seq < 0`,
    );
    expect(await findings()).toContain(`unbound ${caseNo} 3`);
  });

  test('finds that two entries changed places', async () => {
    await attack(
      `update case_events set seq = -3 where case_no = '${caseNo}' and seq = 3`,
      `update case_events set seq = 3 where case_no = '${caseNo}' and seq = 4`,
      `update case_events set seq = 4 where case_no = '${caseNo}' and seq = -3`,
    );
    expect(await findings()).toEqual(
      expect.arrayContaining([`unbound ${caseNo} 3`, `altered ${caseNo} 3`, `altered ${caseNo} 4`]),
    );
  });

  test('finds that the end was cut off', async () => {
    await attack(`delete from case_events where case_no = '${caseNo}' and seq > 4`);
    expect(await findings()).toEqual([expect.stringMatching(`^truncated ${caseNo} `)]);
  });

  test('finds that the end was cut off and the head moved back', async () => {
    await attack(
      `delete from case_events where case_no = '${caseNo}' and seq > 4`,
      `update case_heads h set seq = 4, hash = (select hash from case_events e where e.case_no = h.case_no and seq = 4) where case_no = '${caseNo}'`,
    );
    expect(await findings()).toEqual([expect.stringMatching(`^truncated ${caseNo} `)]);
  });

  test('finds that a head was deleted', async () => {
    await attack(`delete from case_heads where case_no = '${caseNo}'`);
    expect(await findings()).toEqual([expect.stringMatching(`^headless ${caseNo} `)]);
  });

  test('finds that a whole case was deleted, its head and its views as well', async () => {
    const tables = ['case_events', 'case_heads', 'case_views', 'case_deadlines', 'case_search'];
    await attack(...tables.map((table) => `delete from ${table} where case_no = '${caseNo}'`));
    expect(await findings()).toEqual([`vanished ${caseNo} `]);
  });

  test('finds that its number was deleted, too', async () => {
    const tables = ['case_events', 'case_heads', 'case_views', 'case_deadlines', 'case_search', 'case_numbers'];
    await attack(...tables.map((table) => `delete from ${table} where case_no = '${caseNo}'`));
    expect(await findings()).toEqual(['numbers-missing 2026 2']);
  });

  test('finds a case without a number', async () => {
    await aKeep(database.pool).keep(handedOver(mediating(), 'CQ-2026-900000'));
    expect(await findings()).toEqual(['unnumbered CQ-2026-900000 ']);
  });

  test.each([
    ['its facts', `update case_views set facts = jsonb_set(facts, '{registration,summary}', '"别的"')`],
    ['its columns', `update case_views set organ = 'ORG-2'`],
    ['its deadlines', `delete from case_deadlines where informational`],
    ['what it is found by', `update case_search set text = ''`],
  ])('finds that a view was altered: %s', async (_, statement) => {
    await attack(`${statement} ${statement.includes('where') ? 'and' : 'where'} case_no = '${caseNo}'`);
    expect(await verifyViews(database.pool)).toEqual([{ fault: 'view-differs', where: caseNo }]);
  });
});
