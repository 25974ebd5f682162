// `npm run token -- --role mediator --organ ORG-NA-JD01 --name 向素云 [--id …] [--case CQ-2026-000001 …]`
// For a court's system: `--role court --id court-0103 --organ 渝0103 --scope 'mandate:write result:read'`.
// A token for the system that runs in this folder. The token is all that is written to standard output.
import { parseArgs } from 'node:util';
import { actorOf, scopesOf } from '../api/claims';
import { developmentIssuer, developmentIssuerUrl } from '../api/development-issuer';
import { ROLES } from '../shared/case/actor';
import { SCOPES } from '../shared/contract/scopes';
import { readConfig } from '../shared/platform/config';
import { readSystemRecord } from './embedded/system-record';

const USAGE = `usage: npm run token -- --role <role> [--organ <organ>] [--name <name>] [--id <id>] [--case <case number>]… [--scope '<scope> …']
roles: ${Object.entries(ROLES)
  .filter(([role]) => role !== 'system')
  .map(([role, label]) => `${role} ${label}`)
  .join(', ')}
scopes: ${Object.keys(SCOPES).join(', ')}`;

async function main(): Promise<void> {
  const options = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      role: options,
      organ: options,
      name: options,
      id: options,
      case: { ...options, multiple: true },
      scope: options,
    },
  });
  const { role, organ, name, id = `${role}-1`, case: cases, scope } = values;
  const actor = actorOf({ sub: id, role, organ, name, cases });
  if (!actor || !scopesOf({ scope }).every((each) => Object.hasOwn(SCOPES, each))) throw new Error(USAGE);
  const environment = { ...readSystemRecord()?.environment, ...process.env };
  if (!environment.DEV_ISSUER_SECRET_FILE)
    throw new Error('There is no development issuer here: start the system with `npm start` first');
  const config = readConfig(environment);
  const { sign } = await developmentIssuer(environment.DEV_ISSUER_SECRET_FILE, developmentIssuerUrl(config));
  console.log(await sign(actor, scope));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
