import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import pino from 'pino';
import { createActivities } from '../../activities/activities';
import { createImportActivities } from '../../activities/imports/import-activities';
import type { BackgroundWork } from '../../activities/background';
import { createMailDispatcher } from '../../activities/mail/dispatcher';
import { temporalCases, type Cases } from '../../api/cases';
import { counterOf, openingAt } from '../../api/counter';
import { openingFor } from '../../api/imports/counter';
import { createInboundDesk } from '../../api/inbound/desk';
import { ROLES, type Role } from '../../shared/case/actor';
import { numbersIn } from '../../shared/case/numbers-in-text';
import { CONTRACTS } from '../../shared/contract/contracts';
import { payloadEncryption } from '../../shared/platform/codec';
import { readConfig } from '../../shared/platform/config';
import { keysUnder } from '../../shared/platform/keys/key-chest';
import { createLog } from '../../shared/platform/log';
import { workflowBundle } from '../../worker/bundle';
import { unzipSync } from 'fflate';
import { csvFile, mandateRow } from '../imports/files';
import { SAMPLES } from '../sandbox/samples';
import { MailServer } from '../support/mail-server';
import { devServer } from '../support/temporal';
import { Browser } from './identity-house';
import { ADMINISTRATOR, CLERK, FORM, houseWith, MEDIATOR, ORGAN, person, type House } from './house';

// Strings that stand nowhere else are confided to the whole system, by every door; then everything that it keeps, says,
// sends or writes is looked through for them.

const TASK_QUEUE = 'canary';
const CASES = 4;
const PATIENCE_MS = 60_000;

/** Numbers that show what they are, as people type them into any text. */
const typed = (n: number) => {
  const [idNo, card] = [withCheck(`5001081970010${1731 + n}`), withLuhn(`62170037600017310${n}`)];
  return { idNo, card, phone: `1380417${7310 + n}` };
};
const withCheck = (digits: string): string => [...'0123456789X'].map((last) => digits + last).find(isOneNumber)!;
const withLuhn = (digits: string): string => [...'0123456789'].map((last) => digits + last).find(isOneNumber)!;
const isOneNumber = (text: string): boolean => numbersIn(text).some(({ from, to }) => to - from === text.length);

const canaries = (n: number) => ({
  idNo: `50010819${70 + n}0101${7310 + n}`,
  phone: `1390417${7310 + n}`,
  email: `jinsique-${n}-kanari@mail.example`,
  address: `重庆市南岸区弹子石街道金丝雀巷${7310 + n}号`,
  bankAccount: withLuhn(`62284800300056730${n}`),
  sealed: `用人单位承认考勤表系事后补签-金丝雀密语${7310 + n}`,
});
const CANARIES = Array.from({ length: CASES + 3 }, (_, n) => canaries(n));
const TYPED = Array.from({ length: CASES }, (_, n) => typed(n));
const SECRETS = [
  ...CANARIES.flatMap(({ address, ...whole }) => [...Object.values(whole), address.slice(-9)]),
  ...TYPED.flatMap(({ idNo, card, phone }) => [idNo, card, phone]),
];

/** What of a text must not be there: in clear, or as PostgreSQL shows bytes. */
const found = (text: string): string[] =>
  SECRETS.filter((secret) => text.includes(secret) || text.includes(Buffer.from(secret).toString('hex')));

let folder: string;
let env: TestWorkflowEnvironment;
let house: House<Cases>;
let worker: Worker;
let running: Promise<void>;
let post: BackgroundWork;
const mail = new MailServer();
const caseNos: string[] = [];
const refs: string[] = [];
const invitations: { link: string; code: string }[] = [];
let importId: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'yuhe-canary-'));
  const codec = payloadEncryption(keysUnder(Buffer.alloc(32, 7), { CIPHER_SUITE: 'aes' }).payload);
  const dataConverter = { payloadCodecs: [codec] };
  env = await devServer({ dataConverter }, path.join(folder, 'temporal.db'));
  house = await houseWith<Cases>({
    realTime: true,
    cases: () => temporalCases(env.client, TASK_QUEUE),
    codec: { codec, namespace: 'default', ui: 'http://ui.test' },
  });
  await work(dataConverter);
  for (let n = 0; n < CASES; n += 1) await confide(n);
  await handOver();
  await recorded();
}, 240_000);
afterAll(async () => {
  await post.stop();
  worker.shutdown();
  await running;
  await house.close();
  await mail.close();
  await env.teardown();
  rmSync(folder, { recursive: true });
});

