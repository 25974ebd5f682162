import { randomUUID } from 'node:crypto';
import { sha256 } from '../../exchange/five-hundred/signing';

// Another implementation of the receiving side, from the published documents alone: nothing of Yuhe is imported here.

type Content = Readonly<Record<string, unknown>>;
export type Envelope = {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly data: Content;
} & {
  readonly revision?: number;
};
type Receipt = { readonly ackId: string; readonly receivedAt: string; readonly bodySha256: string };
export type Reply = { readonly status: number; readonly body: Content; readonly replayed?: true };
type Fault = { readonly path: string; readonly message: string; readonly hint: string };

const PREFIX = 'cn.cq.ldm.court';
const MODES = ['delegated', 'entrusted'];
const TRANSFER_LETTER = 8;

/** What it has received and what it says; all of it in memory. */
export class Register {
  readonly said: Content[] = [];
  private readonly letters = new Map<string, Receipt>();
  private readonly mandates = new Map<string, { message: Envelope; ourCaseNo: string }>();
  private readonly newest = new Map<string, number>();
  private readonly early: Envelope[] = [];
  private count = 0;

  receive(message: Envelope, body: string): Reply {
    const known = this.letters.get(message.id);
    if (known) {
      const isSame = known.bodySha256 === sha256(body);
      return isSame
        ? { status: 200, body: known, replayed: true }
        : { status: 422, body: { detail: '报文编号已用于另一报文' } };
    }
    if (message.type === `${PREFIX}.mandate.entrusted.v1` && !MODES.includes(String(message.data.mode)))
      return { status: 400, body: { fields: [{ path: 'data.mode', code: 'invalid', message: '不在可选范围内' }] } };
    const receipt = { ackId: randomUUID(), receivedAt: new Date().toISOString(), bodySha256: sha256(body) };
    const twin = this.twinOf(message);
    if (twin) return { status: 200, body: { ...receipt, knownAs: twin.id, differences: differences(twin, message) } };
    this.letters.set(message.id, receipt);
    const isStale = this.isStale(message);
    if (!isStale) this.act(message);
    return { status: 202, body: { ...receipt, status: isStale ? 'IGNORED_STALE' : 'ACCEPTED' } };
  }

  /** The same mandate under another message id, by court, case number and mode. */
  private twinOf({ type, data }: Envelope): Envelope | undefined {
    if (type !== `${PREFIX}.mandate.entrusted.v1`) return undefined;
    return [...this.mandates.values()].find(({ message }) => naturalKey(message.data) === naturalKey(data))?.message;
  }

  private isStale({ type, subject, revision }: Envelope): boolean {
    if (revision === undefined) return false;
    const newest = this.newest.get(subject) ?? 0;
    const awaited = type.includes('mandate.entrusted') && this.early.some((each) => each.subject === subject);
    if (revision <= newest && !awaited) return true;
    const missing = Array.from({ length: Math.max(0, revision - newest - 1) }, (_, i) => newest + 1 + i);
    if (missing.length > 0) this.say('message.requested', { messageSubject: subject, missing });
    this.newest.set(subject, Math.max(newest, revision));
    return false;
  }

  private act(message: Envelope): void {
    if (message.type === `${PREFIX}.mandate.entrusted.v1`) return this.open(message);
    const { ourCaseNo } = this.mandates.get(String(message.data.mandateId)) ?? {};
    if (ourCaseNo === undefined) return void this.early.push(message);
    this.say('message.acked', { messageId: message.id, decision: 'accepted', ourCaseNo });
  }

  private open(message: Envelope): void {
    const mandateId = String(message.data.mandateId);
    const faults = [...materialFaults(message.data), ...(this.mandates.has(mandateId) ? [TAKEN] : [])];
    if (faults.length > 0)
      return this.say('message.acked', { messageId: message.id, decision: 'rejected', fields: faults });
    const ourCaseNo = `FOREIGN-${(this.count += 1)}`;
    this.mandates.set(mandateId, { message, ourCaseNo });
    this.say('message.acked', { messageId: message.id, decision: 'accepted', ourCaseNo });
    for (const waiting of this.early.splice(0)) this.act(waiting);
  }

  private say(name: string, data: Content): void {
    this.said.push({ specversion: '1.0', id: randomUUID(), type: `${PREFIX}.${name}.v1`, data });
  }
}

const TAKEN: Fault = { path: 'data.mandateId', message: '编号属于另一委派', hint: '核对编号' };

const naturalKey = ({ court, caseNo, mode }: Content): string =>
  JSON.stringify([(court as Content | undefined)?.code, caseNo, mode]);

function differences(one: Envelope, other: Envelope): { path: string }[] {
  const names = Object.keys({ ...one.data, ...other.data });
  const differ = (name: string) => JSON.stringify(one.data[name]) !== JSON.stringify(other.data[name]);
  return names.filter(differ).map((name) => ({ path: `data.${name}` }));
}

function materialFaults({ materials }: Content): Fault[] {
  if (!Array.isArray(materials)) return [];
  const each = materials as { category: number; scan?: string }[];
  const infected = each.flatMap(({ scan }, i) =>
    scan === 'infected' ? [{ path: `data.materials.${i}`, message: '文件含有病毒', hint: '清除后重新上传' }] : [],
  );
  const letter = each.some(({ category }) => category === TRANSFER_LETTER);
  return letter ? infected : [...infected, { path: 'data.materials', message: '缺少移送函', hint: '补充移送函' }];
}
