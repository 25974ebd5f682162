import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { bodyDigest } from '../../shared/exchange/acknowledgement';
import { schemaOf } from '../../shared/exchange/contracts';
import { envelope, nameOf, typeOf } from '../../shared/exchange/envelope';
import { PARTNERS, type Partner } from '../../shared/exchange/partners';
import type { DigestLine } from '../../shared/exchange/reconciliation';
import { ID_HEADER, SIGNATURE_HEADER, signatureFault, TIMESTAMP_HEADER } from '../../shared/exchange/signature';
import { answerByItself } from './answers';
import { GOOD_BEHAVIOUR, mischief, once, type Mischief } from './mischief';
import { postSigned, type Sent } from './sending';

type Content = Readonly<Record<string, unknown>>;

/** A message of ours, as the partner has it. */
export type Received = {
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  readonly content: Content;
  readonly ackId: string;
  readonly receivedAt: string;
  readonly bodySha256: string;
  readonly revision: number | undefined;
  /** When it was said, as its envelope has it. */
  readonly time: string;
  /** How often it arrived. */
  arrivals: number;
};

export type DeskOptions = {
  readonly partner: Partner;
  readonly secret: string;
  /** Base address of Yuhe. */
  readonly yuheUrl: string;
  /** How long it thinks before it answers by itself, in milliseconds. */
  readonly thinkingMs: number;
};

/** One partner of the sandbox: what it has received and sent, and how it behaves. */
export class PartnerDesk {
  readonly received: Received[] = [];
  readonly sent: Sent[] = [];
  /** Requests that reached it, whatever became of them. */
  requests = 0;
  how: Mischief = { ...GOOD_BEHAVIOUR };
  private held: (() => Promise<void>)[] = [];
  private readonly closing = new AbortController();

  constructor(private readonly options: DeskOptions) {}

  get partner(): Partner {
    return this.options.partner;
  }

  /** Changes how it behaves in what is named; `downMinutes` instead of `downUntil` counts from now. */
  misbehave({ downMinutes, ...how }: Readonly<Record<string, unknown>>): void {
    const downUntil = downMinutes === undefined ? {} : { downUntil: Date.now() + Number(downMinutes) * 60_000 };
    this.how = mischief.parse({ ...this.how, ...how, ...downUntil });
  }

  behave(): void {
    this.how = { ...GOOD_BEHAVIOUR };
  }

  forget(): void {
    this.received.length = 0;
    this.sent.length = 0;
    this.requests = 0;
    this.behave();
  }

  stop(): void {
    this.closing.abort();
  }

  // ── What it receives ─────────────────────────────────────────────────────────────────────────────────────────────

  /** `standby`: by its second line, which is up while the first is down. */
  async receive(request: Request, response: Response, standby = false): Promise<void> {
    this.requests += 1;
    if (this.how.delayMs > 0) await pause(this.how.delayMs);
    if (!standby && Date.now() < this.how.downUntil) return void request.socket.destroy();
    if (once(this.how, 'storms')) return problem(response, 500, '系统繁忙');
    if (once(this.how, 'tooMany'))
      return problem(response.set('Retry-After', String(this.how.retryAfterSeconds)), 429, '请求过于频繁');
    const body = request.body as Buffer;
    const fault = signatureFault([this.options.secret], signatureOf(request), body, Date.now());
    if (fault) return problem(response, 401, `签名不可信：${fault}`);
    if (once(this.how, 'refusals')) return problem(response, 422, '缺少必要材料');
    this.keep(body, request, response);
  }

  private keep(body: Buffer, request: Request, response: Response): void {
    const parsed = envelope.safeParse(JSON.parse(body.toString('utf8')));
    const name = parsed.success ? nameOf(this.partner, parsed.data.type) : undefined;
    const content =
      name === undefined ? undefined : schemaOf(this.partner, 'sends', name)?.safeParse(parsed.data?.data);
    if (!parsed.success || name === undefined || !content?.success) return problem(response, 422, '报文不符合交换约定');
    const { id, subject, revision, time } = parsed.data;
    if (request.get(ID_HEADER) !== id || request.get('idempotency-key') !== id)
      return problem(response, 422, '报文编号与请求头不一致');
    const bodySha256 = bodyDigest(body);
    const known = this.received.find((each) => each.id === id);
    if (known && known.bodySha256 !== bodySha256) return problem(response, 422, '报文编号已用于另一报文');
    const message = { id, subject, name, content: content.data as Content, bodySha256, revision, time };
    const kept = known ?? (once(this.how, 'losses') ? acknowledged(message) : this.file(message));
    kept.arrivals += 1;
    if (once(this.how, 'lostAcknowledgements')) return void request.socket.destroy();
    const said = once(this.how, 'wrongDigests') ? bodyDigest('something else') : bodySha256;
    response.status(202).json({ ackId: kept.ackId, receivedAt: kept.receivedAt, bodySha256: said });
  }