async function work(dataConverter: object): Promise<void> {
  const { pool, url } = house.database;
  const smtpUrl = await mail.listen();
  const config = readConfig({ DATABASE_URL: url, TASK_QUEUE, SMTP_URL: smtpUrl });
  const log = createLog('test', 'fatal');
  worker = await Worker.create({
    connection: env.nativeConnection,
    dataConverter,
    taskQueue: TASK_QUEUE,
    workflowBundle: await workflowBundle(),
    activities: {
      ...createActivities({ pool, temporal: env.client, log, config }),
      ...createImportActivities({ pool, clock: Date, open: openingFor(openingAt({ ...house.office, pool })) }),
    },
  });
  running = worker.run();
  const { open } = house.office.personal;
  post = createMailDispatcher({
    pool,
    smtpUrl,
    open,
    from: 'yuhe@example.org',
    log: pino({ level: 'silent' }),
    pace: { idleMs: 50 },
  });
  post.start();
}

/** Opens a case with everything that it must not show, corrects a party, seals a fact, and goes on to an acceptance. */
async function confide(n: number): Promise<void> {
  const { sealed, ...contacts } = CANARIES[n]!;
  const worker1 = { ...FORM.parties[0], ...contacts };
  const numbers = TYPED[n]!;
  const said = `本人${numbers.idNo}，电话${numbers.phone}，工资卡${numbers.card}`;
  const { status, body, text } = await house.post(
    '/v1/cases',
    { ...FORM, eService: true, parties: [worker1, FORM.parties[1]], summary: said },
    MEDIATOR,
  );
  if (status !== 201) throw new Error(text);
  const caseNo = (body as { case: { caseNo: string } }).case.caseNo;
  caseNos.push(caseNo);
  expect(found(text)).toEqual([]);
  const act = async (name: string, input: object) => {
    const answer = await house.post(`/v1/cases/${caseNo}/actions`, { name, input }, MEDIATOR);
    if (answer.status !== 200) throw new Error(answer.text);
    expect(found(answer.text)).toEqual([]);
  };
  const moved = { ...worker1, phone: CANARIES[CASES]!.phone, address: CANARIES[CASES]!.address };
  if (n === 0) await act('standing.correct-party', { party: moved, reason: `核对后更正。${said}` });
  await act('standing.add-note', { text: said });
  const fact = await house.post(
    `/v1/cases/${caseNo}/sealed-facts`,
    { content: sealed, concededBy: 'employer' },
    MEDIATOR,
  );
  refs.push((fact.body as { ref: string }).ref);
  await act('mediation.apply', { by: 'worker', form: 'written', matter: said });
  await act('mediation.record-consent', { side: 'employer', given: true });
  await act('mediation.accept', { mediator: { id: 'mediator-1', name: '向素云' } });
  const invited = await house.post(`/v1/cases/${caseNo}/invitations`, { partyId: 'p1' }, MEDIATOR);
  expect(invited.status).toBe(201);
  invitations.push(invited.body as { link: string; code: string });
}

