import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import pino from 'pino';
import { caseView, caseViewAtLeast } from '../../db/case-views';
import { entriesAfter } from '../../db/ledger';
import { inbox } from '../../db/notices';
import { message, messageId, messagesOf } from '../../db/messages';
import { rebuildViews } from '../../db/rebuild-views';
import { canonicalJson, sealed } from '../../shared/case/entry';
import type { PartnerMessage } from '../../shared/case/notice';
import { addDays, localDate } from '../../shared/law/local-date';
import { aCase, inEffect, mediating, mediatingForCourt, settled } from '../support/builders';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { aKeep, aNotice, docketOf, handedOver, viewsOf } from '../db/docket';

const CLERK = { id: 'u1', role: 'clerk', organ: 'ORG-1' } as const;
const PAGE = { limit: 50 };
const ANSWER: PartnerMessage = {
  key: 'court/mandate.acked/1',
  partner: 'court',
  type: 'mandate.acked',
  at: '2026-07-07T04:00:00.000Z',
  data: { mandateId: 'CRT-1', decision: 'accepted' },
};

describe('keeping what a case hands over', () => {
  let database: FreshDatabase;
  let number = 0;
  let caseNo: string;

  beforeAll(async () => {
    database = await freshDatabase();
  });
  beforeEach(() => {
    caseNo = `CQ-2026-${String((number += 1)).padStart(6, '0')}`;
  });
  afterAll(() => database.drop());

  test('the view is what the entries make of the case', async () => {
    const { keep } = aKeep(database.pool);
    const whole = inEffect();
    await keep(handedOver(whole, caseNo));
    const view = await caseView(database.pool, caseNo);
    expect(canonicalJson(view?.facts)).toBe(canonicalJson({ ...whole.facts, caseNo }));
    expect(view).toMatchObject({ seq: whole.entries.length, shiftMs: 0, changedAt: whole.entries.at(-1)?.at });
  });

  test('it makes no difference in how many batches a case comes', async () => {
    const { keep } = aKeep(database.pool);
    const [all, one] = [`${caseNo}-all`, `${caseNo}-one`];
    await keep(handedOver(inEffect(), all));
    for (const entry of docketOf(inEffect(), one)) await keep(handedOver(inEffect(), one, { entries: [entry] }));
    const views = await Promise.all([all, one].map((each) => caseView(database.pool, each)));
    expect(canonicalJson(views[1]?.facts).replaceAll(one, all)).toBe(canonicalJson(views[0]?.facts));
  });

  test('however often it is repeated, by however many workers at once, everything is there once', async () => {
    const { keep, started } = aKeep(database.pool);
    const notices = [
      aNotice('mandate-received', ['organ']),
      aNotice('mediation-accepted', ['worker', 'employer', 'mediator']),
    ];
    const keeping = handedOver(mediatingForCourt(), caseNo, { notices, messages: [ANSWER] });
    await Promise.all(Array.from({ length: 8 }, () => keep(keeping)));
    await keep(keeping);
    expect(await entriesAfter(database.pool, caseNo, 0)).toHaveLength(keeping.entries.length);
    const { rows } = await database.pool.query('select key, recipient from notices where case_no = $1 order by id', [
      caseNo,
    ]);
    expect(rows.map(({ key, recipient }) => `${key} ${recipient}`)).toEqual([
      'mandate-received/1 organ',
      'mediation-accepted/1 party/p1',
      'mediation-accepted/1 party/p2',
      'mediation-accepted/1 mediator',
    ]);
    expect((await messagesOf(database.pool, { caseNo }, PAGE)).items.map(({ id }) => id)).toEqual([
      messageId(caseNo, ANSWER.key),
    ]);
    expect(new Set(started)).toEqual(new Set([messageId(caseNo, ANSWER.key)]));
  });

  test('batches of one case that overtake each other wait for each other', async () => {
    const { keep } = aKeep(database.pool);
    const entries = docketOf(inEffect(), caseNo);
    const prefixes = entries.map((_, i) => handedOver(inEffect(), caseNo, { entries: entries.slice(0, i + 1) }));
    await Promise.all([...prefixes].reverse().map((each) => keep(each)));
    expect((await caseView(database.pool, caseNo))?.seq).toBe(entries.length);
  });

  test('a second history of a case is an alarm, is not tried again, and changes nothing', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
    const { keep } = aKeep(database.pool, { log });
    await keep(handedOver(mediating(), caseNo));
    const before = await viewsOf(database.pool);
    const entries = docketOf(mediating(), caseNo);
    const other = sealed(caseNo, { ...entries.at(-1)!, key: 'another act' });
    const keeping = handedOver(mediating(), caseNo, { entries: [other], notices: [aNotice('case-closed', ['organ'])] });
    await expect(keep(keeping)).rejects.toMatchObject({ type: 'LedgerConflict', nonRetryable: true });
    expect(JSON.parse(lines[0]!)).toMatchObject({ alarm: 'ledger-conflict', caseNo });
    expect(await viewsOf(database.pool)).toEqual(before);
    expect((await inbox(database.pool, CLERK, {}, PAGE)).items.filter((item) => item.caseNo === caseNo)).toEqual([]);
  });

  test('killed before the commit, it leaves nothing; killed after it, the next attempt starts the delivery', async () => {
    const keeping = handedOver(mediatingForCourt(), caseNo, { messages: [ANSWER] });
    const dies = { workflow: { start: () => Promise.reject(new Error('the process died')) } } as never;
    await expect(aKeep(database.pool, { temporal: dies }).keep(keeping)).rejects.toThrow('the process died');
    expect((await message(database.pool, messageId(caseNo, ANSWER.key)))?.state).toBe('pending');
    const { keep, started } = aKeep(database.pool);
    await keep(keeping);
    expect(started).toEqual([messageId(caseNo, ANSWER.key)]);
  });

  test('a delivery that was started before is let be; a message that was settled is not delivered again', async () => {
    const keeping = handedOver(mediatingForCourt(), caseNo, { messages: [ANSWER] });
    const already = new WorkflowExecutionAlreadyStartedError('started', messageId(caseNo, ANSWER.key), 'delivery');
    await aKeep(database.pool, { temporal: { workflow: { start: () => Promise.reject(already) } } as never }).keep(
      keeping,
    );
    await database.pool.query(`update messages set state = 'acknowledged' where case_no = $1`, [caseNo]);
    const { keep, started } = aKeep(database.pool);
    await keep(keeping);
    expect(started).toEqual([]);
  });

  test('a failed transaction keeps neither entries nor notices', async () => {
    const notices = [aNotice('mediation-accepted', ['organ'], { at: 'never' })];
    await expect(aKeep(database.pool).keep(handedOver(mediating(), caseNo, { notices }))).rejects.toThrow();
    expect(await entriesAfter(database.pool, caseNo, 0)).toEqual([]);
    expect(await caseView(database.pool, caseNo)).toBeUndefined();
  });

  test('a view that was dropped is folded from the ledger at the next entry', async () => {
    const { keep } = aKeep(database.pool);
    const entries = docketOf(inEffect(), caseNo);
    await keep(handedOver(inEffect(), caseNo, { entries: entries.slice(0, 3) }));
    await database.pool.query('delete from case_views where case_no = $1', [caseNo]);
    await keep(handedOver(inEffect(), caseNo, { entries: entries.slice(3) }));
    expect((await caseView(database.pool, caseNo))?.seq).toBe(entries.length);
  });

  test('rebuilt from the ledger, every row is the same, byte for byte, on a shifted clock too', async () => {
    const { keep } = aKeep(database.pool);
    await keep(handedOver(settled(), caseNo, { shiftMs: 86_400_000 }));
    const before = await viewsOf(database.pool);
    expect(before.case_views?.length).toBeGreaterThan(5);
    await rebuildViews(database.pool);
    expect(await viewsOf(database.pool)).toEqual(before);
  });

  test('a rebuild removes what no ledger knows', async () => {
    await aKeep(database.pool).keep(handedOver(aCase(), caseNo));
    const before = await viewsOf(database.pool);
    await database.pool.query(`insert into case_search (case_no, terms, text) values ('CQ-0000-0', '{}', '')`);
    await rebuildViews(database.pool);
    expect(await viewsOf(database.pool)).toEqual(before);
  });

  test('in training, instants are kept on the world’s clock and days on the case’s', async () => {
    const dayMs = 86_400_000;
    const { keep } = aKeep(database.pool);
    await keep(handedOver(mediating(), caseNo, { shiftMs: 10 * dayMs }));
    const { rows } = await database.pool.query<{ due_on: string; due_at: Date }>(
      `select due_on::text, due_at from case_deadlines where case_no = $1 and rule = 'mediation-conclude-committee'`,
      [caseNo],
    );
    const dueOn = localDate(rows[0]!.due_on);
    expect(rows[0]!.due_at.toISOString()).toBe(`${addDays(dueOn, -10)}T16:00:00.000Z`);
  });

  test('whoever waits for an entry gets it as soon as it is kept, and in the end what there is', async () => {
    const { keep } = aKeep(database.pool);
    const waiting = caseViewAtLeast(database.pool, caseNo, 2, 5_000);
    await keep(handedOver(mediating(), caseNo));
    expect((await waiting)?.seq).toBeGreaterThanOrEqual(2);
    expect((await caseViewAtLeast(database.pool, caseNo, 999, 50))?.seq).toBe(mediating().entries.length);
    expect(await caseViewAtLeast(database.pool, 'CQ-2026-999999', 1, 50)).toBeUndefined();
  });
});
