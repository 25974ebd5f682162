import type { Adapter } from 'oidc-provider';
import type { Pool } from 'pg';
import { consumeRecord, deleteRecord, deleteRecordsOfGrant, recordOf, saveRecord } from '../../../db/provider-records';
import { clientMetadata } from './client-tokens';

/** Keeps what the provider remembers in PostgreSQL, so that a sign-in under way outlives a restart. */
export const recordsIn =
  (pool: Pool) =>
  (model: string): Adapter => ({
    upsert: (id, payload, expiresIn) => saveRecord(pool, { model, id }, payload, expiresIn),
    // Systems are registered, not remembered.
    find: (id) => (model === 'Client' ? clientMetadata(pool, id) : recordOf(pool, model, { id })),
    findByUid: (uid) => recordOf(pool, model, { uid }),
    // Only devices without a keyboard have user codes, and we offer nothing to them.
    findByUserCode: async () => undefined,
    consume: (id) => consumeRecord(pool, model, id),
    destroy: (id) => deleteRecord(pool, model, id),
    revokeByGrantId: (grantId) => deleteRecordsOfGrant(pool, model, grantId),
  });
