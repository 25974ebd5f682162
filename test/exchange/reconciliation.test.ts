import { createReconciliationActivities } from '../../activities/reconciliation/reconciliation-activities';
import { createPartnerActivities, type PartnerDeps } from '../../activities/partners/partner-activities';
import type { ReconciliationRun } from '../../activities/ports';
import { settleMessage } from '../../db/messages';
import { inbox } from '../../db/notices';
import { differences, type DigestLine } from '../../shared/exchange/reconciliation';
import { CLERK, houseWith, ORGAN, person, SUPERVISOR, type House } from '../api/house';
import { inMemoryCases, type InMemoryCases } from '../api/in-memory-cases';
import { inOutbox, NOWHERE, sandboxAt, secretsFile, silent } from './ground';

describe('two lists', () => {
  const line = (more: Partial<DigestLine> = {}): DigestLine => ({
    ...{ id: 'm1', sender: 'yuhe', subject: 's', revision: 1, state: 'acknowledged', sha256: 'a'.repeat(64) },
    ...more,
  });
  const other = 'b'.repeat(64);
  const theirs = { sender: 'partner' } as const;
  test.each([
    { what: 'agree', ours: line(), there: line(), found: [] },
    { what: 'lack there what was acknowledged', ours: line(), found: ['missing-there'] },
    { what: 'lack there what is still on its way', ours: line({ state: 'pending' }), found: [] },
    { what: 'lack there what nobody delivers any more', ours: line({ state: 'undelivered' }), found: [] },
    { what: 'differ in content', ours: line(), there: line({ sha256: other }), found: ['content-differs'] },
    {
      what: 'have there what we have given up',
      ours: line({ state: 'undelivered' }),
      there: line(),
      found: ['acknowledgement-lost'],
    },
    { what: 'have there what we never sent', there: line(), found: ['unknown-here'] },
    { what: 'lack here what we acknowledged', there: line(theirs), found: ['missing-here'] },
    { what: 'lack here what they still send', there: line({ ...theirs, state: 'pending' }), found: [] },
    { what: 'have here what they never sent', ours: line(theirs), found: ['unknown-there'] },
  ])('$what', ({ ours, there, found }) => {
    const kinds = differences(ours ? [ours] : [], there ? [there] : []).map(({ kind }) => kind);
    expect(kinds).toEqual(found);
  });
});

