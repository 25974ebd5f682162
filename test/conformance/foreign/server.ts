import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isSigned } from '../../exchange/five-hundred/signing';
import { Register, type Envelope } from './register';

const LARGEST_BODY = 262_144;

/** What it may do wrong, so that it is seen that the conformance check sees it. */
export type Wrong = 'believes every signature' | 'forgets what it has received';

/** The foreign implementation on a free port, as its receiving door: it has no people who could decide anything. */
export async function foreignImplementation(
  keys: readonly string[],
  wrong?: Wrong,
): Promise<{ url: string; close(): Promise<void> }> {
  const register = new Register();
  const seen = new Set<string>();
  const admit = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request);
    const believes =
      wrong === 'believes every signature' ||
      keys.some((key) => isSigned(key, request.headers, request.method === 'GET' ? (request.url ?? '') : body));
    const answer = (status: number, content: object, more = {}) =>
      void response.writeHead(status, { 'content-type': 'application/json', ...more }).end(JSON.stringify(content));
    if (Buffer.byteLength(body) > LARGEST_BODY) return answer(413, { status: 413 });
    if (!believes) return answer(401, { status: 401 });
    const url = new URL(request.url ?? '', 'http://foreign');
    if (request.method === 'GET' && url.pathname === '/v1/exchange/events') return answer(200, page(register, url));
    if (url.pathname !== '/v1/exchange/court/messages') return answer(404, { status: 404 });
    const message = JSON.parse(body) as Envelope;
    const forgets = wrong === 'forgets what it has received' && seen.has(message.id);
    seen.add(message.id);
    const taken = forgets ? { ...message, id: randomUUID() } : message;
    const { status, body: said, replayed } = register.receive(taken, body);
    return answer(status, said, replayed ? { 'idempotent-replayed': 'true' } : {});
  };
  const server = createServer((request, response) => void admit(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url, close };
}

function page({ said }: Register, { searchParams }: URL): object {
  const from = Number(searchParams.get('after') ?? 0);
  const items = said.slice(from, from + Number(searchParams.get('limit') ?? 50));
  return { items, next: String(from + items.length), more: from + items.length < said.length };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
