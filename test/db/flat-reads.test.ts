import { caseView, unarchivedCases } from '../../db/case-views';
import { listCases, type CaseFilter } from '../../db/case-list';
import { openDuplicates } from '../../db/duplicates';
import { seenBy } from '../../db/eyes';
import { inbox, unreadCount } from '../../db/notices';
import type { Queryable } from '../../db/pool';
import { worklist, worklistCounts, type WorklistFilter } from '../../db/worklist';
import type { Actor } from '../../shared/case/actor';
import { localDate } from '../../shared/law/local-date';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { manyCases, planOf } from './many-cases';

const CASES = 50_000;
const PAGE = { limit: 50 };
/** A page of fifty rows, each with its way through an index, and the ends of a few indexes. */
const MOST_BLOCKS = 900;
const NOW = Date.parse('2026-11-01T04:00:00Z');

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await manyCases(database.pool, CASES);
}, 120_000);
afterAll(() => database.drop());

// Under the role of the API: what row-level security adds is counted in.
const READERS: readonly Actor[] = [
  { id: 'supervisor-1', role: 'supervisor' },
  { id: 'clerk-1', role: 'clerk', organ: 'ORG-7' },
];

describe.each(READERS)(`with ${CASES} cases, reads touch no more than with a few, for a $role`, (reader) => {
  const expectFlat = async (ask: (db: Queryable) => Promise<unknown>, most = MOST_BLOCKS) => {
    const { blocks, scanned } = await seenBy(reader, () => planOf(database.doorPool, ask));
    expect(scanned).toEqual([]);
    // Whoever belongs to an organ goes through the cases of that organ at most, however many there are elsewhere.
    expect(blocks).toBeLessThan(reader.organ ? 3 * most : most);
  };

  const organ = 'ORG-7';
  const [from, to] = [localDate('2026-11-01'), localDate('2026-11-07')];

  test.each<[string, WorklistFilter]>([
    ['everything', {}],
    ['of an organ', { organ }],
    ['of an organ on some days', { organ, from, to }],
    ['of an organ, of one kind', { organ, kind: 'lapse' }],
    ['of an organ, overdue', { organ, overdueAt: NOW }],
    ['of a mediator', { mediator: 'MED-7' }],
    ['of a district', { district: '500107' }],
    ['of one kind', { kind: 'lapse', from, to }],
  ])('the worklist %s', (_, filter) => expectFlat((db) => worklist(db, filter, PAGE)));

  test('the counts of a worklist', () => expectFlat((db) => worklistCounts(db, { organ }, NOW)));

  test.each<[string, CaseFilter]>([
    ['all', {}],
    ['of an organ', { organ }],
    ['of an organ in a stage', { organ, stage: 'mediation' }],
    ['in a stage', { stage: 'archived' }],
    ['of a mediator', { mediator: 'MED-7' }],
    ['of a district', { district: '500107' }],
    ['at a risk level', { riskLevel: 'red' }],
    ['opened in a month long ago', { organ, openedFrom: localDate('2024-02-01'), openedTo: localDate('2024-02-29') }],
    ['due soon', { organ, dueBefore: to }],
    ['overdue', { overdueAt: NOW }],
    ['with a common claim', { claimKind: 'wage-arrears' }],
    ['with a rare claim', { claimKind: 'non-compete' }],
    ['by number', { q: 'cq-2025-00' }],
    ['by a name', { q: '王伟芳' }],
    ['by part of an employer’s name', { q: '重庆鼎盛宏' }],
    ['by what every employer is called', { q: '有限公司' }],
    ['of an organ, for who works there', { reach: { kind: 'concerned', marks: [`organ:${organ}`] } }],
    ['of a party', { reach: { kind: 'own', caseNos: ['CQ-2025-0020000'] } }],
  ])('the list of cases: %s', (_, filter) => expectFlat((db) => listCases(db, filter, PAGE)));

  // Of every thirty cases one: found by going through the newest.
  test('the list of cases: by a surname', () => expectFlat((db) => listCases(db, { q: '曹' }, PAGE), 7_000));

  test('a page far behind', async () => {
    let cursor: string | undefined;
    for (let turned = 0; turned < 20; turned += 1)
      cursor = (await seenBy(reader, () => listCases(database.doorPool, { organ }, { ...PAGE, cursor }))).next;
    await expectFlat((db) => listCases(db, { organ }, { ...PAGE, cursor }));
  });

  test('one case, and the cases that are not archived', async () => {
    await expectFlat((db) => caseView(db, 'CQ-2025-0020000'), 20);
    await expectFlat((db) => unarchivedCases(db, 'CQ-2025', 100), 600);
  });

  test('an inbox, of an organ and of a party', async () => {
    const clerk = { id: 'u1', role: 'clerk', organ } as const;
    const worker = { id: 'w1', role: 'worker', cases: ['CQ-2025-0020000'] } as const;
    await expectFlat((db) => inbox(db, clerk, { unread: true }, PAGE));
    await expectFlat((db) => inbox(db, worker, {}, PAGE), 50);
    await expectFlat((db) => unreadCount(db, clerk), 1_500);
  });

  test('whether a new case is there already', () =>
    expectFlat((db) =>
      openDuplicates(
        db,
        {
          parties: [
            { id: 'p1', side: 'worker', kind: 'natural-person', name: '王伟芳' },
            { id: 'p2', side: 'employer', kind: 'enterprise', name: '重庆鼎盛宏有限公司' },
          ],
          claims: [{ no: 1, kind: 'wage-arrears', text: '工资' }],
        },
        { worker: ['CQ-2025-0020000'], employer: [] },
      ),
    ));
});
