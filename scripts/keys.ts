import { existsSync } from 'node:fs';
import { keyFileOf, openKeys, PURPOSES, type Purpose } from '../shared/platform/keys/key-chest';
import { addKey } from '../shared/platform/keys/key-file';
import { SUITES, type SuiteName } from '../shared/platform/keys/suite';
import { installedConfig } from './installed-config';

const USAGE = `Usage: npm run keys -- list
       npm run keys -- rotate <${Object.keys(PURPOSES).join(' | ')}> [${Object.keys(SUITES).join(' | ')}]

list    which key each purpose is written with
rotate  adds a key; running processes write with it within seconds, and go on reading what was written before.
        The keys of cases are wrapped anew in the background. The index cannot be rotated: codes and digests rest on it.`;

function main([command, purpose = '', suite]: readonly string[]): void {
  if (command === 'list') return list();
  if (command !== 'rotate' || !isRotated(purpose) || (suite !== undefined && !(suite in SUITES))) {
    say(USAGE);
    process.exitCode = 2;
    return;
  }
  rotate(purpose, suite as SuiteName | undefined);
}

function list(): void {
  const keys = openKeys(installedConfig());
  if (!keys) return say('Nothing is encrypted: PAYLOAD_KEY_FILE is not set.');
  for (const [purpose, what] of Object.entries(PURPOSES) as [Purpose, string][]) {
    const { id, suiteName } = keys[purpose].current();
    say(`${purpose.padEnd(10)}${id.padEnd(40)}${suiteName.padEnd(5)}${what}`);
  }
}

/** @throws Error if the settings name no place for the key. */
function rotate(purpose: Purpose, suite: SuiteName | undefined): void {
  const config = installedConfig();
  const file = keyFileOf(config, purpose);
  if (!file)
    throw new Error(
      `${purpose === 'vault' ? 'VAULT_KEY_FILE' : 'KEY_FOLDER'} is not set: where is the key to be kept?`,
    );
  const first = !existsSync(file);
  const id = addKey(file, purpose, suite ?? config.CIPHER_SUITE, new Date());
  say(
    `${purpose} is written with ${id} now (${file}${first ? ', new' : ''}). Back this file up: without it nobody reads what follows.`,
  );
}

const isRotated = (purpose: string): purpose is Purpose => purpose in PURPOSES && purpose !== 'index';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

main(process.argv.slice(2));
