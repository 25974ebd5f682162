import { toBase64url } from '../shared/signing/base64url';
import type { PublicKey } from '../shared/signing/keys';
import type { Queryable } from './pool';

/** A public key as it is added: with its point and certificate (DER) as bytes. */
export type NewSigningKey = Pick<PublicKey, 'id' | 'organ' | 'title' | 'algorithm' | 'validFrom' | 'validUntil'> & {
  readonly point: Uint8Array;
  readonly certificate: Uint8Array;
};

/** Adds an organisation's public key. */
export async function addSigningKey(db: Queryable, key: NewSigningKey): Promise<void> {
  await db.query(
    `insert into signing_keys (id, organ, title, algorithm, point, certificate, valid_from, valid_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[key.id, key.organ, key.title, key.algorithm, Buffer.from(key.point), Buffer.from(key.certificate)],
      ...[key.validFrom, key.validUntil],
    ],
  );
}

/** A revocation. Instants in UTC, ISO. */
export type Revocation = { readonly keyId: string; readonly at: string; readonly because: string; readonly by: string };

/** Revokes a key for ever; false if there is none of that id or it was revoked before. */
export async function revokeSigningKey(db: Queryable, { keyId, at, because, by }: Revocation): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into signing_key_revocations (key_id, revoked_at, because, revoked_by)
     select id, $2, $3, $4 from signing_keys where id = $1 on conflict do nothing`,
    [keyId, at, because, by],
  );
  return rowCount === 1;
}

/** All public keys, by organisation, the newest first: what is published. */
export async function signingKeys(db: Queryable): Promise<readonly PublicKey[]> {
  const { rows } = await db.query<KeyRow>(`${SELECT} order by k.organ, k.valid_from desc, k.id`);
  return rows.map(keyOf);
}

/** The newest key of an organisation that may sign at an instant (UTC, ISO). */
export async function signingKeyOf(db: Queryable, organ: string, at: string): Promise<PublicKey | undefined> {
  const { rows } = await db.query<KeyRow>(
    `${SELECT} where k.organ = $1 and k.valid_from <= $2 and k.valid_until > $2 and r.key_id is null
     order by k.valid_from desc, k.id limit 1`,
    [organ, at],
  );
  return rows[0] && keyOf(rows[0]);
}

type KeyRow = {
  readonly algorithm: PublicKey['algorithm'];
  readonly id: string;
  readonly organ: string;
  readonly title: string;
  readonly point: Buffer;
  readonly certificate: Buffer;
  readonly valid_from: Date;
  readonly valid_until: Date;
  readonly revoked_at: Date | null;
  readonly because: string | null;
};

const SELECT = `select k.id, k.organ, k.title, k.algorithm, k.point, k.certificate, k.valid_from, k.valid_until, r.revoked_at, r.because
  from signing_keys k left join signing_key_revocations r on r.key_id = k.id`;

const keyOf = ({
  id,
  organ,
  title,
  algorithm,
  point,
  certificate,
  valid_from,
  valid_until,
  ...row
}: KeyRow): PublicKey => ({
  ...{ id, organ, title, algorithm },
  point: toBase64url(point),
  certificate: toBase64url(certificate),
  validFrom: valid_from.toISOString(),
  validUntil: valid_until.toISOString(),
  ...(row.revoked_at && { revokedAt: row.revoked_at.toISOString() }),
  ...(row.because !== null && { revokedBecause: row.because }),
});
