import { randomUUID } from 'node:crypto';
import { looksAt } from '../../db/vault';
import { CLERK, MEDIATOR, openHouse, opened, person, SUPERVISOR, workerOf, type House } from './house';
import type { InMemoryCases } from './in-memory-cases';

const CANARY = '用人单位承认考勤表系事后补签-金丝雀';

let house: House<InMemoryCases>;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const seal = (caseNo: string, key = randomUUID() as string) =>
  house.post(`/v1/cases/${caseNo}/sealed-facts`, { content: CANARY, concededBy: 'employer' }, MEDIATOR, { key });
const release = (caseNo: string, ref: string) =>
  house.post(
    `/v1/cases/${caseNo}/actions`,
    { name: 'standing.release-seal', input: { ref, ground: 'both-consent' } },
    CLERK,
  );

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

  test('is shown once both have consented, and that look is recorded as well', async () => {
    const caseNo = await opened(house);
    const { ref } = (await seal(caseNo)).body;
    expect((await release(caseNo, ref)).status).toBe(200);
    const { status, body } = await house.get(`/v1/cases/${caseNo}/sealed-facts/${ref}`, workerOf(caseNo));
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { content: CANARY, concededBy: 'employer', released: { ground: 'both-consent' } },
    });
    expect(await looksAt(house.database.pool, ref)).toMatchObject([{ actor: { role: 'worker' }, allowed: true }]);
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
