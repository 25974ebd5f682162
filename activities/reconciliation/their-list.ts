import { randomUUID } from 'node:crypto';
import type { Span } from '../../db/reconciliations';
import { digestPage, type DigestLine } from '../../shared/exchange/reconciliation';
import { signed, signedTarget } from '../../shared/exchange/signature';

/** Where a partner's list is, and how we sign that we may have it. */
export type ListSource = { readonly url: string; readonly keys: readonly string[] };

/** The partner has answered, but not with a list: asking again in an hour would not help. */
export class NoList extends Error {}

const PATIENCE_MS = 60_000;
/** Of pages of up to 5,000 lines; a partner that never ends is not believed. */
const MOST_PAGES = 2_000;

/**
 * What the partner says it has sent and received in the span.
 * @throws NoList if it has no such list, or one that is not as agreed; Error if it cannot be reached.
 */
export async function theirList({ url, keys }: ListSource, { since, until }: Span): Promise<readonly DigestLine[]> {
  const lines: DigestLine[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = new URLSearchParams({ since, until, ...(cursor === undefined ? {} : { cursor }) });
    const { items, next } = await pageAt(`${url}?${query.toString()}`, keys);
    lines.push(...items);
    if (next === undefined) return lines;
    cursor = next;
  }
  throw new NoList('对方的对账清单没有尽头');
}

async function pageAt(url: string, keys: readonly string[]) {
  const headers = signed(keys, `rec_${randomUUID()}`, Math.floor(Date.now() / 1000), signedTarget(url));
  const response = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
  const text = await response.text();
  if (response.status >= 500 || response.status === 429) throw new Error(`对方答复 HTTP ${response.status}`);
  if (!response.ok) throw new NoList(`对方没有提供对账清单：HTTP ${response.status}`);
  const page = digestPage.safeParse(parsed(text));
  if (!page.success) throw new NoList(`对方的对账清单不符合交换约定：${page.error.issues[0]?.path.join('.') ?? ''}`);
  return page.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
