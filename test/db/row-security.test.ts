import { listCases } from '../../db/case-list';
import { caseView } from '../../db/case-views';
import { byItself, seenBy } from '../../db/eyes';
import { entriesAfter } from '../../db/ledger';
import { openDoorPool, transaction } from '../../db/pool';
import type { Actor, Role } from '../../shared/case/actor';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { aCase, mediating } from '../support/builders';
import { aKeep, handedOver } from './docket';

const [OURS, THEIRS] = ['CQ-2026-000001', 'CQ-2026-000002'];
const [HERE, THERE] = ['ORG-1', 'ORG-2'];
const PAGE = { limit: 10, cursor: undefined };

/** Tables with a case's number that row-level security does not bind, and why none of them shows a case. */
const UNBOUND: Readonly<Record<string, string>> = {
  case_numbers: 'which numbers are issued; an opening lies here until the worker has recorded it',
  case_heads: 'number and hash of the newest entry, to tell a case that is hidden from one that there is not',
  idempotency: 'answers, each given again only to the person to whom it was given first',
  imported_cases: 'which file of another installation a case came from: numbers and digests, written once',
  inbound_messages: 'messages of partners on their way to the desk; each partner is answered by its signature',
  court_mandates: 'the courts’ own numbers, each under the number of our case',
  import_rows: 'rows of a file, shown by its import, which belongs to its author and organ',
  reconciliation_findings: 'numbers and digests of messages, shown to supervisors and to the desk that owns them',
  case_keys: 'the wrapped keys of cases, which nobody can use without a master key',
  personal_index: 'keyed digests, by which a case of another organ is found too; of it no more than the number is told',
  sealed_looks: 'who has looked at what is sealed; written by the API, read by nobody through it',
};

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const { keep } = aKeep(database.pool);
  await keep(handedOver(mediating(aCase({ organ: HERE })), OURS));
  await keep(handedOver(aCase({ organ: THERE }), THEIRS));
});
afterAll(() => database.drop());

const person = (role: Role, more: Partial<Actor> = {}): Actor => ({ id: 'x', role, ...more });
const numbersSeen = async (): Promise<string[]> => {
  const { rows } = await database.doorPool.query<{ case_no: string }>('select case_no from case_views order by 1');
  return rows.map((row) => row.case_no);
};

test.each<[string, Actor, string[]]>([
  ['a clerk', person('clerk', { organ: HERE }), [OURS]],
  ['a mediator of the other organ', person('mediator', { organ: THERE }), [THEIRS]],
  ['a clerk without an organ', person('clerk'), []],
  ['a court that was not asked', person('court', { organ: 'COURT-1' }), []],
  ['a party', person('worker', { cases: [THEIRS] }), [THEIRS]],
  ['an organ whose name would end the list of marks', person('clerk', { organ: `${HERE}","organ:${THERE}` }), []],
  ['a supervisor', person('supervisor'), [OURS, THEIRS]],
])('%s finds %s by any statement, whatever it asks for', async (_who, actor, numbers) => {
  await seenBy(actor, async () => {
    expect(await numbersSeen()).toEqual(numbers);
    for (const table of ['case_deadlines', 'case_events', 'case_finding']) {
      const { rows } = await database.doorPool.query<{ case_no: string }>(`select distinct case_no from ${table}`);
      expect([table, rows.map((row) => row.case_no).sort()]).toEqual([table, numbers]);
    }
    expect(
      (await listCases(database.doorPool, { q: '乙公司' }, PAGE)).items.map(({ caseNo }) => caseNo).sort(),
    ).toEqual(numbers);
    expect((await entriesAfter(database.doorPool, THEIRS, 0)).length > 0).toBe(numbers.includes(THEIRS));
  });
});

test('a connection of the API that says nobody’s eyes finds no case', async () => {
  expect(await numbersSeen()).toEqual([]);
  expect(await caseView(database.doorPool, OURS)).toBeUndefined();
});

test('the eyes close with the transaction, also when it fails', async () => {
  const clerk = person('clerk', { organ: HERE });
  await seenBy(clerk, () => transaction(database.doorPool, (client) => client.query('select 1')));
  const failing = seenBy(clerk, () => database.doorPool.query('select 1/0'));
  await expect(failing).rejects.toThrow('division by zero');
  for (let i = 0; i < 12; i += 1) expect(await numbersSeen()).toEqual([]);
});

test('a statement that a connection has planned for one person shows the next only what that one may see', async () => {
  const one = openDoorPool(database.apiUrl, { warn: () => undefined }, 1);
  const sees = async (actor: Actor) => (await seenBy(actor, () => caseView(one, OURS)))?.caseNo;
  const [ours, theirs, all] = [
    person('clerk', { organ: HERE }),
    person('clerk', { organ: THERE }),
    person('supervisor'),
  ];
  // Often enough that PostgreSQL goes over to one plan for all.
  for (let i = 0; i < 8; i += 1) {
    expect(await sees(ours)).toBe(OURS);
    expect(await sees(theirs)).toBeUndefined();
    expect(await sees(all)).toBe(OURS);
    expect(await caseView(one, OURS)).toBeUndefined();
  }
  const { rows } = await one.query<{ planned: string }>(
    `select sum(generic_plans)::text as planned from pg_prepared_statements where statement like '%from case_views%'`,
  );
  expect(Number(rows[0]?.planned)).toBeGreaterThan(0);
  await one.end();
});

test('a transaction that is to see one moment says so before the eyes open', async () => {
  const level = await byItself(() =>
    transaction(
      database.doorPool,
      async (client) =>
        (await client.query<{ is: string }>(`select current_setting('transaction_isolation') as is`)).rows,
      'begin isolation level repeatable read',
    ),
  );
  expect(level).toEqual([{ is: 'repeatable read' }]);
});

test('people who ask at the same moment do not see with each other’s eyes', async () => {
  const asking = Array.from({ length: 60 }, (_, i) =>
    seenBy(person('clerk', { organ: i % 2 ? HERE : THERE }), async () => [i % 2 ? OURS : THEIRS, await numbersSeen()]),
  );
  for (const [expected, seen] of await Promise.all(asking)) expect(seen).toEqual([expected]);
});

test('what the installation does of its own accord finds all, and still writes no ledger', async () => {
  await byItself(async () => {
    expect(await numbersSeen()).toEqual([OURS, THEIRS]);
    for (const statement of ['delete from case_views', 'update case_heads set seq = seq', 'select * from migrations'])
      await expect(database.doorPool.query(statement)).rejects.toThrow('permission denied');
  });
});

test.each(['set role yuhe', 'set session authorization yuhe', 'alter table case_views disable row level security'])(
  'the role of the API cannot free itself by: %s',
  async (statement) => {
    await expect(database.doorPool.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  },
);

test('every table with a case’s number is bound, or stands here with a reason', async () => {
  const { rows } = await database.pool.query<{ name: string; bound: boolean }>(
    `select c.relname as name, c.relrowsecurity as bound from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'case_no' order by 1`,
  );
  expect(rows.filter(({ bound }) => bound).length).toBeGreaterThanOrEqual(9);
  expect(rows.filter(({ bound }) => !bound).map(({ name }) => name)).toEqual(Object.keys(UNBOUND).sort());
});
