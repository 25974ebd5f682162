import { randomUUID } from 'node:crypto';
import { allocateNumber } from '../../db/document-numbers';
import { keepDraft } from '../../db/documents';
import { transaction } from '../../db/pool';
import type { DocumentModel } from '../../shared/documents/document';
import { freshDatabase, type FreshDatabase } from '../support/database';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const SERIES = { organ: 'ORG-1', code: '南岸劳调', series: '受', year: 2026 } as const;

async function issueOne(series: { organ: string; code: string; series: string; year: number }, fails: boolean) {
  const id = randomUUID();
  return transaction(database.pool, async (client) => {
    await keepDraft(client, {
      ...{ id, caseNo: 'CQ-2026-000001', kind: 'acceptance-notice', about: id, template: 1, rulebook: 'r', seq: 1 },
      ...{ model: {} as DocumentModel, supplements: {}, draftedAt: '2026-07-14T02:00:00.000Z' },
    });
    const number = await allocateNumber(client, id, series);
    if (fails) throw new Error('the process died before it could issue');
    return number;
  });
}

test('numbers have no gap and no double, however many are issued at once and however many attempts fail', async () => {
  const attempts = Array.from({ length: 60 }, (_, i) => issueOne(SERIES, i % 3 === 0).catch(() => undefined));
  const numbers = (await Promise.all(attempts)).filter((each) => each !== undefined);
  expect(numbers).toHaveLength(40);
  expect(new Set(numbers)).toEqual(new Set(Array.from({ length: 40 }, (_, i) => `南岸劳调受〔2026〕${i + 1}号`)));
});

test.each([
  ['another organ', { ...SERIES, organ: 'ORG-2', code: '渝北劳调' }, '渝北劳调受〔2026〕1号'],
  ['another series', { ...SERIES, series: '协' }, '南岸劳调协〔2026〕1号'],
  ['another year', { ...SERIES, year: 2027 }, '南岸劳调受〔2027〕1号'],
])('%s counts for itself', async (_, series, number) => expect(await issueOne(series, false)).toBe(number));

test('a number that was allocated is neither changed nor taken back', async () => {
  await expect(database.pool.query("update document_numbers set number = '1'")).rejects.toThrow(/append-only/);
  await expect(database.pool.query('delete from document_numbers')).rejects.toThrow(/append-only/);
});
