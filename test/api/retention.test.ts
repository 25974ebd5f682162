import { randomUUID } from 'node:crypto';
import { issueCaseNumber } from '../../db/case-numbers';
import { byItself } from '../../db/eyes';
import { transaction } from '../../db/pool';
import { rebuildViews } from '../../db/rebuild-views';
import { addPart, beginUpload } from '../../db/uploads';
import { verifyLedger } from '../../db/verify-ledger';
import { verifyViews } from '../../db/verify-views';
import { nameOf, StoreOutage, type ObjectStore } from '../../shared/platform/objects/object-store';
import { aKeep, aNotice, handedOver } from '../db/docket';
import { mediating } from '../support/builders';
import { ADMINISTRATOR, CLERK, openHouse, person, SUPERVISOR, type House } from './house';

const CANARY = '金丝雀保密协商记录';
const archived = mediating()
  .on('2026-07-10')
  .does('standing.add-note', { text: CANARY })
  .does('mediation.end', { outcome: 'withdrawn', reason: '撤回' })
  .does('closing.close', { result: 'withdrawn' })
  .does('closing.archive', { fileNo: '2026-1', catalogue: ['调解申请书'] });
const PAPER = { content: Buffer.from(`%PDF-${CANARY}`), sha256: nameOf(Buffer.from(`%PDF-${CANARY}`)) };
const AFTERWARDS = '2036-07-12T02:00:00Z';

