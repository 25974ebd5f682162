import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { bodyDigest } from '../../shared/exchange/acknowledgement';
import { schemaOf } from '../../shared/exchange/contracts';
import { envelope, nameOf, typeOf } from '../../shared/exchange/envelope';
import { PARTNERS, type Partner } from '../../shared/exchange/partners';
import { ID_HEADER, SIGNATURE_HEADER, signatureFault, TIMESTAMP_HEADER } from '../../shared/exchange/signature';
import { answerByItself } from './answers';
import { Journal } from './journal';
import { GOOD_BEHAVIOUR, mischief, once, type Mischief } from './mischief';
import { acknowledged, type Received } from './received';
import { registerPage } from './register';
import { isSettled, postSigned, type Sent } from './sending';

type Content = Readonly<Record<string, unknown>>;

export type DeskOptions = {
  readonly partner: Partner;
  readonly secret: string;
  /** Base address of Yuhe. */
  readonly yuheUrl: string;
  /** How long it thinks before it answers by itself, in milliseconds. */
  readonly thinkingMs: number;
  /** Where it keeps what it knows; it forgets if nowhere. */
  readonly file?: string | undefined;
};

/** One partner of the sandbox: what it has received and sent, and how it behaves. */
export class PartnerDesk {
  readonly received: Received[];
  readonly sent: Sent[];
  /** Requests that reached it, whatever became of them. */
  requests = 0;
  how: Mischief;
  private held: (() => Promise<void>)[] = [];
  private readonly closing = new AbortController();
  private readonly journal: Journal;

  constructor(private readonly options: DeskOptions) {
    this.journal = new Journal(options.file);
    const { received, sent, how } = this.journal.read();
    [this.received, this.sent, this.how] = [received, sent, how];
  }

  /** Goes on with what the last process has left: messages without an answer, and answers that it still owes. */
  resume(): void {
    for (const message of this.sent) if (!isSettled(message)) void this.deliver(message);
    const answered = new Set(this.sent.map(({ replyto }) => replyto));
    for (const message of this.received) if (!answered.has(message.id)) this.consider(message);
  }

  get partner(): Partner {
    return this.options.partner;
  }

  /** Changes how it behaves in what is named; `downMinutes` instead of `downUntil` counts from now. */
  misbehave({ downMinutes, ...how }: Readonly<Record<string, unknown>>): void {
    const downUntil = downMinutes === undefined ? {} : { downUntil: Date.now() + Number(downMinutes) * 60_000 };
    this.how = mischief.parse({ ...this.how, ...how, ...downUntil });
    this.journal.write({ how: this.how });
  }

  behave(): void {
    this.how = { ...GOOD_BEHAVIOUR };
    this.journal.write({ how: this.how });
  }

  forget(): void {
    this.received.length = 0;
    this.sent.length = 0;
    this.requests = 0;
    this.journal.clear();
    this.behave();
  }

  stop(): void {
    this.closing.abort();
  }

  /** Uses up one mischief of a kind, for good. */
  private once(kind: Parameters<typeof once>[1]): boolean {
    const used = once(this.how, kind);
    if (used) this.journal.write({ how: this.how });
    return used;
  }

  // ── What it receives ─────────────────────────────────────────────────────────────────────────────────────────────

  /** `standby`: by its second line, which is up while the first is down. */
  async receive(request: Request, response: Response, standby = false): Promise<void> {
    this.requests += 1;
    if (this.how.delayMs > 0) await pause(this.how.delayMs);
    if (!standby && Date.now() < this.how.downUntil) return void request.socket.destroy();
    if (this.once('storms')) return problem(response, 500, '系统繁忙');
    if (this.once('tooMany'))
      return problem(response.set('Retry-After', String(this.how.retryAfterSeconds)), 429, '请求过于频繁');
    const body = request.body as Buffer;
    const fault = signatureFault([this.options.secret], signatureOf(request), body, Date.now());
    if (fault) return problem(response, 401, `签名不可信：${fault}`);
    if (this.once('refusals')) return problem(response, 422, '缺少必要材料');
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
    const isLost = !known && this.once('losses');
    const kept = known ?? acknowledged(message);
    kept.arrivals += 1;
    if (!isLost) this.journal.write({ received: kept });
    if (!isLost && !known) this.file(kept);
    if (this.once('lostAcknowledgements')) return void request.socket.destroy();
    const said = this.once('wrongDigests') ? bodyDigest('something else') : bodySha256;
    response.status(202).json({ ackId: kept.ackId, receivedAt: kept.receivedAt, bodySha256: said });
  }

