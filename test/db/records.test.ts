import { setTimeout as pause } from 'node:timers/promises';
import { fileDeskNotice } from '../../activities/desk-notice';
import { allTold, calendarsBeingTold, loadCalendar, loadedCalendars, noteTold } from '../../db/calendars';
import { isIssued, issueCaseNumber, noteOpening, openingOf, openingsNotStarted } from '../../db/case-numbers';
import { claimKey, forgetKeysBefore, noteCaseNo, releaseKey, settleKey, yieldKey } from '../../db/idempotency';
import { inbox } from '../../db/notices';
import * as outbox from '../../db/messages';
import { transaction } from '../../db/pool';
import { discardSealedFact, keepSealedFact, looksAt, recordLook, sealedFact } from '../../db/vault';
import type { Actor } from '../../shared/case/actor';
import type { PartnerMessage } from '../../shared/case/notice';
import type { Opening } from '../../shared/case/opening';
import { CALENDAR_2026 } from '../../shared/law/calendar/2026';
import { aCase, mediatingForCourt } from '../support/builders';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { aKeep, handedOver } from './docket';

const CLERK: Actor = { id: 'u1', role: 'clerk', organ: 'ORG-1' };
const PAGE = { limit: 50 };

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** A number that no other test of this file has. */
let taken = 0;
const own = (): number => (taken += 1);

describe('case numbers', () => {
  let year: number;
  beforeEach(() => (year = 3_000 + 10 * own()));
  const issue = (of = year) => transaction(database.pool, (client) => issueCaseNumber(client, of));

  test('run from one on, without gaps, however many ask at once, and anew each year', async () => {
    const issued = await Promise.all(Array.from({ length: 20 }, () => issue()));
    expect(issued.sort()).toEqual(Array.from({ length: 20 }, (_, i) => `CQ-${year}-${String(i + 1).padStart(6, '0')}`));
    expect(await issue(year + 1)).toBe(`CQ-${year + 1}-000001`);
  });

  test('a number whose transaction fails is issued again', async () => {
    await issue();
    const fails = transaction(database.pool, async (client) => {
      await issueCaseNumber(client, year);
      throw new Error('the form could not be kept');
    });
    await expect(fails).rejects.toThrow('could not be kept');
    expect(await issue()).toBe(`CQ-${year}-000002`);
  });

  test('grow beyond six digits', async () => {
    await database.pool.query('insert into case_number_years values ($1, 999999)', [year]);
    expect(await issue()).toBe(`CQ-${year}-1000000`);
  });

  test('the opening waits with its number until the case has begun', async () => {
    const caseNo = await issue();
    const opening = {
      caseNo,
      form: {},
      calendars: [],
      by: CLERK,
      key: 'k',
      at: '2026-07-06T04:00:00.000Z',
    } as unknown as Opening;
    await noteOpening(database.pool, { opening, shiftMs: 7 });
    const later = new Date(Date.now() + 1_000).toISOString();
    expect(await openingOf(database.pool, caseNo)).toEqual({ opening, shiftMs: 7 });
    expect(await openingsNotStarted(database.pool, later, 10)).toEqual([{ opening, shiftMs: 7 }]);
    await aKeep(database.pool).keep(handedOver(aCase(), caseNo));
    expect(await openingOf(database.pool, caseNo)).toBeUndefined();
    expect(await openingsNotStarted(database.pool, later, 10)).toEqual([]);
    expect([await isIssued(database.pool, caseNo), await isIssued(database.pool, `CQ-${year}-000099`)]).toEqual([
      true,
      false,
    ]);
  });
});

