import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Sender, type Said } from './sender';
import { isSigned, sha256, signedHeaders } from './signing';

type Content = Readonly<Record<string, unknown>>;

/** A message of Yuhe's, as it arrived first. */
export type Arrived = {
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  readonly revision: number;
  readonly time: string;
  readonly data: Content;
  readonly sha256: string;
  /** The civil day in Beijing on which it arrived. */
  readonly day: string;
};

/** How a mandate is meant to end. */
export const ENDINGS = [
  ...(['agreed', 'refused', 'declined', 'agreed', 'recalled'] as const),
  ...(['agreed', 'refused', 'forgotten', 'agreed', 'refused'] as const),
] as const;
export type Ending = (typeof ENDINGS)[number];

export type Mandate = {
  readonly mandateId: string;
  readonly caseNo: string;
  readonly ending: Ending;
  /** Its first result is not good enough. */
  readonly particular: boolean;
  /** On which day after the materials were signed for its people come to an end, of `WORKING_DAYS`. */
  readonly endsAfter: number;
  ourCaseNo?: string;
  /** Business acknowledgements and results, in the order in which they came. */
  readonly answers: Arrived[];
  /** The day on which the court closed the matter. */
  closed?: string;
};

/** Days after the signing for the materials on which mediations end; the last is the last day of the thirty. */
export const WORKING_DAYS = [1, 12, 26, 30] as const;

/** What goes wrong at the court's own door, for a message that comes for the first time. */
export const DOOR_FAULTS = ['none', '500', '429', 'answer lost', 'another digest', 'slow'] as const;

/** A court that knows the documents, its own register, and nothing else. */
export class Court {
  readonly mandates = new Map<string, Mandate>();
  readonly arrived = new Map<string, Arrived>();
  /** Times that each message came. */
  readonly arrivals = new Map<string, number>();
  readonly doorFaults = new Map<string, number>();
  readonly troubles: string[] = [];
  /** Nobody is at the door: every connection breaks. */
  down = false;
  readonly sender: Sender;
  private cursor: string | undefined;
  private readonly server: Server;
  private readonly replies: Promise<unknown>[] = [];

  constructor(
    private readonly secret: string,
    private readonly yuhe: () => string,
    /** UTC milliseconds, by the clock that the installation goes by. */
    private readonly clock: () => number,
  ) {
    const now = () => this.now();
    this.sender = new Sender({
      secret,
      now,
      get url() {
        return yuhe();
      },
    });
    this.server = createServer((request, response) => void this.admit(request, response));
  }

  /** UTC seconds. */
  private now(): number {
    return Math.floor(this.clock() / 1000);
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await Promise.all(this.replies);
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  // ── What it says ─────────────────────────────────────────────────────────────────────────────────────────────────

  async entrust(n: number): Promise<void> {
    const mandateId = `CRT-0103-FIVE-${n}`;
    const caseNo = `(2026)渝0103诉前调5${String(n).padStart(5, '0')}号`;
    const ending = ENDINGS[n % ENDINGS.length] ?? 'agreed';
    // What it is particular about is put right later: there must be days left.
    const particular = n % 3 === 0 && ending !== 'forgotten';
    const days = particular ? WORKING_DAYS.slice(0, -2) : WORKING_DAYS;
    const endsAfter = days[n % days.length] ?? 1;
    const mandate: Mandate = { mandateId, caseNo, ending, particular, endsAfter, answers: [] };
    this.mandates.set(mandateId, mandate);
    const entrusted: Said = { name: 'mandate.entrusted', subject: caseNo, revision: 1, data: dispute(mandate) };
    if (ending !== 'recalled') return void (await this.sender.send(entrusted));
    // The second message overtakes the first.
    const data = { mandateId, reason: '当事人申请转入诉讼程序' };
    await this.sender.send({ name: 'mandate.recalled', subject: caseNo, revision: 2, data });
    await pause(50);
    await this.sender.send(entrusted);
  }

  /** Reads what it was told while nobody was at the door. */
  async catchUp(): Promise<number> {
    for (let read = 0; ;) {
      const query = new URLSearchParams({ limit: '50', ...(this.cursor ? { after: this.cursor } : {}) });
      const target = `/v1/exchange/events?${query.toString()}`;
      const headers = signedHeaders(this.secret, `read-${randomUUID()}`, this.now(), target);
      const answer = await fetch(this.yuhe() + target, { headers });
      if (!answer.ok) throw new Error(`the feed answers ${answer.status}: ${await answer.text()}`);
      const { items, next, more } = (await answer.json()) as { items: Content[]; next?: string; more: boolean };
      for (const item of items) this.file(item, JSON.stringify(item));
      read += items.length;
      this.cursor = next;
      if (!more) return read;
    }
  }

  // ── What it hears ────────────────────────────────────────────────────────────────────────────────────────────────

  private async admit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    if (this.down) return void request.socket.destroy();
    const signed = request.method === 'GET' ? (request.url ?? '') : body;
    if (!isSigned(this.secret, request.headers, signed)) return void response.writeHead(401).end();
    if (request.method === 'GET') return this.reconcile(request, response);
    return this.receive(body, request, response);
  }

