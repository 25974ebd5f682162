import type { Queryable } from './pool';

/** A notice to be sent by e-mail. */
export type OutgoingMail = {
  readonly id: string;
  readonly email: string;
  readonly subject: string;
  readonly body: string;
  readonly messageId: string;
  /** This attempt included. */
  readonly attempts: number;
};

/**
 * Takes notices that are to be sent, the longest waiting first, for so many seconds: nobody else gets them meanwhile,
 * and if their taker dies, somebody does afterwards. The attempt counts from now.
 */
export async function takeMail(db: Queryable, limit: number, leaseSeconds: number): Promise<OutgoingMail[]> {
  const { rows } = await db.query<OutgoingMail>(
    `update notices set email_attempts = email_attempts + 1, email_next_at = now() + make_interval(secs => $2)
     where id in (
       select id from notices where email_state = 'pending' and email_next_at <= now()
       order by email_next_at, id for update skip locked limit $1
     )
     returning id::text, email, subject, body, message_id as "messageId", email_attempts as attempts`,
    [limit, leaseSeconds],
  );
  return rows;
}

/** The mail server has taken it. */
export async function mailSent(db: Queryable, id: string): Promise<void> {
  await db.query(
    `update notices set email_state = 'sent', sent_at = now(), email_error = null where id = $1 and email_state = 'pending'`,
    [id],
  );
}

/** It was not taken: tried again after so many seconds, or, without them, given up. `error` in Chinese, without names. */
export async function mailNotSent(
  db: Queryable,
  id: string,
  { error, retryInSeconds }: { error: string; retryInSeconds: number | undefined },
): Promise<void> {
  await db.query(
    `update notices set email_error = $2,
       email_state = case when $3::float8 is null then 'failed' else email_state end,
       email_next_at = now() + make_interval(secs => coalesce($3, 0))
     where id = $1 and email_state = 'pending'`,
    [id, error, retryInSeconds],
  );
}