describe('idempotency keys', () => {
  let request = { actorId: 'u1', key: 'k1', methodPath: 'POST /v1/cases', bodySha256: 'a' };
  beforeEach(() => (request = { ...request, key: `k${own()}` }));
  const claim = (more: Partial<typeof request> = {}) => claimKey(database.pool, { ...request, ...more });

  test('one of many gets to work', async () => {
    const kinds = await Promise.all(Array.from({ length: 8 }, () => claim()));
    expect(kinds.map(({ kind }) => kind).sort()).toEqual([...Array(7).fill('in-progress'), 'new']);
  });

  test('whoever comes later gets the same answer, letter for letter', async () => {
    await claim();
    const answer = '{"b": 1,\n "a":  [1.0]}';
    await settleKey(database.pool, request, { status: 201, answer, headers: { etag: '"3"' } });
    expect(await claim()).toEqual({ kind: 'answered', status: 201, answer, headers: { etag: '"3"' } });
  });

  test('another body or another path under the same key is another request; another actor’s key is another key', async () => {
    await claim();
    expect(await claim({ bodySha256: 'b' })).toEqual({ kind: 'other-body' });
    expect(await claim({ methodPath: 'POST /v1/other' })).toEqual({ kind: 'other-body' });
    expect(await claim({ actorId: 'u2' })).toEqual({ kind: 'new' });
  });

  test('work that was left lying is taken over, with the number that was issued for it', async () => {
    await claim();
    await noteCaseNo(database.pool, request, 'CQ-2026-000001');
    expect(await claim()).toEqual({ kind: 'in-progress', retryAfterSeconds: expect.any(Number) });
    await database.pool.query(`update idempotency set claimed_at = now() - interval '31 seconds' where key = $1`, [
      request.key,
    ]);
    expect(await claim()).toEqual({ kind: 'new', caseNo: 'CQ-2026-000001' });
    expect(await claim()).toMatchObject({ kind: 'in-progress', retryAfterSeconds: 30 });
  });

  test('yielded, it is taken over at once by the same request only; released, it is as if never asked', async () => {
    await claim();
    await yieldKey(database.pool, request);
    expect(await claim({ bodySha256: 'b' })).toEqual({ kind: 'other-body' });
    expect(await claim()).toEqual({ kind: 'new' });
    await releaseKey(database.pool, request);
    expect(await claim({ bodySha256: 'b' })).toEqual({ kind: 'new' });
  });

  test('an answer is neither released nor yielded', async () => {
    await claim();
    await settleKey(database.pool, request, { status: 200, answer: '{}' });
    await releaseKey(database.pool, request);
    await yieldKey(database.pool, request);
    expect(await claim()).toMatchObject({ kind: 'answered' });
  });

  test('old keys are forgotten', async () => {
    await claim();
    expect(await forgetKeysBefore(database.pool, new Date(Date.now() - 60_000).toISOString())).toBe(0);
    expect(await forgetKeysBefore(database.pool, new Date(Date.now() + 60_000).toISOString())).toBeGreaterThan(0);
  });
});

describe('messages to partners', () => {
  let [caseNo, mandateId] = ['', ''];
  beforeEach(() => {
    const number = own();
    [caseNo, mandateId] = [`CQ-2027-${String(number).padStart(6, '0')}`, `CRT-${number}`];
  });
  const message = (key: string, data: PartnerMessage['data'] = { mandateId }): PartnerMessage => ({
    key,
    partner: 'court',
    type: 'mandate.acked',
    at: '2026-07-07T04:00:00.000Z',
    data,
  });
  const id = (key: string) => outbox.messageId(caseNo, key);
  const file = (...messages: PartnerMessage[]) =>
    aKeep(database.pool).keep(handedOver(mediatingForCourt(), caseNo, { messages }));

  test('are numbered by subject, and a later one waits for an earlier one', async () => {
    await file(message('a'), message('b'), message('c', { mandateId: `${mandateId}-2` }));
    const revisions = await Promise.all(
      ['a', 'b', 'c'].map(async (key) => (await outbox.message(database.pool, id(key)))?.revision),
    );
    expect(revisions).toEqual([1, 2, 1]);
    expect(await Promise.all(['a', 'b', 'c'].map((key) => outbox.isBlocked(database.pool, id(key))))).toEqual([
      false,
      true,
      false,
    ]);
    expect(await outbox.nextPending(database.pool, id('a'))).toBe(id('b'));
    expect(await outbox.settleMessage(database.pool, id('a'), 'acknowledged', 'ACK-1')).toBe(true);
    expect(await outbox.isBlocked(database.pool, id('b'))).toBe(false);
  });

  test('are settled once; what was given up can be taken up again', async () => {
    await file(message('a'));
    await outbox.recordAttempt(
      database.pool,
      id('a'),
      { at: '2026-07-07T04:00:00.000Z', kind: 'unavailable', detail: '503' },
      '2026-07-07T04:00:10.000Z',
    );
    expect(await outbox.settleMessage(database.pool, id('a'), 'dead')).toBe(true);
    expect(await outbox.settleMessage(database.pool, id('a'), 'acknowledged', 'late')).toBe(false);
    expect(await outbox.reopenMessage(database.pool, id('a'))).toBe(true);
    expect(await outbox.message(database.pool, id('a'))).toMatchObject({
      state: 'pending',
      attempts: [{ kind: 'unavailable', detail: '503' }],
      ownerOrgan: 'ORG-1',
    });
  });

  test('raise the alarm once, and carry the end of the period they serve', async () => {
    await file(message('a'));
    const at = '2026-07-08T00:00:00.000Z';
    expect([
      await outbox.raiseAlarm(database.pool, id('a'), at),
      await outbox.raiseAlarm(database.pool, id('a'), at),
    ]).toEqual([true, false]);
    expect(await outbox.message(database.pool, id('a'))).toMatchObject({
      alarmedAt: at,
      statutoryDueAt: '2026-07-09T16:00:00.000Z',
    });
  });

  test('are listed by state, partner, organ and case, page by page', async () => {
    await file(...Array.from({ length: 5 }, (_, i) => message(`m${i}`)));
    await outbox.settleMessage(database.pool, id('m0'), 'acknowledged', 'ACK');
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await outbox.messagesOf(
        database.pool,
        { state: 'pending', partner: 'court', organ: 'ORG-1', caseNo },
        { limit: 2, cursor },
      );
      seen.push(...page.items.map(({ key }) => key));
      cursor = page.next;
    } while (cursor);
    expect(seen.sort()).toEqual(['m1', 'm2', 'm3', 'm4']);
  });

  test('that cannot be delivered come to the desk of their owner, once', async () => {
    await file(message('a'));
    const failed = (await outbox.message(database.pool, id('a')))!;
    for (const _ of [1, 2]) await fileDeskNotice(database.pool, failed, 'delivery-failed', '对方接口返回422');
    const items = (await inbox(database.pool, CLERK, {}, PAGE)).items.filter((item) => item.caseNo === caseNo);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ template: 'delivery-failed', subject: `信息投递异常：人民法院（${caseNo}）` });
    expect(items[0]!.body).toContain('有关期限至2026年7月9日届满');
  });
});

