import { prepared } from './prepared';
import type { Queryable } from './pool';

/** The key of a request, within its author. */
export type KeyOf = { readonly actorId: string; readonly key: string };

/** A request that asks for an answer of its own: method and path, and the digest of its body, tell it from others. */
export type KeyedRequest = KeyOf & { readonly methodPath: string; readonly bodySha256: string };

/** What is known of a key. */
export type Claim =
  /** The caller does the work; `caseNo` if an attempt that died was issued a number. */
  | { readonly kind: 'new'; readonly caseNo?: string }
  /** Done before: the same answer, letter for letter (JSON text). */
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly answer: string;
      readonly headers: Readonly<Record<string, string>>;
    }
  /** The key was used for another request. */
  | { readonly kind: 'other-body' }
  /** Somebody is at it; not before so many seconds will it be given to another. */
  | { readonly kind: 'in-progress'; readonly retryAfterSeconds: number };

/** Whoever has not answered after so long is taken for dead. */
const LONGEST_WORK_SECONDS = 30;

/** Claims a key for a request, or says what became of it before. One statement. */
export async function claimKey(db: Queryable, { actorId, key, methodPath, bodySha256 }: KeyedRequest): Promise<Claim> {
  const { rows } = await db.query<ClaimRow>(CLAIM(actorId, key, methodPath, bodySha256, LONGEST_WORK_SECONDS));
  const row = rows[0];
  // Another request made the row at this very moment: this statement does not see it yet.
  if (!row) return { kind: 'in-progress', retryAfterSeconds: 1 };
  if (row.mine) return { kind: 'new', ...(row.case_no === null ? {} : { caseNo: row.case_no }) };
  if (row.method_path !== methodPath || row.body_sha256 !== bodySha256) return { kind: 'other-body' };
  if (row.status === null)
    return { kind: 'in-progress', retryAfterSeconds: Math.max(1, Math.ceil(LONGEST_WORK_SECONDS - row.age)) };
  return { kind: 'answered', status: row.status, answer: row.answer ?? 'null', headers: row.headers ?? {} };
}

type ClaimRow = {
  mine: boolean;
  method_path: string;
  body_sha256: string;
  status: number | null;
  answer: string | null;
  headers: Readonly<Record<string, string>> | null;
  case_no: string | null;
  age: number;
};

const CLAIM = prepared(`
  with claim as (
    insert into idempotency as i (actor_id, key, method_path, body_sha256) values ($1, $2, $3, $4)
    on conflict (actor_id, key) do update set claimed_at = now()
      where i.status is null and i.method_path = $3 and i.body_sha256 = $4
        and i.claimed_at < now() - make_interval(secs => $5)
    returning *
  ), known as (
    select true as mine, * from claim
    union all
    select false, * from idempotency where actor_id = $1 and key = $2 and not exists (select from claim)
  )
  select mine, method_path, body_sha256, status, answer::text, headers, case_no,
         extract(epoch from now() - greatest(claimed_at, now() - interval '1 hour'))::float8 as age
  from known`);

const SETTLE = prepared(
  'update idempotency set status = $3, answer = $4, headers = $5 where actor_id = $1 and key = $2',
);

/** Keeps the answer (JSON text) of a request for ever after. */
export async function settleKey(
  db: Queryable,
  { actorId, key }: KeyOf,
  { status, answer, headers = {} }: { status: number; answer: string; headers?: Readonly<Record<string, string>> },
): Promise<void> {
  await db.query(SETTLE(actorId, key, status, answer, JSON.stringify(headers)));
}

/** Forgets an unanswered key: certainly nothing has happened, and the next request may be another one. */
export async function releaseKey(db: Queryable, { actorId, key }: KeyOf): Promise<void> {
  await db.query('delete from idempotency where actor_id = $1 and key = $2 and status is null', [actorId, key]);
}

/** Gives an unanswered key up to whoever repeats the request: it is not known whether something has happened. */
export async function yieldKey(db: Queryable, { actorId, key }: KeyOf): Promise<void> {
  await db.query(
    `update idempotency set claimed_at = '-infinity' where actor_id = $1 and key = $2 and status is null`,
    [actorId, key],
  );
}

/** Notes the case number issued for a request, in the transaction that issues it: every further attempt gets it too. */
export async function noteCaseNo(db: Queryable, { actorId, key }: KeyOf, caseNo: string): Promise<void> {
  await db.query('update idempotency set case_no = $3 where actor_id = $1 and key = $2', [actorId, key, caseNo]);
}

/** Forgets what was asked before an instant (UTC, ISO); how many keys. */
export async function forgetKeysBefore(db: Queryable, instant: string): Promise<number> {
  const { rowCount } = await db.query('delete from idempotency where created_at < $1', [instant]);
  return rowCount ?? 0;
}
