import { caseOfMandateNumber, claimMandate, noteMandateCase } from '../../db/court-mandates';
import { freshDatabase, type FreshDatabase } from '../support/database';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test('a mandate from a spreadsheet is found by the court’s case number, unless that means two', async () => {
  const delegated = { courtCode: '渝0103', caseNo: '(2026)渝0103诉前调00001号', mode: 'delegated' } as const;
  await claimMandate(database.pool, delegated, 'imp_1/1');
  expect(await caseOfMandateNumber(database.pool, delegated.caseNo)).toBeUndefined();
  await noteMandateCase(database.pool, delegated, 'CQ-2026-000001');
  expect(await caseOfMandateNumber(database.pool, delegated.caseNo)).toBe('CQ-2026-000001');

  const entrusted = { ...delegated, mode: 'entrusted' } as const;
  await claimMandate(database.pool, entrusted, 'imp_1/2');
  await noteMandateCase(database.pool, entrusted, 'CQ-2026-000002');
  expect(await caseOfMandateNumber(database.pool, delegated.caseNo)).toBeUndefined();
});
