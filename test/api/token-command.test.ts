import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { developmentIssuer } from '../../api/development-issuer';
import { acceptTokens, ownKeys } from '../../api/tokens';

const run = promisify(execFile);
const SCRIPT = path.join(__dirname, '../../scripts/token.ts');

let folder: string;
let secret: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'yuhe-token-'));
  secret = path.join(folder, 'secret');
  writeFileSync(secret, Buffer.alloc(32, 3).toString('base64'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const token = (...options: string[]) =>
  run(process.execPath, ['--require', 'tsx/cjs', SCRIPT, ...options], {
    env: {
      ...process.env,
      ...{ DEV_ISSUER_SECRET_FILE: secret, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
      ...{ API_HOST: '127.0.0.1', API_PORT: '3999' },
    },
  });

test('npm run token: writes a token of this installation to standard output, and nothing else', async () => {
  const { stdout } = await token(
    '--role',
    'worker',
    '--name',
    '冉启贵',
    '--case',
    'CQ-2026-000001',
    '--case',
    'CQ-2026-000002',
  );
  const issuer = await developmentIssuer(secret, 'http://127.0.0.1:3999');
  const { actor } = await acceptTokens([ownKeys(issuer)], Date).bearerOf(`Bearer ${stdout.trim()}`);
  expect(actor).toEqual({
    id: 'worker-1',
    role: 'worker',
    name: '冉启贵',
    cases: ['CQ-2026-000001', 'CQ-2026-000002'],
  });
});

test.each([
  [['--role', 'system']],
  [['--role', 'king']],
  [[]],
  [['--role', 'worker', '--case', 'nonsense']],
  [['--role', 'court', '--scope', 'everything']],
])('npm run token %j: no token, but how to ask for one', async (options) => {
  await expect(token(...options)).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('usage:'),
  });
});
