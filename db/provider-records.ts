import type { Queryable } from './pool';

/** What our OpenID provider remembers, by its model (a sign-in under way, a code, a grant) and its id. */
export type ProviderRecord = Readonly<Record<string, unknown>> & {
  readonly uid?: string | undefined;
  readonly grantId?: string | undefined;
};

/** Keeps a record, for so many seconds, or for ever. */
export async function saveRecord(
  db: Queryable,
  { model, id }: { readonly model: string; readonly id: string },
  record: ProviderRecord,
  expiresInSeconds?: number,
): Promise<void> {
  await db.query(
    `insert into provider_records (model, id, payload, uid, grant_id, expires_at)
     values ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))
     on conflict (model, id) do update set payload = excluded.payload, uid = excluded.uid,
       grant_id = excluded.grant_id, expires_at = excluded.expires_at`,
    [model, id, JSON.stringify(record), record.uid ?? null, record.grantId ?? null, expiresInSeconds ?? null],
  );
}

/** A record that has not expired, by its id or by its `uid`. */
export async function recordOf(
  db: Queryable,
  model: string,
  by: { readonly id: string } | { readonly uid: string },
): Promise<ProviderRecord | undefined> {
  const [column, value] = 'id' in by ? ['id', by.id] : ['uid', by.uid];
  const { rows } = await db.query<{ payload: ProviderRecord }>(
    `select payload from provider_records
     where model = $1 and ${column} = $2 and (expires_at is null or expires_at > now())`,
    [model, value],
  );
  return rows[0]?.payload;
}

/** Notes that a record was used: the provider accepts a code once. */
export async function consumeRecord(db: Queryable, model: string, id: string): Promise<void> {
  await db.query(
    `update provider_records
     set payload = jsonb_set(payload, '{consumed}', to_jsonb(floor(extract(epoch from now()))::bigint))
     where model = $1 and id = $2`,
    [model, id],
  );
}

export async function deleteRecord(db: Queryable, model: string, id: string): Promise<void> {
  await db.query('delete from provider_records where model = $1 and id = $2', [model, id]);
}

/** Whatever was given out under a grant is void. */
export async function deleteRecordsOfGrant(db: Queryable, model: string, grantId: string): Promise<void> {
  await db.query('delete from provider_records where model = $1 and grant_id = $2', [model, grantId]);
}

/** Forgets what has expired. */
export async function forgetExpiredRecords(db: Queryable): Promise<void> {
  await db.query('delete from provider_records where expires_at < now()');
}
