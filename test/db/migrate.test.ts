import { migrate } from '../../db/migrate';
import { freshDatabase, type FreshDatabase } from '../support/database';

describe('migrations', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  test('are applied once, and a second start finds nothing to do', async () => {
    expect(await migrate(database.pool)).toEqual([]);
  });

  test('run once when several processes start together on an empty database', async () => {
    await database.pool.query('drop schema public cascade; create schema public');
    const runs = await Promise.all([migrate(database.pool), migrate(database.pool), migrate(database.pool)]);
    expect(runs.filter((run) => run.length > 0)).toHaveLength(1);
  });

  test('refuse to go on if an applied file was edited', async () => {
    await database.pool.query(`update migrations set sha256 = 'edited' where name like '0001%'`);
    await expect(migrate(database.pool)).rejects.toThrow(/0001_ledger\.sql was edited/);
  });
});