  private file(message: Arrived): Received {
    const kept = acknowledged(message);
    this.received.push(kept);
    const answer = answerByItself(this.partner, kept.name, this.how);
    if (answer)
      void this.think().then(() =>
        this.send(answer.name, answer.content(kept.content), { subject: kept.subject, replyto: kept.id }),
      );
    return kept;
  }

  private think(): Promise<void> {
    return pause(this.options.thinkingMs, undefined, { signal: this.closing.signal }).catch(() => undefined);
  }

  // ── What it sends ────────────────────────────────────────────────────────────────────────────────────────────────

  /** Sends a message to Yuhe, and again until it is answered; resolves when the answer is there (or the sandbox stops). */
  async send(
    name: string,
    content: Content,
    { subject, replyto, id = this.newId() }: { subject?: string; replyto?: string; id?: string } = {},
  ): Promise<Sent> {
    const at = new Date().toISOString();
    const body = JSON.stringify({
      specversion: '1.0',
      id,
      source: `urn:cq:${this.partner}:sandbox`,
      type: typeOf(this.partner, name),
      subject: subject ?? id,
      time: at,
      datacontenttype: 'application/json',
      ...(replyto ? { replyto } : {}),
      data: content,
    });
    const message: Sent = { id, name, subject: subject ?? id, content, at, bodySha256: bodyDigest(body), answers: [] };
    this.sent.push(message);
    const deliver = () => this.deliver(message, body);
    if (once(this.how, 'reorderings')) {
      this.held.push(deliver);
      return message;
    }
    await deliver();
    for (const late of this.held.splice(0)) await late();
    return message;
  }

  private async deliver(message: Sent, body: string): Promise<void> {
    const post = {
      url: `${this.options.yuheUrl}/v1/exchange/${this.partner}/messages`,
      secret: once(this.how, 'wrongSignatures') ? `whsec_${Buffer.alloc(24).toString('base64')}` : this.options.secret,
      skewSeconds: this.how.skewSeconds,
      signal: this.closing.signal,
    };
    const copies = once(this.how, 'duplicates') ? 2 : 1;
    await Promise.all(Array.from({ length: copies }, () => postSigned(post, message, body)));
  }

  // ── Comparing notes ──────────────────────────────────────────────────────────────────────────────────────────────

  /** What it has sent and received in the span, for who shares its secret. */
  reconcile(request: Request, response: Response): void {
    if (Date.now() < this.how.downUntil) return void request.socket.destroy();
    const fault = signatureFault([this.options.secret], signatureOf(request), Buffer.alloc(0), Date.now());
    if (fault) return problem(response, 401, `签名不可信：${fault}`);
    const { since: from, until: to, cursor = '0' } = request.query as Record<string, string>;
    const [since, until] = [Date.parse(from ?? ''), Date.parse(to ?? '')];
    const within = (time: string) => Date.parse(time) >= since && Date.parse(time) < until;
    const received = this.received.filter(({ time }) => within(time)).map(receivedLine);
    const sent = this.sent.filter(({ at }) => within(at)).map(sentLine);
    const lines = [...received, ...sent];
    const end = Number(cursor) + LINES_A_PAGE;
    const rest = lines.length > end ? { next: String(end) } : {};
    response.json({ items: lines.slice(Number(cursor), end), ...rest });
  }

  private newId(): string {
    return `${PARTNERS[this.partner].role}-${randomUUID()}`;
  }
}

type Arrived = Omit<Received, 'ackId' | 'receivedAt' | 'arrivals'>;

const acknowledged = (message: Arrived): Received => ({
  ...message,
  ackId: randomUUID(),
  receivedAt: new Date().toISOString(),
  arrivals: 0,
});

const LINES_A_PAGE = 500;

const receivedLine = ({ id, subject, revision, bodySha256: sha256 }: Received): DigestLine => ({
  ...{ id, sender: 'yuhe', subject, state: 'acknowledged', sha256 },
  ...(revision === undefined ? {} : { revision }),
});

const sentLine = ({ id, subject, bodySha256: sha256, answers }: Sent): DigestLine => ({
  ...{ id, sender: 'partner', subject, sha256 },
  state: answers.some(({ status }) => status < 300) ? 'acknowledged' : 'pending',
});

const signatureOf = (request: Request) => ({
  [ID_HEADER]: request.get(ID_HEADER),
  [TIMESTAMP_HEADER]: request.get(TIMESTAMP_HEADER),
  [SIGNATURE_HEADER]: request.get(SIGNATURE_HEADER),
});

function problem(response: Response, status: number, detail: string): void {
  response
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: detail, status, detail }));
}
