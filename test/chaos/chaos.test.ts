import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { entriesAfter } from '../../db/ledger';
import { transaction } from '../../db/pool';
import type { Entry } from '../../shared/case/entry';
import type { CaseAnswer } from './client';
import { Storm } from './storm';
import { formOf, ORDINARY, STORIES, strikeOf } from './stories';

jest.setTimeout(480_000);

const SEED = 20_261_124;
const STORM_MS = 45_000;
/** A storm in which too little happened goes on: on a busy machine less happens in the same time. */
const MOST_STORMS = 3;

let storm: Storm;
/** An opening whose number was issued by an API that died before it could start the case. */
let promised: { readonly key: string; readonly caseNo: string };

beforeAll(async () => {
  storm = await Storm.prepare({ seed: SEED, desks: 4, pauseMs: [2_000, 6_000], say: () => {} });
});
afterAll(() => storm.end());

/** Repeats the question until it has an answer. */
async function eventually<Answer>(limitMs: number, ask: () => Promise<Answer | undefined>): Promise<Answer> {
  for (const until = Date.now() + limitMs; Date.now() < until; await pause(50)) {
    // The stores are away for a moment now and then.
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined) return answer;
  }
  throw new Error('it never came to that');
}

/** What has not happened often enough for the storm to prove anything. */
async function missed(): Promise<(readonly [string, number])[]> {
  const least = { answers: 20, kills: 6, lapses: 3, reminders: 1, mails: 10, 'messages acknowledged': 3 };
  const volume = await storm.volume();
  return Object.entries(least).flatMap(([what, count]) => {
    const happened = volume[what] ?? 0;
    return happened < count ? [[what, happened] as const] : [];
  });
}

const MINUTES = { mode: 'video', attendees: ['甲'], minutes: '双方陈述了意见' };
const docket = (caseNo: string): Promise<Entry[]> => entriesAfter(storm.stores.pool, caseNo, 0);
const typesOf = (entries: readonly Entry[]): string[] => entries.map(({ event }) => event.type);

test('a worker dies between the answer and the ledger: the case goes on, and everything is recorded once', async () => {
  const [client, story] = [storm.client(false), STORIES.find(({ title }) => title === 'a mediation is not concluded')];
  if (!story) throw new Error('no such story');
  const opened = await client.open(formOf(story, 'directed'), storm.people.at('x', 'clerk'), strikeOf(story) - 12_000);
  const caseNo = opened?.case.caseNo ?? '';
  for (const { name, input, by } of story.deeds) await client.act(caseNo, name, input, storm.people.at('x', by));
  const before = await eventually(20_000, async () => {
    const entries = await docket(caseNo);
    return typesOf(entries).includes('mediation.mediator-appointed') ? entries : undefined;
  });

  // Whoever holds the head of a case keeps everybody else from writing to its docket.
  const held = await transaction(storm.stores.pool, async (holder) => {
    await holder.query('select from case_heads where case_no = $1 for update', [caseNo]);
    const answer = await client.act(caseNo, 'mediation.record-session', MINUTES, storm.people.at('x', 'mediator'));
    expect((await docket(caseNo)).length).toBe(before.length);
    await storm.outages.kill('worker');
    return answer;
  });

  const after = await client.act(caseNo, 'mediation.record-session', MINUTES, storm.people.at('x', 'mediator'));
  const recorded = await eventually(60_000, async () => {
    const entries = await docket(caseNo);
    return typesOf(entries).includes('mediation.lapsed') ? entries : undefined;
  });
  const sessions = recorded.filter(({ event }) => event.type === 'mediation.session-held');
  expect(sessions.map(({ hash }) => hash)).toEqual(
    [held, after].flatMap((answer) => answer?.entries.map(({ hash }) => hash)),
  );
  expect(recorded.filter(({ event }) => event.type === 'mediation.lapsed').map(({ on }) => on)).toEqual([story.day]);
});

test('an API dies between the number of a case and its beginning: the number is promised to the case', async () => {
  const by = storm.people.at('y', 'clerk');
  const key = randomUUID();
  // Without the engine no case begins.
  await storm.outages.kill('Temporal');
  const asked = post(by, key).catch(() => 'no answer');
  const { rows } = await eventually(5_000, async () => {
    const found = await storm.stores.pool.query<{ case_no: string }>(
      'select case_no from case_numbers n join idempotency i using (case_no) where i.key = $1 and n.started_at is null',
      [key],
    );
    return found.rows.length > 0 ? found : undefined;
  });
  await storm.outages.kill('api');
  await expect(asked).resolves.toBe('no answer');
  promised = { key, caseNo: rows[0]?.case_no ?? '' };
  storm.book.told.push({ key: `${by.id}/${key}`, caseNo: promised.caseNo, what: 'open', outcome: 'done', entries: [] });
  await expect(docket(promised.caseNo)).resolves.toEqual([]);
});

test('everything dies again and again: nothing that was answered is lost or doubled, and nothing is missed', async () => {
  for (let storms = 0; storms < MOST_STORMS && (storms === 0 || (await missed()).length > 0); storms += 1) {
    await storm.rage(STORM_MS);
    await expect(storm.findings()).resolves.toEqual([]);
  }
  await expect(missed()).resolves.toEqual([]);
});

test('the promised number has its case, and whoever asks again is told of it', async () => {
  const begun = await eventually(90_000, async () => (await docket(promised.caseNo))[0]);
  expect(begun.key).toBe(`clerk-y/${promised.key}`);
  const again = await eventually(40_000, async () => {
    const answer = await post(storm.people.at('y', 'clerk'), promised.key);
    return answer.status === 201 ? ((await answer.json()) as CaseAnswer) : undefined;
  });
  expect(again.case.caseNo).toBe(promised.caseNo);
});

async function post(by: Parameters<Storm['people']['token']>[0], key: string): Promise<Response> {
  return fetch(`http://127.0.0.1:${await storm.installation.setting('API_PORT')}/v1/cases`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await storm.people.token(by)}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(ORDINARY),
  });
}