describe('calendars loaded at run time', () => {
  beforeEach(() => database.pool.query('delete from calendars'));

  const revised = { ...CALENDAR_2026, revision: 2 };

  test('are kept once; the newest revision of a year counts', async () => {
    const load = (calendar: typeof revised) => loadCalendar(database.pool, calendar, CLERK, 'load');
    expect([await load(revised), await load(revised), await load({ ...revised, revision: 3 })]).toEqual([
      true,
      false,
      true,
    ]);
    expect((await loadedCalendars(database.pool)).map(({ year, revision }) => [year, revision])).toEqual([[2026, 3]]);
  });

  test('telling the cases goes on where it stopped', async () => {
    await loadCalendar(database.pool, revised, CLERK, 'load');
    await noteTold(database.pool, revised, 'CQ-2026-000100');
    expect(await calendarsBeingTold(database.pool)).toEqual([
      { calendar: revised, by: CLERK, key: 'load', toldThrough: 'CQ-2026-000100' },
    ]);
    await allTold(database.pool, revised);
    expect(await calendarsBeingTold(database.pool)).toEqual([]);
  });
});

describe('the vault', () => {
  const fact = {
    ref: 'SF-00000001',
    caseNo: 'CQ-2026-000001',
    ciphertext: Buffer.from([0, 1, 255]),
    iv: Buffer.alloc(12, 1),
    tag: Buffer.alloc(16, 2),
    keyId: 'k1',
    concededBy: 'employer',
  } as const;

  test('gives back what was put in, and keeps the first under a reference', async () => {
    await keepSealedFact(database.pool, fact);
    await keepSealedFact(database.pool, { ...fact, ciphertext: Buffer.from('other') });
    expect(await sealedFact(database.pool, fact.ref)).toEqual({ ...fact, sealedAt: expect.any(String) });
    await expect(database.pool.query(`update sealed_facts set key_id = 'x'`)).rejects.toThrow(/append-only/);
    await discardSealedFact(database.pool, fact.ref);
    expect(await sealedFact(database.pool, fact.ref)).toBeUndefined();
  });

  test('remembers every look, allowed or not, beyond change', async () => {
    await recordLook(database.pool, {
      ref: fact.ref,
      caseNo: fact.caseNo,
      actor: { ...CLERK, cases: ['x'] },
      allowed: false,
      why: '尚未解除封存',
    });
    await pause(2);
    await recordLook(database.pool, {
      ref: fact.ref,
      caseNo: fact.caseNo,
      actor: CLERK,
      allowed: true,
      why: '双方同意',
    });
    expect((await looksAt(database.pool, fact.ref)).map(({ allowed, why, actor }) => [allowed, why, actor])).toEqual([
      [false, '尚未解除封存', CLERK],
      [true, '双方同意', CLERK],
    ]);
    await expect(database.pool.query('delete from sealed_looks')).rejects.toThrow(/append-only/);
  });
});
