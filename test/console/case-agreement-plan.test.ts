import {
  evenly,
  faultsOfPlan,
  inputOfPlan,
  monthsLater,
  paidOf,
  planFor,
  STATUS_FAULT,
  totalOf,
  type Plan,
} from '../../console/src/case/agreement-plan';
import { findAction } from '../../shared/case/actions';
import type { Claim } from '../../shared/case/claims';

const CLAIMS: readonly Claim[] = [
  { no: 1, kind: 'wage-arrears', text: '支付8月至10月工资', amountFen: 1_635_000 },
  { no: 2, kind: 'overtime-pay', text: '支付周末加班费', amountFen: 230_000 },
];
const PLAN = planFor(CLAIMS, '2026-07-14');
const changed = (part: Partial<Plan>): Plan => ({ ...PLAN, ...part });

describe('the agreement wizard', () => {
  test('begins with every claim met as it stands, and nothing is missing', () => {
    expect(totalOf(PLAN.lines)).toBe(1_865_000);
    expect(PLAN.instalments).toEqual([{ dueOn: '2026-07-29', amountFen: 1_865_000 }]);
    expect(faultsOfPlan(PLAN, CLAIMS)).toEqual([]);
  });

  test.each<[string, Partial<Plan>, string]>([
    [
      'instalments too small',
      { instalments: [{ dueOn: '2026-08-01', amountFen: 1_000_000 }] },
      '各期合计10,000.00元，应为18,650.00元，还差8,650.00元',
    ],
    [
      'instalments too large',
      { instalments: [{ dueOn: '2026-08-01', amountFen: 1_865_001 }] },
      '各期合计18,650.01元，应为18,650.00元，多出0.01元',
    ],
    ['an instalment without a day', { instalments: [{ amountFen: 1_865_000 }] }, '第1期没有写明付款日期'],
    [
      'a claim that is paid with nothing',
      { lines: [{ no: 1, outcome: 'pay' }, PLAN.lines[1]!] },
      '请求1没有写明给付金额',
    ],
    [
      'a claim met by an act that nobody promises',
      { lines: [PLAN.lines[0]!, { no: 2, outcome: 'act' }] },
      '请求2以履行行为了结，但没有写明相应的行为义务',
    ],
    ['a duty without a day', { duties: [{ text: '出具离职证明', claimNos: [] }] }, '第1项行为义务没有写明履行期限'],
    [
      'nothing at all',
      { lines: PLAN.lines.map(({ no }) => ({ no, outcome: 'waived' as const })), instalments: [] },
      '协议至少写明一项义务',
    ],
  ])('says why it is no agreement yet: %s', (_case, part, fault) => {
    expect(faultsOfPlan(changed(part), CLAIMS)).toContain(fault);
  });

  test.each([
    [1_865_000, 2],
    [1_000_001, 3],
    [99, 7],
    [1_635_000, 36],
  ])('%d fen in %d parts add up to the whole', (total, parts) => {
    const instalments = evenly(total, parts, '2026-01-31');
    expect(instalments).toHaveLength(parts);
    expect(paidOf(instalments)).toBe(total);
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2026-11-15', 3, '2027-02-15'],
  ])('%s and %d months later is %s', (day, months, expected) => {
    expect(monthsLater(day, months)).toBe(expected);
  });

  test('makes an input that the act takes: what is waived is a field of its own, and no text of a promise', () => {
    const lines = [PLAN.lines[0]!, { no: 2, outcome: 'waived' as const }];
    const plan = changed({ lines, instalments: evenly(1_635_000, 2, '2026-08-01') });
    const input = inputOfPlan(plan, CLAIMS);
    expect(findAction('agreement.conclude')?.input.safeParse(input)).toMatchObject({ success: true });
    expect(input.obligations).toEqual([
      {
        kind: 'pay',
        text: '支付拖欠劳动报酬第1期（共2期）',
        amountFen: 817_500,
        dueOn: '2026-08-01',
        claimNos: [1],
      },
      { kind: 'pay', text: '支付拖欠劳动报酬第2期（共2期）', amountFen: 817_500, dueOn: '2026-09-01', claimNos: [1] },
    ]);
    expect(input.claimOutcomes).toEqual([
      { no: 1, outcome: 'pay' },
      { no: 2, outcome: 'waived' },
    ]);
  });

  test.each([
    ['act', true],
    ['apart', false],
    ['waived', false],
  ] as const)('to confirm the labour relationship, with the outcome %s, bars review: %s', (outcome, bars) => {
    const claims: readonly Claim[] = [...CLAIMS, { no: 3, kind: 'labour-relationship', text: '确认劳动关系' }];
    const plan = planFor(claims, '2026-07-14');
    const lines = plan.lines.map((line) => (line.no === 3 ? { no: 3, outcome } : line));
    expect(faultsOfPlan({ ...plan, lines, wantsBinding: true }, claims).includes(STATUS_FAULT)).toBe(bars);
    expect(faultsOfPlan({ ...plan, lines, wantsBinding: false }, claims)).not.toContain(STATUS_FAULT);
  });
});
