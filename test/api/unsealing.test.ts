import { looksAt } from '../../db/vault';
import type { Actor } from '../../shared/case/actor';
import { CLERK, MEDIATOR, openHouse, opened, person, SUPERVISOR, workerOf, type House } from './house';
import type { InMemoryCases } from './in-memory-cases';

const CANARY = '用人单位承认工资条系事后补造-金丝雀';
const COURT = person('court', { id: 'court-1', name: '审查法官' });
const ASKED = { provision: 'verify-with-organisation', purpose: '核实协议是否自愿', proceeding: '民特12号' };

let house: House<InMemoryCases>;
let [caseNo, ref] = ['', ''];
beforeAll(async () => {
  house = await openHouse();
  caseNo = await opened(house);
  await inConfirmation();
  const sealed = await house.post(
    `/v1/cases/${caseNo}/sealed-facts`,
    { content: CANARY, concededBy: 'employer', heading: 'minutes' },
    MEDIATOR,
  );
  ref = sealed.body.ref as string;
});
afterAll(() => house.close());

const act = (name: string, input: object, actor: Actor) =>
  house.post(`/v1/cases/${caseNo}/actions`, { name, input }, actor);
const look = (actor: Actor) => house.get(`/v1/cases/${caseNo}/sealed-facts/${ref}`, actor);

async function inConfirmation(): Promise<void> {
  const done = async (name: string, input: object, actor: Actor = CLERK) => {
    const { status, text } = await act(name, input, actor);
    if (status !== 200) throw new Error(`${name}: ${text}`);
  };
  await done('mediation.apply', { by: 'worker', form: 'written', matter: '支付工资' });
  await done('mediation.record-consent', { side: 'employer', given: true });
  await done('mediation.accept', { mediator: { id: 'mediator-1', name: '向素云' } });
  const pay = { kind: 'pay', text: '支付工资', amountFen: 1_000_000, dueOn: '2026-08-14' };
  await done('agreement.assess-capacity', { rating: 'high', grounds: '经营正常' });
  await done('agreement.conclude', { obligations: [pay] });
  await done('agreement.sign', { marks: ['worker', 'employer', 'mediator', 'organisation'].map((by) => ({ by })) });
  const applies = { workerApplies: true, employerApplies: true };
  await done('confirmation.apply', { court: '南岸区人民法院', courtBasis: 'organisation-seat', ...applies });
  await done('confirmation.accept', {}, COURT);
}

describe('opening by law takes two persons', () => {
  test('nobody reads before it is asked for, nor before another has approved it', async () => {
    expect((await look(COURT)).status).toBe(403);
    const { status, body } = await act('standing.request-unsealing', { ref, ...ASKED }, COURT);
    expect({ status, entry: body.entries[0].event }).toMatchObject({
      status: 200,
      entry: { type: 'standing.unsealing-requested', ...ASKED, requester: { id: 'court-1', name: '审查法官' } },
    });
    expect((await look(COURT)).status).toBe(403);
    const own = await act('standing.approve-unsealing', { no: 1 }, { ...CLERK, id: COURT.id });
    expect({ status: own.status, code: own.body.refusals[0].code }).toEqual({
      status: 409,
      code: 'standing/own-unsealing',
    });
    const instead = await act('standing.approve-unsealing', { no: 1 }, COURT);
    expect(instead.status).toBe(403);
  });

  test('then only the one who asked reads it, until the last day; each look is recorded, and stands in the docket', async () => {
    expect((await act('standing.approve-unsealing', { no: 1 }, SUPERVISOR)).status).toBe(200);
    const seen = await look(COURT);
    expect({ status: seen.status, body: seen.body }).toMatchObject({
      status: 200,
      body: { content: CANARY, ground: 'law', until: '2026-07-17' },
    });
    for (const other of [{ ...COURT, id: 'court-2' }, MEDIATOR, SUPERVISOR, workerOf(caseNo)])
      expect((await look(other)).status).toBe(403);
    const { body } = await house.get(`/v1/cases/${caseNo}/events?limit=500`, SUPERVISOR);
    const viewed = body.entries.filter(
      (each: { event: { type: string } }) => each.event.type === 'standing.sealed-viewed',
    );
    expect(viewed).toMatchObject([{ by: { id: 'court-1' }, event: { ref, sealNo: 1, ground: 'law' } }]);
    const looks = await looksAt(house.database.pool, ref);
    expect(looks.filter(({ allowed }) => allowed)).toMatchObject([
      { actor: { id: 'court-1' }, why: '依法启封：民诉法解释第356条；民特12号' },
    ]);
    expect(looks.filter(({ allowed }) => !allowed)).toHaveLength(6);
    await house.book.close();
    const { rows } = await house.database.pool.query<{ shows: string }>(
      `select distinct entry ->> 'shows' as shows from audit_entries where entry ->> 'route' = 'readSealedFact' and kind = 'look'`,
    );
    expect(rows).toEqual([{ shows: 'sealed' }]);
  });

  test('though it was opened, it is in no other answer, no table and no log', async () => {
    const answers = await Promise.all(
      ['', '/events?limit=500', '/docket', '/deadlines', '/actions', '/consents'].flatMap((path) =>
        [COURT, MEDIATOR, SUPERVISOR, person('arbitrator')].map((actor) =>
          house.get(`/v1/cases/${caseNo}${path}`, actor),
        ),
      ),
    );
    for (const shown of [...answers.map(({ text }) => text), ...house.logged]) expect(shown).not.toContain('金丝雀');
    const { rows: tables } = await house.database.pool.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    for (const { name } of tables) {
      const { rows } = await house.database.pool.query<{ found: boolean }>(
        `select coalesce(bool_or(t::text like '%金丝雀%'), false) as found from "${name}" t`,
      );
      expect({ name, found: rows[0]!.found }).toEqual({ name, found: false });
    }
  });

  test('the day after the last one it is closed to the one who asked as well', async () => {
    house.clock.set('2026-07-18T02:00:00Z');
    expect((await look(COURT)).status).toBe(403);
    house.clock.set('2026-07-14T02:00:00Z');
  });
});

describe('who may decide the dispute', () => {
  test.each(['arbitrator', 'court'] as const)(
    'reads as %s that something is sealed and by which text, never what nor by whom',
    async (role) => {
      const { body, text } = await house.get(`/v1/cases/${caseNo}`, person(role));
      expect(body.sealing).toMatchObject({
        count: 1,
        items: [{ no: 1, heading: '调解笔录', openByConsent: false }],
        cites: [{ instrument: 'CQ553' }],
        quotes: [
          {
            label: '渝人社〔2023〕553号措施7',
            text: expect.stringContaining('不得在后续的仲裁、诉讼中作为对其不利的根据'),
          },
        ],
      });
      expect(text).not.toContain('concededBy');
      expect((await house.get(`/v1/cases/${caseNo}/events?limit=500`, person(role))).text).not.toContain('concededBy');
    },
  );
});
