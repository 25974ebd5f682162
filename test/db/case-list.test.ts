import { listCases, type CaseFilter } from '../../db/case-list';
import { BadCursor, cursorAfter } from '../../db/cursor';
import { openDuplicates } from '../../db/duplicates';
import { casesKnowing, indexPeople } from '../../db/personal-index';
import { worklist, worklistCounts, type WorklistFilter } from '../../db/worklist';
import type { Party } from '../../shared/case/form';
import { endOfDay, localDate, startOfDay } from '../../shared/law/local-date';
import {
  aCase,
  aCollective,
  delegated,
  inDefault,
  mediating,
  mediationApplied,
  settled,
  type Form,
} from '../support/builders';
import { freshDatabase, type FreshDatabase } from '../support/database';
import type { TestCase } from '../support/test-case';
import { aKeep, handedOver } from './docket';

const PAGE = { limit: 50 };
const worker = (name: string, more: object = {}) =>
  ({ id: 'p1', side: 'worker', kind: 'natural-person', name, ...more }) as const;
const employer = (name: string, more: object = {}) =>
  ({ id: 'p2', side: 'employer', kind: 'enterprise', name, ...more }) as const;
const between = (w: string, e: string, form: Partial<Form> = {}) =>
  aCase({ parties: [worker(w), employer(e)], ...form });

const CASES: Readonly<Record<string, TestCase>> = {
  'CQ-2026-000001': between('王伟', '重庆鼎盛机械有限公司'),
  'CQ-2026-000002': mediating(between('李娜', '重庆宏达电子股份有限公司', { organ: 'ORG-2', district: '500103' })),
  'CQ-2026-000003': delegated(),
  'CQ-2026-000004': inDefault(settled()),
  'CQ-2026-000005': aCollective({ members: [{ no: 1, name: '欧阳小红' }] }),
  'CQ-2026-000006': aCase(
    { door: 'hotline', ticket: { hotline: '12333', orderNo: 'GD-20260706-8871', dispatchedOn: '2026-07-06' } },
    '2026-07-08',
  ),
};

describe('finding cases', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
    const { keep } = aKeep(database.pool);
    for (const [caseNo, of] of Object.entries(CASES)) await keep(handedOver(of, caseNo));
  });
  afterAll(() => database.drop());

  const found = async (filter: CaseFilter) =>
    (await listCases(database.pool, filter, PAGE)).items.map(({ caseNo }) => Number(caseNo.slice(-1)));

  test('lists the newest first, with what a list shows', async () => {
    const { items } = await listCases(database.pool, {}, PAGE);
    expect(items.map(({ caseNo }) => Number(caseNo.slice(-1)))).toEqual([6, 5, 4, 3, 2, 1]);
    expect(items[4]).toEqual({
      ...{ caseNo: 'CQ-2026-000002', seq: 4, stage: 'mediation', organ: 'ORG-2', mediator: 'M1', district: '500103' },
      ...{ door: 'window', disputeKind: 'labour', collective: false, emergency: false, openedOn: '2026-07-06' },
      ...{
        workers: ['李娜'],
        employers: ['重庆宏达电子股份有限公司'],
        claimKinds: ['wage-arrears'],
        amountFen: 1_000_000,
        workerCount: 1,
      },
      changedAt: CASES['CQ-2026-000002']!.entries.at(-1)!.at,
      nextDue: expect.objectContaining({ dueOn: expect.stringMatching(/^2026-/), dueAt: expect.stringMatching(/Z$/) }),
      seq: CASES['CQ-2026-000002']!.entries.length,
    });
  });

  test.each<[string, CaseFilter, number[]]>([
    ['an organ', { organ: 'ORG-2' }, [2]],
    ['a mediator', { mediator: 'M1' }, [2]],
    ['a stage', { stage: 'default' }, [4]],
    ['a door', { door: 'court' }, [3]],
    ['a district', { district: '500103' }, [2]],
    ['a kind of claim', { claimKind: 'overtime-pay' }, []],
    ['the day of opening', { openedFrom: localDate('2026-07-07'), openedTo: localDate('2026-07-08') }, [6]],
    ['not being closed', { open: true, stage: 'mediation' }, [3, 2]],
    ['a party’s own', { reach: { kind: 'own', caseNos: ['CQ-2026-000001', 'CQ-2026-000006'] } }, [6, 1]],
    ['none of a party’s', { reach: { kind: 'own', caseNos: [] } }, []],
  ])('by %s', async (_, filter, numbers) => expect(await found(filter)).toEqual(numbers));

  test.each([
    ['王伟', [1]],
    ['鼎盛', [1]],
    ['重庆宏达电子', [2]],
    ['  宏达电子股份有限公司 ', [2]],
    ['有限公司', [2, 1]],
    ['王', [1]],
    ['伟', []],
    ['盛鼎', []],
    ['欧阳小红', [5]],
    ['gd-20260706', [6]],
    ['ＧＤ－２０２６', [6]],
    ['CRT-1', [3]],
    ['cq-2026-00000', [6, 5, 4, 3, 2, 1]],
    ['CQ-2026-000003', [3]],
    [`%' or 1=1 --`, []],
    ['查无此人', []],
  ])('by the words 「%s」', async (q, numbers) => expect(await found({ q })).toEqual(numbers));

  test('pages do not overlap and leave nothing out, whatever comes in between', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listCases(database.pool, {}, { limit: 2, cursor });
      seen.push(...page.items.map(({ caseNo }) => caseNo));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(Object.keys(CASES).reverse());
  });

  test.each([
    '',
    'x',
    'AAAA',
    cursorAfter('due', '2026-01-01T00:00:00.000Z', 'CQ'),
    cursorAfter('cases', '2026-02-30', 'CQ'),
    cursorAfter('cases', '2026-01-01'),
    cursorAfter('cases', '2026-01-01', '\u0000'),
    Buffer.from('["cases",1,2]').toString('base64url'),
  ])('a cursor that is none of ours is refused: %s', (cursor) =>
    expect(listCases(database.pool, {}, { limit: 2, cursor })).rejects.toThrow(BadCursor),
  );
});

