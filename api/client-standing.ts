import type { Pool } from 'pg';
import { usableApiClient } from '../db/api-clients';
import { localDateOf } from '../shared/law/local-date';

/** A revocation is felt after so long at the latest. */
const REMEMBERED_MS = 30_000;
const MOST_REMEMBERED = 1_000;
const PREFIX = 'yuhe-client:';

/** The subject under which a system acts; accounts have no colon in their names. */
export const subjectOf = (clientId: string): string => `${PREFIX}${clientId}`;

/** Whether somebody who has a good token may still use it: of systems at our provider, whether they are still there. */
export type Standing = (subject: string) => Promise<boolean>;

/** @param pool asked for systems alone, and not more often than every half minute for each. */
export function clientStanding(pool: Pool, clock: { now(): number }): Standing {
  const known = new Map<string, { readonly good: Promise<boolean>; readonly until: number }>();
  return (subject) => {
    if (!subject.startsWith(PREFIX)) return Promise.resolve(true);
    const before = known.get(subject);
    if (before && before.until > clock.now()) return before.good;
    const good = usableApiClient(pool, subject.slice(PREFIX.length), localDateOf(clock.now())).then(Boolean);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(subject, { good, until: clock.now() + REMEMBERED_MS });
    good.catch(() => known.delete(subject));
    return good;
  };
}