/** A court's message and a file of mandates name people too. */
async function handOver(): Promise<void> {
  const { office } = house;
  const [said, listed] = [CANARIES[CASES + 1]!, CANARIES[CASES + 2]!];
  const desk = createInboundDesk({
    pool: office.pool,
    cases: counterOf(office),
    deliver: office.cases.retryDelivery,
    log: office.log,
    idleMs: 50,
  });
  desk.start();
  const content = SAMPLES.court[0]!.content('770001', '2026-07-14') as { parties: object[] };
  const parties = [
    { ...content.parties[0], idNo: said.idNo, phone: said.phone, address: said.address },
    content.parties[1],
  ];
  const court = person('court', { id: 'court-0103', organ: '渝0103', name: '渝中区人民法院' });
  const authorization = `Bearer ${await house.issuer.sign(court, 'mandate:write result:read')}`;
  const answer = await house.post('/v1/integrations/court/mandates', { ...content, parties }, undefined, {
    headers: { authorization },
  });
  if (answer.status !== 201) throw new Error(answer.text);
  const row = mandateRow(1, { 原告证照号: listed.idNo, 原告电话: listed.phone });
  const file = await house.post(`/v1/imports?organ=${ORGAN}&district=500108`, csvFile([row]), CLERK, {
    headers: { 'content-type': 'text/csv' },
  });
  if (file.status >= 300) throw new Error(file.text);
  importId = (file.body as { id: string }).id;
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const { rows } = await house.database.pool.query(`select from inbound_messages where state = 'processed'`);
    if (rows.length > 0 || Date.now() > until) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await desk.stop();
}

/** All that was done has been written down, and the mails of it have gone. */
async function recorded(): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const { rows } = await house.database.pool.query<{ done: boolean }>(
      `select count(*) filter (where facts -> 'mediations' -> 0 ->> 'acceptedOn' is not null) >= $1
         and count(*) = $2 and not exists (select from notices where email_state = 'pending') as done
       from case_views`,
      [CASES, CASES + 2],
    );
    if (rows[0]!.done || Date.now() > until) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

test('everything that was confided has arrived', async () => {
  const { rows } = await house.database.pool.query<{ n: number }>('select count(*)::int as n from case_views');
  expect(rows[0]!.n).toBe(CASES + 2);
  expect(refs).toHaveLength(CASES);
  const { facts } = (await house.office.cases.facts(caseNos[0]!))!;
  const [party] = facts.registration.parties;
  const { idNo, phone, card } = TYPED[0]!;
  expect(await house.office.personal.open(facts.registration.summary)).toBe(`本人${idNo}，电话${phone}，工资卡${card}`);
  expect(await house.office.personal.open(`${party!.idNo} ${party!.phone}`)).toBe(
    `${CANARIES[0]!.idNo} ${CANARIES[CASES]!.phone}`,
  );
});

test.each(Object.keys(ROLES) as Role[])('no answer shows the %s any of it', async (role) => {
  const actor = person(role, { cases: caseNos, ...(role === 'court' ? { organ: '渝0103' } : {}) });
  const paths = Object.values(CONTRACTS)
    .filter(({ method }) => method === 'get')
    .flatMap(({ path: route }) =>
      caseNos.map((caseNo, i) =>
        route.replace('{caseNo}', caseNo).replace('{ref}', refs[i]!).replace('imports/{id}', `imports/${importId}`),
      ),
    );
  const asked = [...new Set(paths)].filter((route) => !route.includes('{'));
  expect(asked.length).toBeGreaterThan(30);
  for (const route of asked) {
    const { text, status } = await house.get(route, actor);
    expect({ route, status: status < 500, found: found(text) }).toEqual({ route, status: true, found: [] });
  }
});

test('a party’s page shows masks; only what is held on itself has its own numbers, and no one else’s', async () => {
  const browser = new Browser();
  const { link, code } = invitations[1]!;
  const home = await browser.go(house.url + link, { method: 'POST', body: new URLSearchParams({ code }) });
  expect(home.text).toContain(caseNos[1]);
  expect(found(home.text)).toEqual([]);
  const { text } = await browser.go(`${house.url}/party/my-data`);
  const { idNo, phone, email, address, bankAccount } = CANARIES[1]!;
  expect(found(text).sort()).toEqual([idNo, phone, email, address.slice(-9), bankAccount].sort());
});

test('a file of a case that is taken along holds tokens and no number', async () => {
  const headers = { authorization: `Bearer ${await house.issuer.sign(CLERK)}` };
  const answer = await fetch(`${house.url}/v1/cases/${caseNos[0]}/package`, { headers });
  expect(answer.status).toBe(200);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const texts = Object.values(files).map((bytes) => Buffer.from(bytes).toString('utf8'));
  expect(texts.join('')).toContain(caseNos[0]);
  expect(found(texts.join('\n'))).toEqual([]);
});