describe('the worklist', () => {
  let database: FreshDatabase;
  const ACCEPT = { workers: ['甲'], rule: 'mediation-accept', dueOn: '2026-07-09' };

  beforeAll(async () => {
    database = await freshDatabase();
    const { keep } = aKeep(database.pool);
    await keep(handedOver(mediationApplied(), 'CQ-2026-000001'));
    await keep(handedOver(mediating(aCase({ organ: 'ORG-2' })), 'CQ-2026-000002'));
  });
  afterAll(() => database.drop());

  const work = async (filter: WorklistFilter) => (await worklist(database.pool, filter, PAGE)).items;
  const day = localDate('2026-07-09');
  const due = async (filter: WorklistFilter) =>
    (await work({ organ: 'ORG-1', kind: 'duty', ...filter })).map(({ rule }) => rule);

  test('says what is due, when it ends and who must act', async () => {
    expect(await work({ organ: 'ORG-1', kind: 'duty' })).toEqual([
      {
        ...{
          caseNo: 'CQ-2026-000001',
          key: 'mediation-accept/1',
          kind: 'duty',
          label: '调解受理期限',
          dueAt: '2026-07-09T16:00:00.000Z',
        },
        ...{
          actBy: '2026-07-09',
          roles: ['clerk', 'mediator', 'union'],
          provisional: false,
          organ: 'ORG-1',
          stage: 'mediation',
          employers: ['乙公司'],
        },
        ...ACCEPT,
      },
    ]);
  });

  test('by organ, mediator, role and day', async () => {
    expect((await work({ mediator: 'M1' })).every(({ caseNo }) => caseNo === 'CQ-2026-000002')).toBe(true);
    expect(await due({ role: 'court' })).toEqual([]);
    expect(await due({ from: day, to: day })).toEqual(['mediation-accept']);
    expect(await due({ to: localDate('2026-07-08') })).toEqual([]);
    expect(await due({ from: localDate('2026-07-10') })).toEqual([]);
  });

  test('what ends today is due today until midnight, and overdue from then on', async () => {
    const midnight = endOfDay(day);
    expect(await due({ overdueAt: midnight - 1 })).toEqual([]);
    expect(await due({ overdueAt: midnight })).toEqual(['mediation-accept']);
    const filter = { organ: 'ORG-1', kind: 'duty' } as const;
    expect(await worklistCounts(database.pool, filter, startOfDay(day))).toEqual({
      overdue: 0,
      today: 1,
      next7Days: 0,
    });
    expect(await worklistCounts(database.pool, filter, midnight)).toEqual({ overdue: 1, today: 0, next7Days: 0 });
    expect(await worklistCounts(database.pool, filter, startOfDay(day) - 1)).toEqual({
      overdue: 0,
      today: 0,
      next7Days: 1,
    });
  });

  test('what only informs, such as the limitation period, is nobody’s work', async () => {
    expect((await work({})).map(({ rule }) => rule).filter((rule) => rule.startsWith('limitation-'))).toEqual([]);
  });

  test('what was done is gone, and what follows from it is there', async () => {
    const after = mediationApplied()
      .on('2026-07-07')
      .does('mediation.record-consent', { side: 'employer', given: true }, 'employer')
      .does('mediation.accept', { mediator: { id: 'M1', name: '己' } });
    await aKeep(database.pool).keep(handedOver(after, 'CQ-2026-000001'));
    expect((await work({ organ: 'ORG-1' })).map(({ rule }) => rule)).not.toContain('mediation-accept');
    expect((await work({ organ: 'ORG-1', kind: 'lapse' })).map(({ rule, dueOn }) => [rule, dueOn])).toEqual([
      ['mediation-conclude-committee', '2026-07-22'],
    ]);
  });
});