  private async receive(body: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const message = JSON.parse(body) as Content;
    const id = String(message.id);
    const times = (this.arrivals.get(id) ?? 0) + 1;
    this.arrivals.set(id, times);
    const fault = times === 1 ? (DOOR_FAULTS[this.arrivals.size % DOOR_FAULTS.length] ?? 'none') : 'none';
    this.doorFaults.set(fault, (this.doorFaults.get(fault) ?? 0) + 1);
    if (fault === '500') return void response.writeHead(500).end('busy');
    if (fault === '429') return void response.writeHead(429, { 'retry-after': '2' }).end();
    if (fault === 'slow') await pause(400);
    this.file(message, body);
    if (fault === 'answer lost') return void request.socket.destroy();
    const bodySha256 = fault === 'another digest' ? sha256('something else') : sha256(body);
    const ack = { ackId: `ack-${id}`, receivedAt: new Date().toISOString(), bodySha256 };
    response.writeHead(202, { 'content-type': 'application/json' }).end(JSON.stringify(ack));
  }

  /** Once, however often it comes and by whichever way. */
  private file(message: Content, body: string): void {
    const id = String(message.id);
    const known = this.arrived.get(id);
    if (known && known.sha256 !== sha256(body)) this.troubles.push(`${id} came with another content`);
    if (known) return;
    const name = String(message.type).replace(/^cn\.cq\.ldm\.court\.(.*)\.v1$/, '$1');
    const { subject, revision, time, data } = message as unknown as Arrived;
    const day = dayOf(this.clock());
    const arrived: Arrived = { id, name, subject, revision, time, data, sha256: sha256(body), day };
    this.arrived.set(id, arrived);
    const mandate = this.mandates.get(String(data.mandateId));
    if (!mandate) return;
    mandate.answers.push(arrived);
    if (typeof data.ourCaseNo === 'string') this.know(mandate, data.ourCaseNo);
    if (name === 'mandate.result') this.replies.push(this.examine(mandate, arrived).catch(this.trouble));
  }

  private know(mandate: Mandate, ourCaseNo: string): void {
    if (mandate.ourCaseNo !== undefined && mandate.ourCaseNo !== ourCaseNo)
      this.troubles.push(`${mandate.mandateId} became ${mandate.ourCaseNo} and ${ourCaseNo}`);
    mandate.ourCaseNo = ourCaseNo;
  }

  private readonly trouble = (error: unknown): void => void this.troubles.push(String(error));

  private async examine(mandate: Mandate, { data }: Arrived): Promise<void> {
    const { mandateId, caseNo, particular } = mandate;
    const revision = Number(data.revision);
    const rejected = particular && revision === 1;
    const ours = { ourCaseNo: data.ourCaseNo, mandateId, revision };
    const fault = { path: 'report.pages', message: '缺少调解终止报告页码', hint: '补正页码后重新报送' };
    await this.sender.send({
      ...{ name: 'result.acked', subject: caseNo, revision: revision + 1 },
      data: rejected
        ? { ...ours, decision: 'rejected', code: 'E-DOC-0123', detail: '材料校验未通过', fields: [fault] }
        : { ...ours, decision: 'closed' },
    });
    if (!rejected) mandate.closed = dayOf(this.clock());
  }

  private reconcile(request: IncomingMessage, response: ServerResponse): void {
    const query = new URL(request.url ?? '', 'http://court').searchParams;
    const [since, until] = [Date.parse(query.get('since') ?? ''), Date.parse(query.get('until') ?? '')];
    const within = ({ time }: { time: string }) => Date.parse(time) >= since && Date.parse(time) < until;
    const line = { state: 'acknowledged' } as const;
    const received = [...this.arrived.values()].filter(within).map(({ id, subject, revision, sha256: digest }) => ({
      ...{ ...line, id, subject, revision, sha256: digest, sender: 'yuhe' },
    }));
    const sent = this.sender.sent
      .filter(within)
      .map(({ id, subject, sha256: digest }) => ({ ...line, id, subject, sha256: digest, sender: 'partner' }));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ items: [...received, ...sent] }));
  }
}

/** The civil day in Beijing at an instant (UTC milliseconds). */
export const dayOf = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);

const dispute = ({ mandateId, caseNo }: Mandate): Content => ({
  ...{ mandateId, caseNo, mode: 'delegated' },
  court: { code: '渝0103', name: '重庆市渝中区人民法院', handler: '法官助理 汪（演示）' },
  ...{ organisation: 'ORG-YZ-CTR', district: '500103' },
  parties: [
    { side: 'worker', kind: 'natural-person', name: `劳动者${mandateId.replace(/\D/g, '')}` },
    { side: 'employer', kind: 'enterprise', name: '重庆麦穗云科软件有限公司（虚构）' },
  ],
  claims: [{ no: 1, kind: 'wage-arrears', text: '支付拖欠的工资', amountFen: 1_000_000 }],
  summary: '劳动者主张用人单位拖欠工资。',
});
