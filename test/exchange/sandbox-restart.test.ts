import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { signed } from '../../shared/exchange/signature';
import { eventually, NOWHERE, sandboxAt, secretsFile } from './ground';

// The sandbox is a process like the others: it may end at any moment, and what its partners know outlives it.

const secrets = secretsFile();
const folder = mkdtempSync(path.join(tmpdir(), 'yuhe-sandbox-'));
let sandbox: Awaited<ReturnType<typeof sandboxAt>>;

const start = async (yuheUrl = NOWHERE) => (sandbox = await sandboxAt(secrets.secrets, yuheUrl, { folder }));
const restart = async (yuheUrl?: string) => {
  await sandbox.close();
  return start(yuheUrl);
};
const control = async (method: string, name: string, body?: object) => {
  const headers = { 'content-type': 'application/json' };
  const request = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
  return (await fetch(`${sandbox.addresses.COURT_URL}/control/${name}`, request)).json() as Promise<{
    received: { id: string; arrivals: number; ackId: string }[];
    sent: { id: string; replyto?: string; answers: unknown[] }[];
    mischief: { storms: number; losses: number };
  }>;
};

/** A result as Yuhe sends it; the court answers it by itself. */
async function resultArrives(id: string) {
  const data = {
    ...{ ourCaseNo: 'CQ-2026-000001', mandateId: 'M-1', caseNo: '(2026)渝0103诉前调1号', revision: 1 },
    ...{ outcome: 'refused', sessions: 1 },
  };
  const body = JSON.stringify({
    ...{ specversion: '1.0', id, source: 'urn:cq:yuhe', type: 'cn.cq.ldm.court.mandate.result.v1', subject: 's' },
    ...{ time: '2026-07-06T02:00:00Z', datacontenttype: 'application/json', data },
  });
  const headers = signed(secrets.secrets.court ?? [], id, Math.floor(Date.now() / 1000), body);
  return fetch(`${sandbox.addresses.COURT_URL}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': id, ...headers },
    body,
  });
}

beforeEach(() => start());
afterEach(async () => {
  await control('DELETE', 'mischief');
  await sandbox.close();
});
afterAll(() => {
  secrets.remove();
  rmSync(folder, { recursive: true });
});

test('what it has received it knows again, and acknowledges as the first time', async () => {
  const first = await (await resultArrives('yuhe-1')).json();
  await restart();
  expect(await (await resultArrives('yuhe-1')).json()).toEqual(first);
  const { received } = await control('GET', 'state');
  expect(received.filter(({ id }) => id === 'yuhe-1')).toMatchObject([{ arrivals: 2 }]);
});

test('a fault that is left goes on, one that is used up does not come back', async () => {
  await control('PUT', 'mischief', { storms: 2, losses: 1 });
  expect((await resultArrives('yuhe-2')).status).toBe(500);
  await restart();
  expect((await control('GET', 'state')).mischief).toMatchObject({ storms: 1, losses: 1 });
});

test('what it has not got through to Yuhe it sends again, the same bytes under the same id', async () => {
  await resultArrives('yuhe-3');
  const answerTo3 = async () => (await control('GET', 'state')).sent.find(({ replyto }) => replyto === 'yuhe-3');
  const owed = await eventually(answerTo3);
  const heard = new Map<string, string>();
  const yuhe = await listeningYuhe(heard);
  await restart(yuhe.url);
  await eventually(async () => ((await answerTo3())?.answers.length ?? 0) > 0);
  expect(JSON.parse(heard.get(owed.id) ?? '{}')).toMatchObject({ id: owed.id, replyto: 'yuhe-3' });
  await restart(yuhe.url);
  expect((await control('GET', 'state')).sent.filter(({ replyto }) => replyto === 'yuhe-3')).toHaveLength(1);
  yuhe.server.close();
});

test('a line that a crash has cut off is no message', async () => {
  await resultArrives('yuhe-4');
  await sandbox.close();
  appendFileSync(path.join(folder, 'court.jsonl'), '{"received":{"id":"yuhe-5"');
  await start();
  const ids = (await control('GET', 'state')).received.map(({ id }) => id);
  expect(ids).toContain('yuhe-4');
  expect(ids).not.toContain('yuhe-5');
});

test('its page tells what each partner holds and which faults are on', async () => {
  await control('PUT', 'mischief', { storms: 3 });
  await restart();
  const page = await (await fetch(new URL('/', sandbox.addresses.COURT_URL))).text();
  expect(page).toMatch(/收到 \d+ 件，发出 \d+ 件（未获签收 \d+ 件）。当前故障：500 错误次数 3。/);
  expect(page).toContain('当前没有故障');
});

/** Takes whatever comes, and remembers it by its id. */
async function listeningYuhe(heard: Map<string, string>): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        heard.set(String(request.headers['webhook-id']), Buffer.concat(chunks).toString('utf8'));
        response.writeHead(202, { 'content-type': 'application/json' }).end('{}');
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
