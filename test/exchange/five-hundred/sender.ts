import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sha256, signedHeaders } from './signing';

/** What goes wrong on the way from the court to Yuhe, one kind after the other. */
export const FAULTS = [
  'none',
  'twice',
  'wrong signature',
  'clock off',
  'answer lost',
  'late',
  'altered',
  'storm',
] as const;
export type Fault = (typeof FAULTS)[number];

export type Said = {
  readonly name: string;
  readonly subject: string;
  readonly revision?: number;
  readonly data: Readonly<Record<string, unknown>>;
};

/** A message as it was sent, with the digest of its bytes. */
export type SentMessage = {
  readonly id: string;
  readonly time: string;
  readonly subject: string;
  readonly sha256: string;
};

/** `now`: UTC seconds, by the clock on which both sides have agreed. */
type Line = { readonly url: string; readonly secret: string; readonly now: () => number };

/** Sends to Yuhe until it is acknowledged, through whatever goes wrong on the way. */
export class Sender {
  readonly sent: SentMessage[] = [];
  /** How often each fault was met, to be sure that it was. */
  readonly met = new Map<Fault, number>();
  private count = 0;

  constructor(private readonly line: Line) {}

  /** @throws Error for an answer that the documents do not provide for. */
  async send({ name, subject, revision, data }: Said): Promise<string> {
    const id = `five-${randomUUID()}`;
    const time = new Date().toISOString();
    const type = `cn.cq.ldm.court.${name}.v1`;
    const source = 'urn:cq:court:渝0103';
    const attributes = { specversion: '1.0', id, source, type, subject, time, ...(revision ? { revision } : {}) };
    const body = JSON.stringify({ ...attributes, datacontenttype: 'application/json', data });
    this.sent.push({ id, time, subject, sha256: sha256(body) });
    const fault = FAULTS[this.count++ % FAULTS.length] ?? 'none';
    this.met.set(fault, (this.met.get(fault) ?? 0) + 1);
    await this.meet(fault, id, body);
    await this.untilAcknowledged(id, body);
    return id;
  }

  private async meet(fault: Fault, id: string, body: string): Promise<void> {
    switch (fault) {
      case 'none':
        return;
      case 'twice':
        await Promise.all([this.post(id, body), this.post(id, body)]);
        return;
      case 'wrong signature':
        return expectStatus(await this.post(id, body, { signedBody: `${body} ` }), [401]);
      case 'clock off':
        return expectStatus(await this.post(id, body, { skewSeconds: -900 }), [401]);
      case 'answer lost':
        return this.hangUp(id, body);
      case 'late':
        return pause(300);
      case 'altered': {
        await this.untilAcknowledged(id, body);
        return expectStatus(await this.post(id, body.replace('"specversion"', ' "specversion"')), [422]);
      }
      case 'storm':
        await Promise.all(Array.from({ length: 5 }, () => this.post(id, body)));
        return;
    }
  }

  private async untilAcknowledged(id: string, body: string): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const answer = await this.post(id, body);
      if (answer && answer.status < 300) {
        const { ackId, bodySha256 } = (await answer.json()) as Record<string, unknown>;
        if (typeof ackId !== 'string' || bodySha256 !== sha256(body)) throw new Error('acknowledged something else');
        return;
      }
      if (answer && ![409, 429, 500, 503].includes(answer.status))
        throw new Error(`${answer.status}: ${await answer.text()}`);
      await pause(200);
    }
    throw new Error(`${id} was not acknowledged`);
  }

  private post(
    id: string,
    body: string,
    { signedBody = body, skewSeconds = 0 } = {},
  ): Promise<globalThis.Response | undefined> {
    const headers = signedHeaders(this.line.secret, id, this.line.now() + skewSeconds, signedBody);
    return fetch(`${this.line.url}/v1/exchange/court/messages`, { method: 'POST', headers, body }).catch(
      () => undefined,
    );
  }

  /** The connection breaks before the answer is there. */
  private async hangUp(id: string, body: string): Promise<void> {
    const headers = signedHeaders(this.line.secret, id, this.line.now(), body);
    const signal = AbortSignal.timeout(5);
    await fetch(`${this.line.url}/v1/exchange/court/messages`, { method: 'POST', headers, body, signal }).catch(
      () => undefined,
    );
  }
}

function expectStatus(answer: globalThis.Response | undefined, statuses: readonly number[]): void {
  if (!answer || !statuses.includes(answer.status))
    throw new Error(`answered ${answer?.status}, not ${statuses.join()}`);
}
