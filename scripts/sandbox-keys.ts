// `npm run sandbox:keys -- --partner court`: what a partner's developer needs to speak with the system that runs in this
// folder, as lines that a shell can evaluate: eval "$(npm run --silent sandbox:keys -- --partner court)"
import { parseArgs } from 'node:util';
import { isPartner, PARTNER_NAMES } from '../shared/exchange/partners';
import { readPartnerSecrets } from '../shared/exchange/secrets';
import { installedConfig } from './installed-config';
import { readSystemRecord } from './embedded/system-record';

function main(): void {
  const { values } = parseArgs({ options: { partner: { type: 'string', default: 'court' } } });
  const { partner } = values;
  if (!isPartner(partner)) throw new Error(`usage: npm run sandbox:keys -- --partner ${PARTNER_NAMES.join('|')}`);
  if (!readSystemRecord()) throw new Error('There is no system here yet: start it with `npm start` first');
  const { API_PORT, OIDC_ISSUER, PARTNER_SECRETS_FILE } = installedConfig();
  const sandboxPort = readSystemRecord()?.environment.SANDBOX_PORT;
  // The first one signs; with `openssl` alone only HMAC-SHA256 is at hand.
  const secret = readPartnerSecrets(PARTNER_SECRETS_FILE)[partner]?.find((each) => each.startsWith('whsec_'));
  if (secret === undefined) throw new Error(`No whsec_ secret is agreed with ${partner} here`);
  const lines = {
    YUHE: `http://127.0.0.1:${API_PORT}`,
    SANDBOX: `http://127.0.0.1:${sandboxPort}/${partner}`,
    TOKENS: `${OIDC_ISSUER ?? ''}/token`,
    PARTNER: partner,
    SECRET: secret,
  };
  for (const [name, value] of Object.entries(lines)) console.log(`export ${name}='${value}'`);
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
