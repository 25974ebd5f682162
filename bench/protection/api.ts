import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import { createApp } from '../../api/app';
import { temporalCases } from '../../api/cases';
import { developmentIssuer, developmentIssuerUrl } from '../../api/development-issuer';
import { acceptTokens, ownKeys } from '../../api/tokens';
import { vaultCipher } from '../../api/vault-cipher';
import { caseFiles } from '../../db/case-files';
import { personalData } from '../../db/personal-data';
import { openDoorPool, openPool } from '../../db/pool';
import { sealColumnsWith } from '../../db/sealed-columns';
import { readDataConverter } from '../../shared/platform/codec';
import { readConfig } from '../../shared/platform/config';
import { requiredKeys } from '../../shared/platform/keys/key-chest';
import { openObjects } from '../../shared/platform/objects/open-objects';
import { createLog } from '../../shared/platform/log';
import { layersMissing, queueFor } from './layers';

const CONNECTIONS = 20;

/** Yuhe's API as it is, or without some of what protects: the same process otherwise, piece by piece. */
async function main(): Promise<void> {
  const missing = layersMissing(process.env);
  const config = readConfig();
  const log = createLog('api', 'warn');
  const pool = missing.includes('row-security')
    ? openPool(config.DATABASE_URL, log, CONNECTIONS)
    : openDoorPool(config.API_DATABASE_URL ?? '', log, CONNECTIONS);
  const client = new Client({
    connection: await Connection.connect({ address: config.TEMPORAL_ADDRESS }),
    namespace: config.TEMPORAL_NAMESPACE,
    dataConverter: missing.includes('codec') ? {} : await readDataConverter(config),
  });
  const keys = requiredKeys(config);
  sealColumnsWith(keys.records);
  const issuer = await developmentIssuer(config.DEV_ISSUER_SECRET_FILE ?? '', developmentIssuerUrl(config));
  const office = {
    ...{ pool, log, clock: Date, training: config.TRAINING },
    cases: temporalCases(client, queueFor(missing)),
    vault: vaultCipher(keys),
    personal: personalData(pool, keys),
    files: caseFiles(pool, keys, openObjects(config)),
  };
  const app = createApp({ office, log, tokens: acceptTokens([ownKeys(issuer)], Date) });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.on('SIGTERM', () => process.exit(0));
  process.send?.((server.address() as AddressInfo).port);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