test('a document is drawn up with masks on the page, and with the numbers on the paper', async () => {
  const kind = { kind: 'mediation-application', about: '1', supplements: {} };
  const drafted = await house.post(`/v1/cases/${caseNos[2]}/documents`, kind, MEDIATOR);
  expect(drafted.status).toBe(201);
  expect(found(drafted.text)).toEqual([]);
  const { id } = drafted.body as { id: string };
  const headers = { authorization: `Bearer ${await house.issuer.sign(MEDIATOR)}` };
  const paper = await fetch(`${house.url}/v1/cases/${caseNos[2]}/documents/${id}/file?format=docx`, { headers });
  expect(paper.status).toBe(200);
  const words = unzipSync(new Uint8Array(await paper.arrayBuffer()))['word/document.xml']!;
  const [own, said] = [CANARIES[2]!, TYPED[2]!];
  const onPaper = found(Buffer.from(words).toString('utf8'));
  expect(onPaper).toEqual(expect.arrayContaining([own.idNo, own.phone, said.idNo]));
  const theirs = [...Object.values(own), ...Object.values(said), own.address.slice(-9)];
  expect(onPaper.filter((each) => !theirs.includes(each))).toEqual([]);
});

test('no table holds any of it, the vault and the keys included', async () => {
  const { pool } = house.database;
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['case_events', 'notices', 'idempotency']));
  for (const { name } of tables) {
    const { rows } = await pool.query<{ line: string }>(`select t::text as line from "${name}" t`);
    expect({ name, found: rows.flatMap(({ line }) => found(line)) }).toEqual({ name, found: [] });
  }
});

test('Temporal’s database file holds none of it, though it holds the cases', () => {
  const files = readdirSync(folder).map((name) => readFileSync(path.join(folder, name)));
  expect(files.some((bytes) => bytes.includes(caseNos[0]!))).toBe(true);
  const there = SECRETS.filter((secret) => files.some((bytes) => bytes.includes(secret)));
  expect(there).toEqual([]);
});

type Wire = { readonly metadata?: Record<string, string>; readonly data?: string };

/** Every payload that stands somewhere in an event, as JSON has it. */
function payloadsIn(value: unknown): Wire[] {
  if (value === null || typeof value !== 'object') return [];
  const { metadata, data } = value as { metadata?: Record<string, Uint8Array>; data?: Uint8Array };
  if (!metadata?.encoding) return Object.values(value).flatMap(payloadsIn);
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const about = Object.entries(metadata).map(([name, bytes]) => [name, base64(bytes)] as const);
  return [{ metadata: Object.fromEntries(about), data: base64(data ?? Buffer.of()) }];
}

test('what an administrator has decrypted in Temporal’s UI holds tokens and references, and none of it', async () => {
  for (const [i, caseNo] of caseNos.entries()) {
    const { events } = await env.client.workflow.getHandle(caseNo).fetchHistory();
    const payloads = payloadsIn(events);
    const { status, body } = await house.post('/codec/decode', { payloads }, ADMINISTRATOR);
    expect(status).toBe(200);
    const clear = (body as { payloads: Wire[] }).payloads
      .map(({ data = '' }) => Buffer.from(data, 'base64').toString('utf8'))
      .join('\n');
    for (const there of [caseNo, '冉启贵', refs[i]!, '****']) expect(clear).toContain(there);
    expect(found(clear)).toEqual([]);
  }
});

test('no line of the log holds any of it', () => {
  expect(house.logged.length).toBeGreaterThan(50);
  expect(found(house.logged.join('\n'))).toEqual([]);
});

test('mails name their addressee, and nothing else of it', () => {
  expect(mail.taken.length).toBeGreaterThanOrEqual(CASES);
  for (const each of mail.taken) {
    const to = /^To: .*$/m.exec(each)?.[0] ?? '';
    const [, encoded = ''] = each.split('\r\n\r\n');
    const body = /base64/i.test(each) ? Buffer.from(encoded, 'base64').toString() : encoded;
    expect(found(to)).toHaveLength(1);
    expect(found(each.replace(to, '') + body)).toEqual([]);
  }
});
