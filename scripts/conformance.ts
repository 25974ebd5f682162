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
 * `npm run conformance -- --base-url URL --secret whsec_… [--secret …] [--token JWT] [--sandbox URL] [--reconcile COMMAND]`:
 * against any implementation; a scenario that needs a means which is not given is skipped. `--json FILE` keeps the score
 * card. The exit code is 1 if a scenario failed.
 */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      ...{ 'base-url': text, secret: { ...text, multiple: true }, token: text, sandbox: text },
      ...{ reconcile: text, json: text },
    },
  });
  const { 'base-url': base, secret: keys, token, sandbox, reconcile } = values;
  if (base && !keys) throw new Error('--base-url wants the --secret that is shared with it');
  const foreign = { token, sandbox, reconcile: reconcile ? () => run(reconcile) : undefined };
  const means = base && keys ? { base: base.replace(/\/$/, ''), keys, ...foreign } : await ownSystem();
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
  if (!record?.processes.length) throw new Error('No system runs here: `npm start` first, or name one with --base-url');
  const config = readConfig(record.environment);
  const base = developmentIssuerUrl(config);
  const { sign } = await developmentIssuer(config.DEV_ISSUER_SECRET_FILE ?? '', base);
  const clerk = { id: 'conformance', role: 'clerk', name: '一致性测试', organ: 'ORG-YZ-CTR' } as const;
  return {
    base,
    keys: readPartnerSecrets(config.PARTNER_SECRETS_FILE).court ?? [],
    token: await sign(clerk),
    sandbox: config.COURT_URL,
    reconcile: () => run('npm run --silent reconcile -- --partner court --days 1 --settling-minutes 0'),
  };
}

/** As an operator would, at a shell. */
function run(command: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    spawn(command, { shell: true, stdio: 'ignore' }).once('close', resolve).once('error', reject);
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
