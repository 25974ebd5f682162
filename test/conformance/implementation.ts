import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { signed, signedTarget } from '../../shared/exchange/signature';

type Json = Readonly<Record<string, unknown>>;

/** What is tested, and by what means: the more that are given, the more scenarios can be run. */
export type Means = {
  /** Base address of the implementation. */
  readonly base: string;
  /** The keys that we, as the court, share with it; the first signs. */
  readonly keys: readonly string[];
  /** A token with which a mediator acts there: for what a mediation organisation decides. */
  readonly token?: string | undefined;
  /** Base address of the sandbox court to which it sends: for what goes wrong on that way. */
  readonly sandbox?: string | undefined;
  /** Has it compare notes with the court at once. */
  readonly reconcile?: (() => Promise<unknown>) | undefined;
};

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: Json };

/** An envelope as it is sent. */
export type Letter = { readonly id: string; readonly body: string };

/** A message of the implementation to the court. */
export type Told = { readonly type: string; readonly data: Json };

const PREFIX = 'cn.cq.ldm.court';
const LONGEST_WAIT_MS = 30_000;
const SHORTEST_PAUSE_MS = 100;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** An implementation as a court sees it: through its published addresses alone. */
export class Implementation {
  private cursor: string | undefined;
  private readonly told: Told[] = [];

  constructor(readonly means: Means) {}

  letter(name: string, data: object, more: object = {}): Letter {
    const id = `CONF-${randomUUID()}`;
    const envelope = {
      ...{ specversion: '1.0', id, source: 'urn:cq:court:渝0103', type: `${PREFIX}.${name}.v1` },
      ...{ subject: id, time: new Date().toISOString(), datacontenttype: 'application/json', data, ...more },
    };
    return { id, body: JSON.stringify(envelope) };
  }

  async post(
    { id, body }: Letter,
    { keys = this.means.keys.slice(0, 1), skewSeconds = 0 }: { keys?: readonly string[]; skewSeconds?: number } = {},
  ): Promise<Answer> {
    const timestamp = Math.floor(Date.now() / 1000) + skewSeconds;
    return this.call('POST', '/v1/exchange/court/messages', { headers: signed(keys, id, timestamp, body), body });
  }

  /** The first message of that name that is as said; read by catching up, as a court that was down does. */
  async hears(name: string, holds: (data: Json) => unknown): Promise<Json> {
    for (const end = Date.now() + LONGEST_WAIT_MS; Date.now() < end; await pause(SHORTEST_PAUSE_MS)) {
      const found = this.told.find(({ type, data }) => type === `${PREFIX}.${name}.v1` && holds(data));
      if (found) return found.data;
      await this.catchUp();
    }
    throw new Error(`no ${name} came within ${LONGEST_WAIT_MS / 1000} s`);
  }

  /** Reads on from the last cursor; several scenarios share what was read. */
  private reading: Promise<void> | undefined;
  private catchUp(): Promise<void> {
    this.reading ??= this.readOn().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async readOn(): Promise<void> {
    const query = new URLSearchParams({ limit: '100', ...(this.cursor ? { after: this.cursor } : {}) });
    const url = `${this.means.base}/v1/exchange/events?${query.toString()}`;
    const [id, now] = [`read-${randomUUID()}`, Math.floor(Date.now() / 1000)];
    const headers = signed(this.means.keys.slice(0, 1), id, now, signedTarget(url));
    const { status, body } = await this.call('GET', url, { headers });
    if (status !== 200) throw new Error(`GET /v1/exchange/events: ${status}`);
    this.told.push(...(body.items as Told[]));
    this.cursor = (body.next as string | undefined) ?? this.cursor;
  }

  /** A mediator acts in a case; tried again while its mandate is still on its way into the case. */
  async does(caseNo: string, name: string, input: object): Promise<void> {
    const body = JSON.stringify({ name, input });
    const headers = { authorization: `Bearer ${this.means.token}`, 'idempotency-key': randomUUID() };
    const { status, body: said } = await this.call('POST', `/v1/cases/${caseNo}/actions`, { headers, body });
    if (status >= 300) throw new Error(`${name}: ${status} ${JSON.stringify(said)}`);
  }

  async read(path: string): Promise<Json> {
    const { body } = await this.call('GET', path, { headers: { authorization: `Bearer ${this.means.token}` } });
    return body;
  }

  /** Looks through a list, page by page. @throws Error if nothing in it is as said. */
  async finds(list: string, holds: (item: Json) => boolean): Promise<void> {
    for (let cursor = ''; ;) {
      const { items, next } = await this.read(`${list}&limit=100${cursor}`);
      if ((items as Json[]).some(holds)) return;
      if (typeof next !== 'string') throw new Error(`${list} does not show what was expected`);
      cursor = `&cursor=${encodeURIComponent(next)}`;
    }
  }

  /** Has the sandbox court misbehave; without an argument, behave. */
  async sandboxCourt(how?: Json): Promise<void> {
    await this.call(how ? 'PUT' : 'DELETE', `${this.means.sandbox}/control/mischief`, {
      ...(how ? { body: JSON.stringify(how) } : {}),
    });
  }

  async sandboxState(): Promise<{
    readonly received: readonly (Told & { readonly name: string; arrivals: number })[];
  }> {
    const { body } = await this.call('GET', `${this.means.sandbox}/control/state`, {});
    return body as never;
  }

  private async call(
    method: string,
    path: string,
    { headers = {}, body }: { headers?: Readonly<Record<string, string>>; body?: string },
  ): Promise<Answer> {
    const url = path.startsWith('/') ? this.means.base + path : path;
    const response = await fetch(url, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: jsonOf(text) };
  }
}

function jsonOf(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return { text };
  }
}