describe('cases that are there already', () => {
  let database: FreshDatabase;
  const FIRM_NO = '91500000000000001X';
  const firm = employer('乙公司', { idNo: FIRM_NO });

  beforeAll(async () => {
    database = await freshDatabase();
    const { keep } = aKeep(database.pool);
    await keep(handedOver(aCase({ parties: [worker('甲', { idNo: '500101199001010011' }), firm] }), 'CQ-2026-000001'));
    await keep(handedOver(aCase({ parties: [worker('甲'), firm] }), 'CQ-2026-000002'));
    const withdrawn = mediationApplied(aCase({ parties: [worker('甲'), firm] })).does(
      'standing.withdraw',
      { reason: '撤回' },
      'worker',
    );
    await keep(handedOver(withdrawn.does('closing.close', { result: 'withdrawn' }), 'CQ-2026-000003'));
    await indexPeople(database.pool, 'CQ-2026-000001', [{ side: 'worker', term: '500101199001010011' }]);
    for (const no of [1, 2, 3])
      await indexPeople(database.pool, `CQ-2026-00000${no}`, [{ side: 'employer', term: FIRM_NO }]);
  });
  afterAll(() => database.drop());

  const duplicates = async (who: object, firmOf = firm, kind: 'wage-arrears' | 'overtime-pay' = 'wage-arrears') => {
    const form = { parties: [worker('甲', who), firmOf], claims: [{ no: 1, kind, text: '请求' }] };
    const [ofWorker, ofFirm] = await Promise.all(
      (form.parties as readonly Party[]).map(({ side, idNo }) =>
        casesKnowing(database.pool, idNo ? [{ side, term: idNo }] : []),
      ),
    );
    const known = { worker: ofWorker ?? [], employer: ofFirm ?? [] };
    return (await openDuplicates(database.pool, form as never, known)).map(({ caseNo }) => Number(caseNo.slice(-1)));
  };

  test.each([
    ['the same number: the same person, or one without a number', { idNo: '500101199001010011' }, [2, 1]],
    ['another number is another person of the same name', { idNo: '500101199001010099' }, [2]],
    ['without a number the name decides', {}, [2, 1]],
    ['another name is another person', { name: '丁' }, []],
  ])('%s', async (_, who, numbers) => expect(await duplicates(who)).toEqual(numbers));

  test('not with another employer, not about something else, not if closed', async () => {
    expect(await duplicates({}, employer('丙公司', { idNo: 'other' }))).toEqual([]);
    expect(await duplicates({}, firm, 'overtime-pay')).toEqual([]);
    expect(await duplicates({})).not.toContain(3);
  });
});
