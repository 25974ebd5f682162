import type { JWK } from 'jose';
import type { Role } from '../shared/case/actor';
import type { Scope } from '../shared/contract/scopes';
import type { LocalDate } from '../shared/law/local-date';
import type { Queryable } from './pool';

/** A system that gets tokens of its own at our provider. */
export type ApiClient = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly organ?: string | undefined;
  readonly district?: string | undefined;
  readonly scopes: readonly Scope[];
  /** First and last civil day (Asia/Shanghai) on which it may be used. */
  readonly activeFrom: LocalDate;
  readonly activeUntil: LocalDate;
};

/** How it shows who it is: by a secret, of which only the SHA-256 is kept, or by its signature. */
export type Credential = { readonly secretDigest: Buffer } | { readonly publicKey: JWK };

/** Adds a system; false if there is one with that id. */
export async function addApiClient(db: Queryable, client: ApiClient, credential: Credential): Promise<boolean> {
  const { id, name, role, organ, district, scopes, activeFrom, activeUntil } = client;
  const { rowCount } = await db.query(
    `insert into api_clients (id, name, role, organ, district, scopes, secret_digest, public_key, active_from, active_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [
      ...[id, name, role, organ ?? null, district ?? null, scopes],
      'secretDigest' in credential ? credential.secretDigest : null,
      'publicKey' in credential ? JSON.stringify(credential.publicKey) : null,
      ...[activeFrom, activeUntil],
    ],
  );
  return rowCount === 1;
}

/** The system, if it may be used on a civil day. */
export async function usableApiClient(
  db: Queryable,
  id: string,
  day: LocalDate,
): Promise<(ApiClient & { readonly credential: Credential }) | undefined> {
  const { rows } = await db.query<ClientRow & { secret_digest: Buffer | null; public_key: JWK | null }>(
    `select ${COLUMNS}, secret_digest, public_key from api_clients
     where id = $1 and revoked_at is null and $2::date between active_from and active_until`,
    [id, day],
  );
  const row = rows[0];
  if (!row) return undefined;
  const { secret_digest: secretDigest, public_key: publicKey } = row;
  return { ...clientOf(row), credential: secretDigest ? { secretDigest } : { publicKey: publicKey! } };
}

/** All of them, by id. */
export async function listApiClients(
  db: Queryable,
): Promise<readonly (ApiClient & { readonly revoked: boolean; readonly signs: boolean })[]> {
  const { rows } = await db.query<ClientRow & { revoked: boolean; signs: boolean }>(
    `select ${COLUMNS}, revoked_at is not null as revoked, public_key is not null as signs from api_clients order by id`,
  );
  return rows.map(({ revoked, signs, ...row }) => ({ ...clientOf(row), revoked, signs }));
}

/** It gets no token any more, and those that it has are good for a moment only. False if there is none. */
export async function revokeApiClient(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query('update api_clients set revoked_at = coalesce(revoked_at, now()) where id = $1', [
    id,
  ]);
  return rowCount === 1;
}

const COLUMNS = 'id, name, role, organ, district, scopes, active_from::text, active_until::text';

type ClientRow = {
  id: string;
  name: string;
  role: Role;
  organ: string | null;
  district: string | null;
  scopes: Scope[];
  active_from: LocalDate;
  active_until: LocalDate;
};

const clientOf = (row: ClientRow): ApiClient => ({
  ...{ id: row.id, name: row.name, role: row.role, scopes: row.scopes },
  ...(row.organ === null ? {} : { organ: row.organ }),
  ...(row.district === null ? {} : { district: row.district }),
  ...{ activeFrom: row.active_from, activeUntil: row.active_until },
});
