import { Pool } from 'pg';
import { appendEntries, entriesAfter, entriesOfKey, LedgerConflict } from '../../db/ledger';
import { migrate } from '../../db/migrate';
import { transaction } from '../../db/pool';
import { rebuildViews } from '../../db/rebuild-views';
import { verifyLedger } from '../../db/verify-ledger';
import { hashOf, sealed, type Entry } from '../../shared/case/entry';
import { mediating } from '../support/builders';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { aKeep, docketOf, handedOver } from './docket';

describe('the ledger', () => {
  let database: FreshDatabase;
  let docket: Entry[];
  const caseNo = 'CQ-2026-000001';

  beforeAll(async () => {
    database = await freshDatabase();
    docket = docketOf(mediating(), caseNo);
    await append(caseNo, docket);
  });
  afterAll(() => database.drop());

  const append = (of: string, entries: readonly Entry[]) =>
    transaction(database.pool, (client) => appendEntries(client, of, entries));

  test('gives back every entry exactly, so that its hash can be computed again', async () => {
    const kept = await entriesAfter(database.pool, caseNo, 0);
    expect(kept).toEqual(JSON.parse(JSON.stringify(docket)));
    expect(kept.map((entry) => hashOf(caseNo, entry))).toEqual(docket.map((entry) => entry.hash));
  });

  test('keeps numbers, rare characters and the instant as they were written', async () => {
    const other = 'CQ-2026-000002';
    const [first] = docketOf(mediating(), other);
    const by = { id: 'u-1', role: 'clerk', name: '𠮷田·“引号”\\ é ㊣ \u2028' } as const;
    const event = { type: 'standing.noted', text: `${String(2 ** 53 - 1)} ­😀` } as const;
    const odd = sealed(other, { ...first!, seq: 2, by, event, previous: first!.hash, at: '2026-07-06T04:00:00.001Z' });
    await append(other, [first!, odd]);
    expect((await entriesAfter(database.pool, other, 1)).map((entry) => hashOf(other, entry))).toEqual([odd.hash]);
  });

  test('finds the entries of an act by its key', async () => {
    expect((await entriesOfKey(database.pool, caseNo, docket[2]!.key)).map(({ seq }) => seq)).toEqual([3]);
  });

  test('passes over entries that stand there already', async () => {
    expect(await append(caseNo, docket)).toEqual([]);
  });

  test('refuses another entry under a known number, and writes nothing', async () => {
    const last = docket.at(-1)!;
    const other = sealed(caseNo, { ...last, key: 'another' });
    const next = sealed(caseNo, { ...last, seq: last.seq + 1, previous: other.hash });
    await expect(append(caseNo, [...docket.slice(0, -1), other, next])).rejects.toThrow(LedgerConflict);
    expect(await entriesAfter(database.pool, caseNo, last.seq)).toEqual([]);
  });

  test.each([
    ['a gap', (last: Entry) => ({ seq: last.seq + 2, previous: last.hash })],
    ['an entry bound to another one', (last: Entry) => ({ seq: last.seq + 1, previous: 'f'.repeat(64) })],
  ])('refuses %s, through our functions and past them', async (_, change) => {
    const last = docket.at(-1)!;
    const entry = sealed(caseNo, { ...last, ...change(last) });
    await expect(append(caseNo, [entry])).rejects.toThrow(LedgerConflict);
    await expect(insertDirectly(entry)).rejects.toThrow(/does not follow|is not bound to/);
  });

  test.each([
    `update case_events set key = 'x' where seq = 1`,
    'delete from case_events where seq = 1',
    'truncate case_events',
    `update case_heads set hash = 'x'`,
    'update case_heads set seq = seq - 1',
    'delete from case_heads',
    'truncate case_heads',
    'delete from case_numbers',
    'truncate case_numbers cascade',
  ])('refuses its owner, too: %s', async (statement) => {
    await database.pool.query(
      `insert into case_numbers (case_no, year, number) values ('CQ-2025-000001', 2025, 1) on conflict do nothing`,
    );
    await expect(database.pool.query(statement)).rejects.toThrow(/append-only|refused/);
  });

  test('an owner without superuser’s rights can keep cases, and is refused by privilege alone', async () => {
    const other = await freshDatabase();
    const role = `owner_${other.url.slice(-16)}`;
    await other.pool.query(
      `create role ${role}; drop schema public cascade; create schema public authorization ${role}`,
    );
    const owned = new Pool({ connectionString: other.url, options: `-c role=${role}`, max: 3 });
    try {
      await migrate(owned);
      await aKeep(owned).keep(handedOver(mediating(), caseNo));
      await rebuildViews(owned);
      expect((await verifyLedger(owned)).findings.map(({ fault }) => fault)).toEqual(['unnumbered']);
      for (const statement of [
        'update case_events set key = key',
        'delete from case_events',
        'truncate case_events',
        'truncate case_heads',
      ]) {
        await expect(owned.query(statement)).rejects.toThrow(/permission denied/);
      }
    } finally {
      // A pool has ended before its connections have: the drop may cut one off.
      owned.on('error', () => undefined);
      await owned.end();
      await other.drop();
    }
  });

  test('takes the same case from two sides at once, and has it once', async () => {
    const contested = 'CQ-2026-000003';
    const entries = docketOf(mediating(), contested);
    const written = await Promise.all(Array.from({ length: 6 }, () => append(contested, entries)));
    expect(written.filter((each) => each.length > 0)).toHaveLength(1);
    expect(await entriesAfter(database.pool, contested, 0)).toHaveLength(entries.length);
  });

  const insertDirectly = (entry: Entry) =>
    database.pool.query(
      `insert into case_events (case_no, seq, event, actor, key, occurred_on, at, recorded_at, previous, hash)
       values ($1, $2, $3, $4, $5, $6, $7::text, $7::timestamptz, $8, $9)`,
      [
        caseNo,
        entry.seq,
        JSON.stringify(entry.event),
        JSON.stringify(entry.by),
        entry.key,
        entry.on,
        entry.at,
        entry.previous,
        entry.hash,
      ],
    );
});