describe('a comparison', () => {
  const secrets = secretsFile();
  let house: House<InMemoryCases>;
  let sandbox: Awaited<ReturnType<typeof sandboxAt>>;
  let runs = 0;

  const partners = () =>
    createPartnerActivities({
      pool: house.database.pool,
      temporal: { workflow: { getHandle: () => ({ signal: async () => {} }) } } as unknown as PartnerDeps['temporal'],
      log: silent,
      config: { ...sandbox.addresses, PARTNER_SECRETS_FILE: secrets.file },
    });
  const run = (): ReconciliationRun => ({
    id: `run-${(runs += 1)}`,
    partner: 'court',
    since: new Date(Date.now() - 3_600_000).toISOString(),
    until: new Date(Date.now() + 60_000).toISOString(),
  });
  const compare = (config = {}) =>
    createReconciliationActivities({
      ...{ pool: house.database.pool, log: silent },
      config: { ...sandbox.addresses, PARTNER_SECRETS_FILE: secrets.file, ...config },
    }).reconcile(run());
  const deliver = (id: string) => partners().deliverMessage(id, 0);
  const listed = async (state: string, actor = CLERK) =>
    (await house.get(`/v1/reconciliations?state=${state}`, actor)).body.items as { id: string; kind: string }[];

  beforeEach(async () => {
    house = await houseWith({ cases: ({ pool }, clock) => inMemoryCases(pool, clock) });
    sandbox = await sandboxAt(secrets.secrets, NOWHERE);
  });
  afterEach(async () => {
    await sandbox.close();
    await house.close();
  });
  afterAll(() => secrets.remove());

  test('of what was delivered finds nothing', async () => {
    await deliver(await inOutbox(house.database, { ownerOrgan: ORGAN }));
    await expect(compare()).resolves.toMatchObject({ differing: 0 });
    expect((await house.get('/v1/reconciliations/latest', SUPERVISOR)).body.items).toMatchObject([
      { partner: 'court', differing: 0, finishedAt: expect.any(String) },
    ]);
  });

  test('finds what the partner has lost; it is sent again, and settled the next night', async () => {
    sandbox.desks.court.misbehave({ losses: 1 });
    const id = await inOutbox(house.database, { ownerOrgan: ORGAN });
    await deliver(id);
    await expect(compare()).resolves.toMatchObject({ differing: 1 });
    await compare();
    const [found, ...more] = await listed('open');
    expect(found).toMatchObject({ kind: 'missing-there', messageId: id, ownerOrgan: ORGAN });
    expect(more).toEqual([]);
    const { items } = await inbox(house.database.pool, CLERK, {}, { limit: 10 });
    expect(items.map(({ template }) => template)).toEqual(['reconciliation-finding']);

    expect((await house.post(`/v1/reconciliations/${found!.id}/resend`, {}, CLERK)).status).toBe(200);
    expect(house.cases.retried).toEqual([id]);
    await expect(deliver(id)).resolves.toMatchObject({ kind: 'acknowledged' });
    await expect(compare()).resolves.toMatchObject({ differing: 0 });
    expect(await listed('settled')).toMatchObject([{ id: found!.id }]);
    expect((await house.post(`/v1/reconciliations/${found!.id}/resend`, {}, CLERK)).status).toBe(409);
  });

  test('finds what arrived though we gave it up', async () => {
    sandbox.desks.court.misbehave({ lostAcknowledgements: 1 });
    const id = await inOutbox(house.database, { ownerOrgan: ORGAN });
    await deliver(id);
    await settleMessage(house.database.pool, id, 'dead');
    await compare();
    expect(await listed('open')).toMatchObject([{ kind: 'acknowledgement-lost', messageId: id }]);
  });

  test('finds what the partner believes delivered; without a version to ask for, a person explains it', async () => {
    const sent = { id: 'lost-1', name: 'mandate.recalled', subject: 's', content: {}, at: new Date().toISOString() };
    sandbox.desks.court.sent.push({ ...sent, bodySha256: 'c'.repeat(64), answers: [{ status: 202, body: {} }] });
    await compare();
    const [found] = await listed('open', SUPERVISOR);
    expect(found).toMatchObject({ kind: 'missing-here', messageId: 'lost-1' });
    expect(await listed('open')).toEqual([]);
    const resend = await house.post(`/v1/reconciliations/${found!.id}/resend`, {}, SUPERVISOR);
    expect(resend.status).toBe(409);
    const note = { text: '已与对方电话核实，为测试数据' };
    expect((await house.post(`/v1/reconciliations/${found!.id}/note`, note, CLERK)).status).toBe(404);
    expect((await house.post(`/v1/reconciliations/${found!.id}/note`, note, SUPERVISOR)).body.state).toBe('noted');
    expect(await listed('noted', SUPERVISOR)).toMatchObject([{ resolution: { text: note.text } }]);
  });

  test('with a partner that is down is tried again; with one that has no list it is not', async () => {
    sandbox.desks.court.misbehave({ downMinutes: 10 });
    await expect(compare()).rejects.toThrow('fetch failed');
    await expect(compare({ COURT_URL: `${sandbox.addresses.COURT_URL}/nowhere` })).rejects.toMatchObject({
      nonRetryable: true,
      message: expect.stringContaining('404'),
    });
  });

  test('is not for those who have no part in it', async () => {
    expect((await house.get('/v1/reconciliations', person('mediator'))).status).toBe(403);
  });
});