describe('the keeping of case files', () => {
  let house: House;
  let caseNo: string;
  const objects = new Map<string, Buffer>();
  let outOfOrder = false;
  const memory: ObjectStore = {
    put: async (bytes) => {
      objects.set(nameOf(bytes), bytes);
      return nameOf(bytes);
    },
    get: async (name) => objects.get(name)!,
    remove: async (name) => {
      if (outOfOrder) throw new StoreOutage('the store of files does not answer');
      objects.delete(name);
    },
  };
  beforeAll(async () => {
    house = await openHouse({ objects: memory });
  });
  beforeEach(async () => {
    objects.clear();
    house.clock.set('2026-07-14T02:00:00Z');
    const { pool } = house.database;
    caseNo = await transaction(pool, (client) => issueCaseNumber(client, 2026));
    const notices = [aNotice('mediation-accepted', ['organ'], { key: `a/${caseNo}` })];
    await aKeep(pool).keep(handedOver(archived, caseNo, { notices }));
    await pool.query(
      `insert into party_files (id, case_no, side, name, type, sha256, bytes, handed_in_by, handed_in_at)
       values (gen_random_uuid(), $1, 'worker', $2, 'application/pdf', $3, 1, '甲', now())`,
      [caseNo, CANARY, PAPER.sha256],
    );
    await byItself(() => house.office.files.keep({ caseNo, ...PAPER }, PAPER.content));
    const upload = { id: randomUUID(), caseNo, side: 'worker' as const };
    const now = new Date(house.clock.now()).toISOString();
    await byItself(() => beginUpload(house.office.pool, { ...upload, name: CANARY, bytes: 9, touchedAt: now }));
    await byItself(() => addPart(house.office, upload, { at: 0, content: Buffer.from('half'), now }));
    await byItself(() => house.office.files.keep({ caseNo, ...PAPER, rendition: 'preview' }, Buffer.from('小图')));
    await pool.query(
      `with drafted as (
         insert into documents (id, case_no, kind, about, version, template, rulebook, seq, model, supplements, drafted_at)
         values (gen_random_uuid(), $1, 'agreement', '1', 1, 1, 'r', 1, jsonb_build_object('text', $2::text), '{}', now())
         returning id), stepped as (
         insert into document_steps (document, step, no, "on", at, actor, detail)
         select id, 'drafted', 1, now(), now(), '{}', jsonb_build_object('text', $2::text) from drafted)
       insert into document_numbers (organ, series, year, no, number, document)
       select $1, 's', 2026, 1, '1', id from drafted`,
      [caseNo, CANARY],
    );
  });
  afterAll(() => house.close());

  const propose = () => house.post(`/v1/cases/${caseNo}/disposals`, { reason: '保存期届满' }, ADMINISTRATOR);
  const approve = (id: string, by = SUPERVISOR) => house.post(`/v1/disposals/${id}/approval`, {}, by);

  test('a file is kept for ten years from its archiving, and shown as due on the day after', async () => {
    const listed = async (query = '') =>
      (await house.get(`/v1/retention?limit=200${query}`, ADMINISTRATOR)).body.items.find(
        (each: { caseNo: string }) => each.caseNo === caseNo,
      );
    expect(await listed()).toMatchObject({ class: 'other', archivedOn: '2026-07-10', until: '2036-07-10', due: false });
    house.clock.set('2036-07-10T02:00:00Z');
    expect(await listed('&due=true')).toBeUndefined();
    house.clock.set('2036-07-11T02:00:00Z');
    expect(await listed('&due=true')).toMatchObject({ due: true, held: false });
  });

  test('cannot be disposed of before, with the article', async () => {
    const { status, body } = await propose();
    expect(status).toBe(409);
    expect(body.refusals).toEqual([
      expect.objectContaining({ code: 'retention/period-runs', reason: '保存期至2036-07-10，届满前不得销毁' }),
    ]);
    expect((await house.post(`/v1/cases/${caseNo}/disposals`, { reason: '清理' }, CLERK)).status).toBe(403);
  });

  test('is kept on while somebody demands it, also between proposal and approval', async () => {
    house.clock.set(AFTERWARDS);
    const { body: proposal } = await propose();
    const { body: hold } = await house.post(
      `/v1/cases/${caseNo}/legal-holds`,
      { reason: '人民检察院调阅' },
      ADMINISTRATOR,
    );
    expect((await approve(proposal.id)).body.refusals[0]).toMatchObject({ code: 'retention/held' });
    const release = `/v1/cases/${caseNo}/legal-holds/${hold.id}/release`;
    expect((await house.post(release, { reason: '已经归还' }, SUPERVISOR)).body.releasedBy.id).toBe(SUPERVISOR.id);
    expect((await house.post(release, { reason: '再次' }, SUPERVISOR)).status).toBe(404);
    expect((await approve(proposal.id)).status).toBe(200);
  });

  test('nobody approves of what they have proposed themselves', async () => {
    house.clock.set(AFTERWARDS);
    const { body } = await propose();
    expect((await approve(body.id, ADMINISTRATOR)).status).toBe(403);
    expect((await approve(body.id, person('administrator', { id: 'another' }))).status).toBe(200);
  });

  test('what is disposed of is in no table any more, and the chain of hashes still verifies', async () => {
    house.clock.set(AFTERWARDS);
    const { body: proposal } = await propose();
    expect(objects.size).toBeGreaterThan(0);
    const { body } = await approve(proposal.id);
    expect(body).toMatchObject({ carriedOutAt: expect.any(String), approvedBy: { id: SUPERVISOR.id } });
    expect(body.removed).toMatchObject({
      case_views: 1,
      notices: 1,
      party_files: 1,
      case_objects: 2,
      case_keys: 1,
      uploads: 1,
    });
    expect(body.removed).toMatchObject({ documents: 1 });
    expect([objects.size, await waiting()]).toEqual([0, 0]);
    expect(await tablesWith(caseNo, CANARY)).toEqual([]);
    expect(await tablesWith(caseNo, '甲')).toEqual([]);
    const { pool } = house.database;
    expect((await verifyLedger(pool)).findings).toEqual([]);
    await rebuildViews(pool);
    expect(await verifyViews(pool)).toEqual([]);
    const answer = await house.get(`/v1/cases/${caseNo}`, ADMINISTRATOR);
    expect([answer.status, answer.body.detail]).toEqual([404, `案件${caseNo}保存期届满，已经依规定销毁`]);
    const records = (await house.get('/v1/disposals?limit=200', ADMINISTRATOR)).body.items;
    expect(records).toContainEqual(expect.objectContaining({ caseNo, id: proposal.id }));
    expect((await approve(proposal.id)).body.carriedOutAt).toBe(body.carriedOutAt);
  });

  test('what the store of files does not let go at once cannot be read any more, and goes later', async () => {
    house.clock.set(AFTERWARDS);
    const { body: proposal } = await propose();
    outOfOrder = true;
    expect((await approve(proposal.id)).status).toBe(200);
    outOfOrder = false;
    const left = [...objects.values()];
    expect([left.length, await waiting()]).toEqual([3, 3]);
    expect(left.filter((bytes) => bytes.includes(PAPER.content))).toEqual([]);
    expect(await byItself(() => house.office.files.sweep(100))).toBe(3);
    expect([objects.size, await waiting()]).toEqual([0, 0]);
  });

  test('the database lets no content go that two persons have not approved of', async () => {
    const { pool } = house.database;
    await expect(
      pool.query(
        `update case_events set event = jsonb_build_object('type', 'case.disposed', 'disposal', gen_random_uuid()) where case_no = $1`,
        [caseNo],
      ),
    ).rejects.toThrow(/append-only|permission denied/);
    house.clock.set(AFTERWARDS);
    const { body } = await propose();
    await expect(pool.query('select dispose_case($1)', [body.id])).rejects.toThrow('not approved');
    await expect(pool.query('delete from disposals')).rejects.toThrow(/refused/);
  });

  test('content that goes without a disposal on record is found', async () => {
    const { pool } = house.database;
    await transaction(pool, async (client) => {
      await client.query('set local session_replication_role = replica');
      await client.query(`update case_events set event = '{"type": "case.disposed"}' where case_no = $1 and seq = 1`, [
        caseNo,
      ]);
    });
    expect((await verifyLedger(pool)).findings).toEqual([{ fault: 'altered', where: caseNo, seq: 1 }]);
  });

  test('every table that hangs on a row of a case is thought of', async () => {
    const { rows } = await house.database.pool.query<{ child: string }>(
      `select distinct conrelid::regclass::text as child from pg_constraint
       where contype = 'f' and exists (select from pg_attribute where attrelid = confrelid and attname = 'case_no')
         and not exists (select from pg_attribute where attrelid = conrelid and attname = 'case_no')
       order by 1`,
    );
    const { rows: source } = await house.database.pool.query<{ prosrc: string }>(
      `select prosrc from pg_proc where proname = 'dispose_case'`,
    );
    for (const { child } of rows) expect(source[0]!.prosrc).toContain(`delete from ${child} `);
  });

  const waiting = async (): Promise<number> =>
    (await house.database.pool.query('select from objects_to_remove')).rowCount ?? -1;

  /** The tables in which a row of the case holds the text. */
  async function tablesWith(no: string, text: string): Promise<string[]> {
    const { pool } = house.database;
    const { rows } = await pool.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const found = await Promise.all(
      rows.map(async ({ name }) => {
        const sql = `select 1 from ${name} t where t::text like '%' || $1 || '%' and t::text like '%' || $2 || '%' limit 1`;
        return (await pool.query(sql, [no, text])).rowCount ? [name] : [];
      }),
    );
    return found.flat();
  }
});
