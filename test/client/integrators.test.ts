import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROW_FAULTS } from '../../shared/exchange/court-spreadsheet/columns';
import { PROBLEMS } from '../../shared/problems';
import { runningSystem, type RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

const PROJECT = path.resolve(__dirname, '../..');
const page = readFileSync(path.join(PROJECT, 'docs', 'integrators.md'), 'utf8');
const commands = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block!);

let system: RunningSystem;
beforeAll(async () => {
  system = await runningSystem();
});
afterAll(() => system?.end());

test('every command of docs/integrators.md works, from the keys to an accepted mandate and an imported file', async () => {
  expect(commands.length).toBeGreaterThan(10);
  const script = ['set -euo pipefail', ...commands.map((block, i) => `printf '\\n--- ${i + 1}\\n'\n${block}`)].join(
    '\n',
  );
  const began = Date.now();
  const { stdout } = await promisify(execFile)('bash', ['-c', script], {
    cwd: PROJECT,
    env: system.environment,
    timeout: 240_000,
    maxBuffer: 1024 * 1024,
  }).catch((error: { stdout: string; stderr: string }) => {
    throw new Error(`${error.stdout}\n${error.stderr}`);
  });
  expect(Date.now() - began).toBeLessThan(10 * 60_000);
  const said = stdout.split(/^--- \d+\n/m);
  expect(said.find((part) => part.includes('our case'))).toMatch(/our case: CQ-\d{4}-\d{6}/);
  expect(said.find((part) => part.includes('mandate.acked'))).toContain('"decision":"accepted"');
  const dryRun = said.find((part) => part.includes('E-ROW-103'))!;
  expect(dryRun).toMatch(/,成功,/);
  expect(dryRun).not.toMatch(/CQ-\d{4}/);
  expect(said.at(-1)!.match(/,成功,,,,,CQ-\d{4}-\d{6},imp_[0-9a-f]{24}\/[12]/g)).toHaveLength(2);
});

test('its problems have the status that they are answered with', () => {
  const rows = [...page.matchAll(/^\| (\d{3}) +\| `([a-z-]+)` +\|/gm)];
  expect(rows.length).toBeGreaterThan(8);
  for (const [, status, slug] of rows)
    expect({ slug, status: PROBLEMS[slug as keyof typeof PROBLEMS].status }).toEqual({ slug, status: Number(status) });
});

test('its codes of rows are all there are', () => {
  const rows = [...page.matchAll(/^\| (E-ROW-\d{3}) +\| (.+?) +\|$/gm)].map(([, code, meaning]) => [code, meaning]);
  expect(rows).toEqual(Object.entries(ROW_FAULTS));
});
