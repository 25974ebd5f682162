import { z } from 'zod';
import { messageId } from './envelope';
import type { Partner } from './partners';

// 对账：every night both sides say what they have sent and received; what differs becomes somebody's work.

/** One message, as one side knows it. */
export const digestLine = z.object({
  id: messageId,
  /** Who has sent it. */
  sender: z.enum(['yuhe', 'partner']),
  subject: z.string().min(1).max(200),
  revision: z.int().min(1).optional(),
  /** `acknowledged`: the receiver has it, as this side believes; `pending`: on its way; `undelivered`: nobody tries any more. */
  state: z.enum(['acknowledged', 'pending', 'undelivered']),
  /** Of the envelope's bytes, hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type DigestLine = z.output<typeof digestLine>;

/** `GET {partner}/reconciliation?since=&until=&cursor=`: messages whose envelope's `time` is in [since, until). */
export const digestPage = z.object({
  items: z.array(digestLine).max(5_000),
  next: z.string().min(1).max(1_000).optional(),
});

/** How two sides can differ about a message, with what the owner of the difference is told. */
export const DIFFERENCES = {
  'missing-there': '本系统已收到对方签收回执，对方却没有该信息',
  'content-differs': '双方所存内容不一致',
  'acknowledgement-lost': '对方已经收到，本系统却没有收到签收回执，也不再投递',
  'unknown-here': '对方收到过以本系统名义发出、而本系统没有的信息',
  'missing-here': '对方称已送达，本系统却没有收到',
  'unknown-there': '本系统收到过以对方名义发出、而对方没有的信息',
} as const;
export type Difference = keyof typeof DIFFERENCES;

/** What differed. A side that does not know the message has no line. */
export type Finding = {
  readonly kind: Difference;
  readonly id: string;
  readonly ours?: DigestLine;
  readonly theirs?: DigestLine;
};

/** Names under which the comparison is addressed from outside. */
export const RECONCILIATION = {
  workflow: 'reconciliation',
  /** Id of the schedule, and of the workflows that it starts. */
  id: (partner: Partner) => `reconciliation-${partner}`,
  /** At night in Chongqing, when the day's messages have settled. */
  hour: 2,
  minute: 30,
  timeZone: 'Asia/Shanghai',
} as const;

/**
 * What differs between two lists of the same span. A message that its sender is still delivering is no difference: it
 * will arrive, or lie on its owner's desk.
 */
export function differences(ours: readonly DigestLine[], theirs: readonly DigestLine[]): Finding[] {
  const there = byMessage(theirs);
  const here = byMessage(ours);
  const known = ours.flatMap((line) => differenceOf(line, there.get(nameOf(line))));
  const unknown = theirs.filter((line) => !here.has(nameOf(line))).flatMap((line) => differenceOf(undefined, line));
  return [...known, ...unknown];
}

function differenceOf(ours: DigestLine | undefined, theirs: DigestLine | undefined): Finding[] {
  const line = ours ?? theirs;
  const kind = kindOf(ours, theirs);
  return line && kind ? [{ kind, id: line.id, ...(ours ? { ours } : {}), ...(theirs ? { theirs } : {}) }] : [];
}

function kindOf(ours: DigestLine | undefined, theirs: DigestLine | undefined): Difference | undefined {
  if (ours && theirs) {
    if (ours.sha256 !== theirs.sha256) return 'content-differs';
    return ours.sender === 'yuhe' && ours.state === 'undelivered' ? 'acknowledgement-lost' : undefined;
  }
  if (ours) {
    if (ours.sender === 'partner') return 'unknown-there';
    return ours.state === 'acknowledged' ? 'missing-there' : undefined;
  }
  if (theirs?.sender === 'yuhe') return 'unknown-here';
  return theirs?.state === 'acknowledged' ? 'missing-here' : undefined;
}

const nameOf = ({ sender, id }: DigestLine): string => `${sender}/${id}`;
const byMessage = (lines: readonly DigestLine[]) => new Map(lines.map((line) => [nameOf(line), line]));
