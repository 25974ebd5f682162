import { randomUUID } from 'node:crypto';
import { looksAt } from '../../db/vault';
import type { Actor } from '../../shared/case/actor';
import { employerOf, MEDIATOR, openHouse, opened, person, SUPERVISOR, workerOf, type House } from './house';
import type { InMemoryCases } from './in-memory-cases';

const CANARY = '用人单位承认考勤表系事后补签-金丝雀';

let house: House<InMemoryCases>;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const seal = (caseNo: string, key = randomUUID() as string) =>
  house.post(`/v1/cases/${caseNo}/sealed-facts`, { content: CANARY, concededBy: 'employer' }, MEDIATOR, { key });
const act = (caseNo: string, name: string, input: object, actor: Actor) =>
  house.post(`/v1/cases/${caseNo}/actions`, { name, input }, actor);
const agree = (caseNo: string, ref: string, side: 'worker' | 'employer', name = 'consent-to-unseal') =>
  act(caseNo, `standing.${name}`, { ref, side }, side === 'worker' ? workerOf(caseNo) : employerOf(caseNo));
const look = (caseNo: string, ref: string, actor: Actor) => house.get(`/v1/cases/${caseNo}/sealed-facts/${ref}`, actor);

describe('a fact conceded for the sake of an agreement (17号令第11条)', () => {
  test('is in no answer, no table but the vault, where it is encrypted, and no log', async () => {
    const caseNo = await opened(house);
    const { status, body, text } = await seal(caseNo);
    expect({ status, entries: body.entries }).toMatchObject({
      status: 201,
      entries: [{ event: { type: 'standing.fact-sealed', ref: body.ref } }],
    });
    const paths = ['', '/events', '/deadlines', '/actions', `/sealed-facts/${body.ref}`].map(
      (path) => `/v1/cases/${caseNo}${path}`,
    );
    const answers = await Promise.all(
      [...paths, '/v1/cases', '/v1/worklist'].map((path) => house.get(path, SUPERVISOR)),
    );
    for (const shown of [text, ...answers.map((answer) => answer.text), ...house.logged])
      expect(shown).not.toContain('金丝雀');
    const { rows: tables } = await house.database.pool.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    expect(tables.map(({ name }) => name)).toContain('sealed_facts');
    for (const { name } of tables) {
      const { rows } = await house.database.pool.query<{ found: boolean }>(
        `select coalesce(bool_or(t::text like '%金丝雀%'), false) as found from "${name}" t`,
      );
      expect({ name, found: rows[0]!.found }).toEqual({ name, found: false });
    }
  });

  test.each(['arbitrator', 'court', 'supervisor', 'mediator'] as const)(
    'is not shown to the %s while it is sealed; the look is recorded',
    async (role) => {
      const caseNo = await opened(house);
      const { ref } = (await seal(caseNo)).body;
      const { status, body } = await house.get(`/v1/cases/${caseNo}/sealed-facts/${ref}`, person(role));
      expect({ status, body }).toMatchObject({
        status: 403,
        body: { type: '/docs/problems/sealed', refusals: [{ cite: { instrument: 'ENMP', article: '11' } }] },
      });
      expect(await looksAt(house.database.pool, ref)).toMatchObject([{ actor: { role }, allowed: false }]);
    },
  );

  test('is shown once both have consented, each for itself; that look is recorded, and stands in the docket', async () => {
    const caseNo = await opened(house);
    const { ref, no, mark } = (await seal(caseNo)).body;
    expect({ no, mark }).toEqual({ no: 1, mark: '【此处内容已封存，第1号】' });
    expect((await agree(caseNo, ref, 'worker')).status).toBe(200);
    expect((await look(caseNo, ref, MEDIATOR)).status).toBe(403);
    expect((await agree(caseNo, ref, 'employer')).status).toBe(200);
    const { status, body } = await look(caseNo, ref, workerOf(caseNo));
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { content: CANARY, concededBy: 'employer', ground: 'both-consent' },
    });
    expect(await looksAt(house.database.pool, ref)).toMatchObject([
      { actor: { role: 'mediator' }, allowed: false },
      { actor: { role: 'worker' }, allowed: true, why: '双方当事人同意解除封存' },
    ]);
    const { body: docket } = await house.get(`/v1/cases/${caseNo}/events`, SUPERVISOR);
    expect(docket.entries.at(-1)).toMatchObject({
      by: { role: 'worker' },
      event: { type: 'standing.sealed-viewed', ref, ground: 'both-consent' },
    });
  });

  test('is closed again at once when one side withdraws; the look that was taken stays on record', async () => {
    const caseNo = await opened(house);
    const { ref } = (await seal(caseNo)).body;
    await agree(caseNo, ref, 'worker');
    await agree(caseNo, ref, 'employer');
    expect((await look(caseNo, ref, MEDIATOR)).status).toBe(200);
    expect((await agree(caseNo, ref, 'employer', 'withdraw-unsealing-consent')).status).toBe(200);
    expect((await look(caseNo, ref, MEDIATOR)).status).toBe(403);
    expect((await looksAt(house.database.pool, ref)).map(({ allowed }) => allowed)).toEqual([true, false]);
    const { body } = await house.get(`/v1/cases/${caseNo}/consents`, MEDIATOR);
    expect(body.consents ?? body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'open-sealed', side: 'employer', withdrawnOn: '2026-07-14' }),
      ]),
    );
  });

  test('is sealed once under one key', async () => {
    const [caseNo, key] = [await opened(house), randomUUID()];
    const [first, again] = [await seal(caseNo, key), await seal(caseNo, key)];
    expect(again.text).toBe(first.text);
    const { rows } = await house.database.pool.query('select 1 from sealed_facts where case_no = $1', [caseNo]);
    expect(rows).toHaveLength(1);
  });

  test('leaves nothing behind when the case does not take it', async () => {
    const before = await house.database.pool.query('select 1 from sealed_facts');
    expect((await seal('CQ-2026-999999')).status).toBe(404);
    const after = await house.database.pool.query('select 1 from sealed_facts');
    expect(after.rowCount).toBe(before.rowCount);
  });

  test('of another case is not found', async () => {
    const [one, two] = [await opened(house), await opened(house)];
    const { ref } = (await seal(one)).body;
    expect((await house.get(`/v1/cases/${two}/sealed-facts/${ref}`, MEDIATOR)).status).toBe(404);
  });

  test('does not open once its ciphertext was changed', async () => {
    const caseNo = await opened(house);
    const { ref } = (await seal(caseNo)).body;
    const { vault } = house.office;
    const sealed = vault.seal(ref, CANARY);
    expect(vault.open(ref, sealed)).toBe(CANARY);
    expect(() => vault.open(`${ref}x`, sealed)).toThrow();
    expect(() =>
      vault.open(ref, { ...sealed, ciphertext: Buffer.from(sealed.ciphertext.map((byte) => byte ^ 1)) }),
    ).toThrow();
  });
});
