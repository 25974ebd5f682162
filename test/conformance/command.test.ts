import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { foreignImplementation, type Wrong } from './foreign/server';
import type { Score } from './score-card';

jest.setTimeout(180_000);

const PROJECT = path.resolve(__dirname, '../..');
const KEYS = [1, 2].map((n) => `whsec_${Buffer.alloc(24, n).toString('base64')}`);
/** What a court can see without a mediator over there who decides, and without a sandbox at which things go wrong. */
const AT_THE_DOOR = 16;

/** Checks another implementation with the command, as its maker would. */
async function checked(
  url: string,
  more: readonly string[] = [],
): Promise<{ code: number; said: string; scores: Score[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'yuhe-conformance-'));
  const json = path.join(folder, 'card.json');
  const line = ['--import', 'tsx', 'scripts/conformance.ts', '--base-url', url, '--json', json];
  const secrets = KEYS.flatMap((key) => ['--secret', key]);
  const [code, said] = await new Promise<[number, string]>((resolve) => {
    execFile(process.execPath, [...line, ...secrets, ...more], { cwd: PROJECT }, (error, stdout, stderr) =>
      resolve([Number(error?.code ?? 0), stdout + stderr]),
    );
  });
  const { scores } = JSON.parse(readFileSync(json, 'utf8')) as { scores: Score[] };
  rmSync(folder, { recursive: true });
  return { code, said, scores };
}

async function foreign(wrong?: Wrong) {
  const { url, close } = await foreignImplementation(KEYS, wrong);
  return checked(url).finally(close);
}

const numbers = (scores: readonly Score[], result: Score['result']) =>
  scores.filter((each) => each.result === result).map(({ no }) => no);

test('an implementation made from the documents alone passes all that can be seen at its door', async () => {
  const { code, said, scores } = await foreign();
  expect(scores.filter(({ result }) => result === 'failed')).toEqual([]);
  expect(numbers(scores, 'passed')).toEqual(Array.from({ length: AT_THE_DOOR }, (_, i) => i + 1));
  expect(said.match(/^(ok|FAIL|–) .+ \d+ .+ \(\d+ ms\)/gm)).toHaveLength(26);
  expect(said).toContain(`${AT_THE_DOOR} passed, 0 failed, 10 skipped`);
  expect(code).toBe(0);
});

test.each<{ wrong: Wrong; fails: readonly number[] }>([
  { wrong: 'believes every signature', fails: [8, 9] },
  { wrong: 'forgets what it has received', fails: [2, 3] },
])('one that $wrong fails, and the command says so', async ({ wrong, fails }) => {
  const { code, scores } = await foreign(wrong);
  expect(numbers(scores, 'failed')).toEqual(expect.arrayContaining([...fails]));
  expect(code).toBe(1);
});
