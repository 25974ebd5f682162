import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AuditBook } from '../../api/audit/book';
import { rootKey, type RootKey } from '../../api/audit/root-key';
import { closeDay } from '../../api/audit/rooting';
import { issueCaseNumber } from '../../db/case-numbers';
import { publishedRoots } from '../../db/audit/published-roots';
import { transaction } from '../../db/pool';
import { verifyLedger } from '../../db/verify-ledger';
import { verifyAudit } from '../../db/audit/verify-audit';
import { inEffect, mediating } from '../support/builders';
import { auditKeyFile } from '../support/audit-key';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { aKeep, handedOver } from './docket';

// As in verify-ledger: the attacker owns the database, but has neither the key nor the published roots.

const LOOK = {
  from: { ip: '::1', agent: '0' },
  kind: 'look',
  route: 'readCase',
  shows: 'case',
  asked: 'GET /',
} as const;

describe('the examination of the audit log', () => {
  let database: FreshDatabase;
  let folder: string;
  let key: RootKey;
  let caseNo: string;
  let now: number;
  const clock = { now: () => now };
  const look = async (times: number) => {
    const book = new AuditBook({ pool: database.pool, clock, log: { error: () => undefined } });
    for (let i = 0; i < times; i += 1) book.note({ ...LOOK, caseNos: [caseNo], status: 200 });
    await book.close();
  };
  const close = () => closeDay({ pool: database.pool, clock, key, file: path.join(folder, 'roots.jws') });

  beforeEach(async () => {
    database = await freshDatabase();
    folder = mkdtempSync(path.join(tmpdir(), 'yuhe-roots-'));
    key = await rootKey(auditKeyFile(folder));
    caseNo = await transaction(database.pool, (client) => issueCaseNumber(client, 2026));
    await aKeep(database.pool).keep(handedOver(inEffect(), caseNo));
    now = Date.parse('2026-07-14T02:00:00Z');
    await look(5);
    now = Date.parse('2026-07-15T02:00:00Z');
    await close();
    await look(3);
    now = Date.parse('2026-07-16T02:00:00Z');
    await close();
  });
  afterEach(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const attack = (...statements: string[]) =>
    transaction(database.pool, async (client) => {
      await client.query('set local session_replication_role = replica');
      for (const statement of statements) await client.query(statement, []);
    });
  const examined = async () =>
    verifyAudit(database.pool, { keys: key.keys, published: await publishedRoots(path.join(folder, 'roots.jws')) });
  const faults = async () => [...new Set((await examined()).findings.map(({ fault }) => fault))].sort();

  test('finds nothing wrong with an honest log', async () => {
    expect(await examined()).toEqual({ chains: 2, entries: 8, roots: 2, findings: [] });
  });

  test('a day is closed once, and its root published once', async () => {
    expect(await close()).toBeUndefined();
    expect(await Promise.all([close(), close()])).toEqual([undefined, undefined]);
    expect(readFileSync(path.join(folder, 'roots.jws'), 'utf8').trim().split('\n')).toHaveLength(2);
    now = Date.parse('2026-07-20T02:00:00Z');
    const made = (await Promise.all([close(), close(), close()])).filter((root) => root !== undefined);
    expect(made).toEqual([expect.objectContaining({ no: 3, day: '2026-07-19', leaves: 0, auditEntries: 8 })]);
    expect(await faults()).toEqual([]);
  });

  test.each([
    [
      'an entry was altered',
      `update audit_entries set entry = jsonb_set(entry, '{status}', '404') where seq = 2`,
      'audit-altered',
    ],
    ['an entry was deleted', 'delete from audit_entries where seq = 2', 'audit-missing'],
    ['the end was cut off', 'delete from audit_entries where seq > 2', 'audit-truncated'],
    ['the instant that is searched was altered', `update audit_entries set at = now() where seq = 2`, 'audit-misdated'],
    ['a head was deleted', 'delete from audit_heads', 'audit-truncated'],
    [
      'a root was altered',
      `update audit_roots set body = jsonb_set(body, '{cases}', '0') where no = 1`,
      'root-altered',
    ],
    [
      'a root was signed by somebody else',
      `update audit_roots set jws = replace(jws, '.', '.x') where no = 1`,
      'root-unsigned',
    ],
    ['the newest root was deleted', 'delete from audit_roots where no = 2', 'root-missing'],
    ['an old root was deleted', 'delete from audit_roots where no = 1', 'root-unbound'],
    ['a leaf was altered', `update audit_root_leaves set seq = 1 where kind = 'audit'`, 'leaves-altered'],
    ['a leaf was deleted', `delete from audit_root_leaves where kind = 'case'`, 'leaves-altered'],
  ])('finds that %s', async (_, statement, fault) => {
    await attack(statement);
    expect(await faults()).toContain(fault);
  });

  test('finds that two entries changed places', async () => {
    await attack(
      'update audit_entries set seq = -2 where seq = 2',
      'update audit_entries set seq = 2 where seq = 3',
      'update audit_entries set seq = 3 where seq = -2',
    );
    expect(await faults()).toEqual(expect.arrayContaining(['audit-missing', 'behind-root']));
  });

  test('finds that a chain was cut off together with its head', async () => {
    await attack(
      'delete from audit_entries where seq > 2',
      'update audit_heads h set seq = 2, hash = (select hash from audit_entries e where e.chain = h.chain and seq = 2)',
    );
    expect(await faults()).toEqual(['behind-root']);
  });

  test('finds that a whole chain was deleted', async () => {
    await attack('delete from audit_entries', 'delete from audit_heads');
    expect(await faults()).toEqual(['behind-root']);
  });

  test('finds that a case was rewritten to its end with all hashes and the head, which the ledger alone cannot', async () => {
    const tables = ['case_events', 'case_heads', 'case_views'];
    await attack(...tables.map((table) => `delete from ${table} where case_no = '${caseNo}'`));
    await aKeep(database.pool).keep(handedOver(mediating(), caseNo));
    expect((await verifyLedger(database.pool)).findings).toEqual([]);
    expect(await faults()).toContain('behind-root');
  });

  test('finds nothing signed by a key that is not known', async () => {
    const other = await rootKey(auditKeyFile(folder, 'other.pem'));
    const { findings } = await verifyAudit(database.pool, { keys: other.keys });
    expect(findings.map(({ fault }) => fault)).toEqual(['root-unsigned', 'root-unsigned']);
  });

  test('the database itself refuses to change what was noted', async () => {
    for (const statement of ['update audit_entries set seq = 9', 'delete from audit_roots', 'truncate audit_heads'])
      await expect(database.pool.query(statement)).rejects.toThrow(/append-only|refused|permission denied/);
  });
});
