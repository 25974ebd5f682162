import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { issueCaseNumber } from '../../db/case-numbers';
import { transaction } from '../../db/pool';
import { mediating } from '../support/builders';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { aKeep, handedOver, viewsOf } from './docket';

const PROJECT = path.resolve(__dirname, '../..');

describe('the commands of the ledger', () => {
  let database: FreshDatabase;
  let caseNo: string;
  const folder = mkdtempSync(path.join(tmpdir(), 'yuhe-commands-'));
  const keyFile = path.join(folder, 'key');
  writeFileSync(keyFile, Buffer.alloc(32, 7).toString('base64'));

  beforeAll(async () => {
    database = await freshDatabase();
    caseNo = await transaction(database.pool, (client) => issueCaseNumber(client, 2026));
    await aKeep(database.pool).keep(handedOver(mediating(), caseNo));
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const run = (script: string, ...args: string[]) =>
    new Promise<{ code: number; output: string }>((resolve) => {
      const env = { ...process.env, DATABASE_URL: database.url, PAYLOAD_KEY_FILE: keyFile, FILES_FOLDER: folder };
      execFile(
        process.execPath,
        ['--import', 'tsx', `scripts/${script}.ts`, ...args],
        { cwd: PROJECT, env },
        (error, output, faults) => {
          resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: output + faults });
        },
      );
    });

  test('ledger:verify ends well if the ledger is whole', async () => {
    const { code, output } = await run('ledger-verify', '--views');
    expect(output).toMatch(
      new RegExp(
        `^1 cases, ${mediating().entries.length} entries; root [0-9a-f]{64}\n0 audit chains, 0 entries; 0 daily roots\n0 files\nThe ledger is whole.\n$`,
      ),
    );
    expect(code).toBe(0);
  });

  test('db:rebuild makes lost views anew, the same as before', async () => {
    const before = await viewsOf(database.pool);
    for (const table of ['case_views', 'case_deadlines', 'case_search'])
      await database.pool.query(`delete from ${table}`);
    expect(await run('db-rebuild')).toEqual({
      code: 0,
      output: expect.stringContaining('Rebuilt the views of 1 cases.'),
    });
    expect(await viewsOf(database.pool)).toEqual(before);
  });

  test('ledger:verify says what is wrong, and ends with 1', async () => {
    await transaction(database.pool, async (client) => {
      await client.query('set local session_replication_role = replica');
      await client.query(`update case_events set key = 'x' where seq = 2`);
    });
    const { code, output } = await run('ledger-verify');
    expect(output).toContain(`altered: ${caseNo}, entry 2: the entry does not have the hash of its content`);
    expect(output).toContain('1 findings.');
    expect(code).toBe(1);
  });
});
