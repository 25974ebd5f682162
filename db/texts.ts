import type { Queryable } from './pool';

/** A text message to be sent to a party. */
export type TextToFile = {
  readonly caseNo: string;
  /** Unique in the case with the recipient. */
  readonly key: string;
  readonly recipient: string;
  /** A number, or the token that stands for it. */
  readonly phone: string;
  readonly content: string;
  /** Sent at any hour. */
  readonly urgent: boolean;
};

/** One that was taken from the table to be sent, or to be asked after. */
export type TakenText = Pick<TextToFile, 'phone' | 'content'> & {
  readonly id: string;
  readonly state: 'pending' | 'accepted';
  /** This attempt included. */
  readonly attempts: number;
};

/** Files texts; one that was filed for its recipient before is left as it is. */
export async function fileTexts(db: Queryable, texts: readonly TextToFile[]): Promise<void> {
  if (texts.length === 0) return;
  await db.query(
    `insert into texts (case_no, key, recipient, phone, content, urgent)
     select "caseNo", key, recipient, phone, content, urgent from jsonb_to_recordset($1::jsonb)
       as ("caseNo" text, key text, recipient text, phone text, content text, urgent boolean)
     on conflict (case_no, key, recipient) do nothing`,
    [JSON.stringify(texts)],
  );
}

type Taking = { readonly limit: number; readonly leaseSeconds: number; readonly quiet: boolean };

/**
 * Takes texts that are due, for so many seconds, as mails are taken. In quiet hours nothing is sent that is not urgent;
 * after what is on its way one may ask at any hour.
 */
export async function takeTexts(db: Queryable, { limit, leaseSeconds, quiet }: Taking): Promise<TakenText[]> {
  const { rows } = await db.query<TakenText>(
    `update texts set attempts = attempts + 1, next_at = now() + make_interval(secs => $2)
     where id in (
       select id from texts
       where state in ('pending', 'accepted') and next_at <= now() and (state = 'accepted' or urgent or not $3)
       order by urgent desc, next_at, id for update skip locked limit $1
     )
     returning id, phone, content, state, attempts`,
    [limit, leaseSeconds, quiet],
  );
  return rows;
}

/** The gateway has taken it: one asks after it in so many seconds. */
export async function textAccepted(db: Queryable, id: string, askInSeconds: number): Promise<void> {
  await db.query(
    `update texts set state = 'accepted', attempts = 0, accepted_at = now(), error = null,
       next_at = now() + make_interval(secs => $2)
     where id = $1 and state = 'pending'`,
    [id, askInSeconds],
  );
}

export async function textDelivered(db: Queryable, id: string): Promise<void> {
  await db.query(`update texts set state = 'delivered', delivered_at = now(), error = null where id = $1`, [id]);
}

/** It has not arrived (yet): tried again after so many seconds, or, without them, given up. */
export async function textNotDelivered(
  db: Queryable,
  id: string,
  { error, retryInSeconds }: { error: string; retryInSeconds: number | undefined },
): Promise<void> {
  await db.query(
    `update texts set error = $2, state = case when $3::float8 is null then 'failed' else state end,
       next_at = now() + make_interval(secs => coalesce($3, 0))
     where id = $1 and state in ('pending', 'accepted')`,
    [id, error, retryInSeconds],
  );
}
