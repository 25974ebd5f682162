import type { Attempt } from './messages';
import type { Queryable } from './pool';

// What an operator orders for a message of the outbox. Each order stands among the attempts, with who gave it.

/** Notes an order that changes nothing here; the delivery carries it out. */
export async function noteOrder(db: Queryable, id: string, order: Attempt): Promise<void> {
  await db.query('update messages set attempts = attempts || $2::jsonb where id = $1', [id, JSON.stringify([order])]);
}

/** From now on the message goes to a standby address of its partner (by name), or to the usual one again. */
export async function redirectMessage(
  db: Queryable,
  id: string,
  address: string | undefined,
  order: Attempt,
): Promise<void> {
  await db.query('update messages set address = $3, attempts = attempts || $2::jsonb where id = $1', [
    id,
    JSON.stringify([order]),
    address,
  ]);
}

/** Gives up a message that nobody is delivering any more, because it was rejected or is dead; false if it is neither. */
export async function dropMessage(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update messages set state = 'cancelled', settled_at = now() where id = $1 and state in ('rejected', 'dead')`,
    [id],
  );
  return rowCount === 1;
}

/** Takes a message into delivery again although its partner has acknowledged it: it does not have it after all. */
export async function sendAgain(db: Queryable, id: string): Promise<void> {
  await db.query(
    `update messages set state = 'pending', settled_at = null, next_attempt_at = null
     where id = $1 and state in ('acknowledged', 'rejected', 'dead')`,
    [id],
  );
}
