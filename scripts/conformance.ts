import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { developmentIssuer, developmentIssuerUrl } from '../api/development-issuer';
import { readPartnerSecrets } from '../shared/exchange/secrets';
import { readConfig } from '../shared/platform/config';
import type { Means } from '../test/conformance/implementation';
import { scoreCard, type Score } from '../test/conformance/score-card';
import { readSystemRecord } from './embedded/system-record';

/**
 * `npm run conformance`: the twenty-six scenarios against the system that runs in this folder (`npm start`).
 * `npm run conformance -- --base URL --partner court --secret whsec_… [--secret …] [--token JWT] [--sandbox URL]`: against
 * any implementation; a scenario that needs a means which is not given is skipped. `--json FILE` keeps the score card.
 * The exit code is 1 if a scenario failed.
 */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      ...{ base: text, partner: { ...text, default: 'court' }, token: text, sandbox: text, json: text },
      secret: { ...text, multiple: true },
    },
  });
  if (values.partner !== 'court') throw new Error('The scenarios are those of a court: --partner court');
  const { base, secret, token, sandbox } = values;
  if (base && !secret) throw new Error('--base wants the --secret that is shared with it');
  const means = base && secret ? { base, keys: secret, token, sandbox } : await ownSystem();
  console.log(`Conformance of ${means.base}`);
  const scores = await scoreCard(means, show);
  const count = (result: Score['result']) => scores.filter((each) => each.result === result).length;
  console.log(`\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
  const card = { base: means.base, at: new Date().toISOString(), scores };
  if (values.json) writeFileSync(values.json, `${JSON.stringify(card, null, 2)}\n`);
  process.exitCode = count('failed') === 0 ? 0 : 1;
}

const MARKS = { passed: 'ok  ', failed: 'FAIL', skipped: '–   ' } as const;

function show({ no, name, result, detail, milliseconds }: Score): void {
  const why = detail ? `: ${detail}` : '';
  console.log(`${MARKS[result]} ${String(no).padStart(2)} ${name} (${milliseconds} ms)${why}`);
}

/** The system that runs here, with all means. */
async function ownSystem(): Promise<Means> {
  const record = readSystemRecord();
  if (!record?.processes.length) throw new Error('No system runs here: `npm start` first, or name one with --base');
  const config = readConfig(record.environment);
  const base = developmentIssuerUrl(config);
  const { sign } = await developmentIssuer(config.DEV_ISSUER_SECRET_FILE ?? '', base);
  const clerk = { id: 'conformance', role: 'clerk', name: '一致性测试', organ: 'ORG-YZ-CTR' } as const;
  return {
    base,
    keys: readPartnerSecrets(config.PARTNER_SECRETS_FILE).court ?? [],
    token: await sign(clerk),
    sandbox: config.COURT_URL,
    reconcile,
  };
}

/** As an operator would. */
function reconcile(): Promise<unknown> {
  const line = ['run', '--silent', 'reconcile', '--', '--partner', 'court', '--days', '1', '--settling-minutes', '0'];
  return new Promise((resolve, reject) => {
    spawn('npm', line, { stdio: 'ignore' }).once('close', resolve).once('error', reject);
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