  private file(kept: Received): void {
    this.received.push(kept);
    this.consider(kept);
  }

  /** Answers by itself, if it is of those messages that it answers so. */
  private consider(kept: Received): void {
    const answer = answerByItself(this.partner, kept.name, () => this.once('rejectedResults'));
    if (answer)
      void this.think().then((goesOn) =>
        goesOn
          ? this.send(answer.name, answer.content(kept.content), { subject: kept.subject, replyto: kept.id })
          : undefined,
      );
  }

  /** False if the sandbox is closed meanwhile. */
  private think(): Promise<boolean> {
    return pause(this.options.thinkingMs, true, { signal: this.closing.signal }).catch(() => false);
  }

  // ── What it sends ────────────────────────────────────────────────────────────────────────────────────────────────

  /** Sends a message to Yuhe, and again until it is answered; resolves when the answer is there (or the sandbox stops). */
  async send(
    name: string,
    content: Content,
    { subject, replyto, id = this.newId() }: { subject?: string; replyto?: string; id?: string } = {},
  ): Promise<Sent> {
    const said = { id, name, subject: subject ?? id, content, at: new Date().toISOString() };
    const unsigned = { ...said, ...(replyto ? { replyto } : {}) };
    const message: Sent = { ...unsigned, bodySha256: bodyDigest(this.bodyOf(unsigned)), answers: [] };
    this.sent.push(message);
    this.journal.write({ sent: message });
    const deliver = () => this.deliver(message);
    if (this.once('reorderings')) {
      this.held.push(deliver);
      return message;
    }
    await deliver();
    for (const late of this.held.splice(0)) await late();
    return message;
  }

  private async deliver(message: Sent): Promise<void> {
    const post = {
      url: `${this.options.yuheUrl}/v1/exchange/${this.partner}/messages`,
      secret: this.once('wrongSignatures') ? `whsec_${Buffer.alloc(24).toString('base64')}` : this.options.secret,
      skewSeconds: this.how.skewSeconds,
      signal: this.closing.signal,
    };
    const copies = this.once('duplicates') ? 2 : 1;
    const body = this.bodyOf(message);
    await Promise.all(Array.from({ length: copies }, () => postSigned(post, message, body)));
    this.journal.write({ sent: message });
  }

  /** The same bytes whenever it is asked. */
  private bodyOf({ id, name, subject, content, at, replyto }: Omit<Sent, 'bodySha256' | 'answers'>): string {
    return JSON.stringify({
      ...{
        specversion: '1.0',
        id,
        source: `urn:cq:${this.partner}:sandbox`,
        type: typeOf(this.partner, name),
        subject,
      },
      ...{ time: at, datacontenttype: 'application/json', ...(replyto ? { replyto } : {}), data: content },
    });
  }

  // ── Comparing notes ──────────────────────────────────────────────────────────────────────────────────────────────

  /** What it has sent and received in the span, for who shares its secret. */
  reconcile(request: Request, response: Response): void {
    if (Date.now() < this.how.downUntil) return void request.socket.destroy();
    const target = Buffer.from(request.originalUrl);
    const fault = signatureFault([this.options.secret], signatureOf(request), target, Date.now());
    if (fault) return problem(response, 401, `签名不可信：${fault}`);
    response.json(registerPage(this, request.query as Record<string, string>));
  }

  private newId(): string {
    return `${PARTNERS[this.partner].role}-${randomUUID()}`;
  }
}

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
