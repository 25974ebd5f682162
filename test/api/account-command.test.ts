import { execFile, spawn } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { accountOpenedBy } from '../../api/identity/provider/login';
import { sessionOf, startSession } from '../../db/sessions';
import { localDate } from '../../shared/law/local-date';
import { freshDatabase, type FreshDatabase } from '../support/database';

const run = promisify(execFile);
const SCRIPT = path.join(__dirname, '../../scripts/account.ts');

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const command = (...options: string[]) => ['--require', 'tsx/cjs', SCRIPT, ...options];
const environment = () => ({ env: { ...process.env, DATABASE_URL: database.url } });
const account = (...options: string[]) => run(process.execPath, command(...options), environment());
const opens = async (name: string, password: string) => {
  const tried = await accountOpenedBy(database.pool, { name, password }, Date.now());
  return tried.kind === 'opened' ? tried.id : undefined;
};
const CHEN = ['--id', 'chenjing', '--name', '陈静', '--role', 'clerk', '--organ', 'ORG-NA-JD01'];

test('npm run account: adds an account with a password that is told once, lists it, and adds it only once', async () => {
  const { stdout } = await account('add', ...CHEN, '--from', '2026-01-01', '--until', '2099-12-31');
  const [, password] = /^chenjing has the password (\S{19})\n$/.exec(stdout) ?? [];
  expect(await opens('chenjing', password!)).toBe('chenjing');
  const { rows } = await database.pool.query(`select a::text as row from accounts a where id = 'chenjing'`);
  expect(rows[0].row).not.toContain(password);
  expect((await account('list')).stdout).toBe(
    'chenjing\t陈静\tclerk 调解组织工作人员\tORG-NA-JD01\t2026-01-01..2099-12-31\tgood\n',
  );
  await expect(account('add', ...CHEN)).rejects.toMatchObject({ code: 1, stdout: '' });
});

/** What is written to the command's standard input, and how it ends. */
const given = (input: string, ...options: string[]) =>
  new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, command(...options), {
      ...environment(),
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.once('close', resolve);
    child.stdin.end(input);
  });

test('npm run account: another password ends the sessions that were begun with the old one', async () => {
  await account(
    'add',
    '--id',
    'zhou',
    '--name',
    '周怡',
    '--role',
    'mediator',
    '--organ',
    'ORG-NA-JD01',
    '--from',
    '2026-01-01',
  );
  const when = { now: new Date().toISOString(), day: localDate('2026-07-14') };
  const begin = (digest: string) =>
    startSession(database.pool, Buffer.from(digest), {
      ...{
        actor: { id: 'zhou', role: 'mediator', organ: 'ORG-NA-JD01' },
        issuer: 'http://issuer.test',
        startedAt: when.now,
      },
    });
  await begin('one');
  expect(await sessionOf(database.pool, Buffer.from('one'), when)).toMatchObject({ actor: { id: 'zhou' } });
  expect(await given('too-short', 'password', '--id', 'zhou', '--stdin')).toBe(1);
  expect(await given('long-enough-now\n', 'password', '--id', 'zhou', '--stdin')).toBe(0);
  expect(await opens('zhou', 'long-enough-now')).toBe('zhou');
  expect(await sessionOf(database.pool, Buffer.from('one'), when)).toBeUndefined();
  await begin('two');
  await account('disable', '--id', 'zhou');
  expect(await opens('zhou', 'long-enough-now')).toBeUndefined();
  expect(await sessionOf(database.pool, Buffer.from('two'), when)).toBeUndefined();
});

test.each([
  ['no command', []],
  ['an unknown command', ['delete', '--id', 'chenjing']],
  ['a party', ['add', '--id', 'party', '--name', '甲', '--role', 'worker']],
  ['the system', ['add', '--id', 'clock', '--name', '甲', '--role', 'system']],
  ['a name for an id', ['add', '--id', '陈静', '--name', '陈静', '--role', 'clerk']],
  ['no name', ['add', '--id', 'nameless', '--role', 'clerk']],
  ['a day that there is not', ['add', ...CHEN.slice(2), '--id', 'chen2', '--from', '2026-02-30']],
  ['an account that there is not', ['disable', '--id', 'nobody']],
])('npm run account with %s does nothing and says why', async (_what, options) => {
  await expect(account(...options)).rejects.toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/\S/) });
});
