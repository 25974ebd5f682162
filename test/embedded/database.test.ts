import { freshDatabase, type FreshDatabase } from '../support/database';

let first: FreshDatabase;
let second: FreshDatabase;

beforeAll(async () => {
  [first, second] = await Promise.all([freshDatabase(), freshDatabase()]);
});
afterAll(() => Promise.all([first.drop(), second.drop()]));

test('a fresh database has all migrations applied', async () => {
  const { rows } = await first.pool.query(`select 1 from information_schema.tables where table_schema = 'public'`);
  expect(rows.length).toBeGreaterThan(0);
});

test('what one test writes, another does not see', async () => {
  await first.pool.query('create table only_here (word text)');
  await expect(second.pool.query('select * from only_here')).rejects.toThrow('only_here');
});

test('Chinese text sorts and matches whatever locales the machine has', async () => {
  const { rows } = await first.pool.query(`select '重庆市' ~ '^[[:alpha:]]+$' as letters, lower('ＡＢ') as lower`);
  expect(rows).toEqual([{ letters: true, lower: 'ａｂ' }]);
});
