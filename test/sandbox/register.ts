import type { DigestLine } from '../../shared/exchange/reconciliation';
import type { Received } from './received';
import { isAnswered, type Sent } from './sending';

const LINES_A_PAGE = 500;

/** A page of what a partner has received and sent in a span (UTC, ISO), for comparing notes. */
export function registerPage(
  { received, sent }: { readonly received: readonly Received[]; readonly sent: readonly Sent[] },
  { since: from, until: to, cursor = '0' }: Readonly<Record<string, string | undefined>>,
): { readonly items: readonly DigestLine[]; readonly next?: string } {
  const [since, until] = [Date.parse(from ?? ''), Date.parse(to ?? '')];
  const within = (time: string) => Date.parse(time) >= since && Date.parse(time) < until;
  const lines = [
    ...received.filter(({ time }) => within(time)).map(receivedLine),
    ...sent.filter(({ at }) => within(at)).map(sentLine),
  ];
  const end = Number(cursor) + LINES_A_PAGE;
  return { items: lines.slice(Number(cursor), end), ...(lines.length > end ? { next: String(end) } : {}) };
}

const receivedLine = ({ id, subject, revision, bodySha256: sha256 }: Received): DigestLine => ({
  ...{ id, sender: 'yuhe', subject, state: 'acknowledged', sha256 },
  ...(revision === undefined ? {} : { revision }),
});

const sentLine = (message: Sent): DigestLine => ({
  ...{ id: message.id, sender: 'partner', subject: message.subject, sha256: message.bodySha256 },
  state: isAnswered(message) ? 'acknowledged' : 'pending',
});
