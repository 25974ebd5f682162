import { z } from 'zod';
import { CLAIM_KINDS, type ClaimKind } from '../case/claims';
import { date, fen, words } from '../case/fields';
import { contract } from './contract';
import { citation, describeTable } from './shapes';

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) => Object.keys(table) as [Key, ...Key[]];

const wage = (title: string) => fen.max(1_000_000_000, '金额超出上限（一千万元）').meta({ title });
const hours = (title: string) =>
  z.number().min(0, '不得为负数').max(9_000, '超出上限').multipleOf(0.5, '以半小时为单位').default(0).meta({ title });
const days = (max: number, title: string) =>
  z.int('应为整数').min(0, '不得为负数').max(max, '超出上限').meta({ title });
const flag = (title: string) => z.boolean().meta({ title });
const employedFrom = date.meta({ title: '用工之日' });

const compensation = z
  .strictObject({
    employedFrom,
    endedOn: date.meta({ title: '解除、终止之日' }),
    monthlyWageFen: wage('解除、终止前十二个月平均工资'),
    localAverage: z
      .strictObject({
        monthlyFen: wage('本地区上年度职工月平均工资'),
        source: words(100).meta({ title: '公布该数的文件' }),
      })
      .optional()
      .meta({ title: '三倍封顶' }),
  })
  .refine(({ employedFrom: from, endedOn }) => from <= endedOn, {
    error: '解除、终止之日不得早于用工之日',
    path: ['endedOn'],
  });

/** What can be calculated: its name, the kind of claim that it is, and what must be known. */
export const CALCULATIONS = {
  'wage-arrears': {
    label: '欠薪',
    claimKind: 'wage-arrears',
    input: z.strictObject({
      months: z
        .array(
          z.strictObject({
            month: z
              .string()
              .regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, '月份形如 2026-03')
              .meta({ title: '月份' }),
            dueFen: wage('应发工资'),
            paidFen: wage('实发工资'),
          }),
        )
        .min(1, '至少一个月')
        .max(240, '不得超过240个月')
        .refine((all) => new Set(all.map((each) => each.month)).size === all.length, '同一月份不得重复')
        .meta({ title: '各月工资' }),
    }),
  },
  overtime: {
    label: '加班费',
    claimKind: 'overtime-pay',
    input: z.strictObject({
      monthlyWageFen: wage('月工资'),
      workdayHours: hours('延长工作时间的小时数'),
      restDayHours: hours('休息日工作且未补休的小时数'),
      holidayHours: hours('法定休假日工作的小时数'),
      paidFen: wage('已付加班费').default(0),
    }),
  },
  'economic-compensation': { label: '经济补偿', claimKind: 'economic-compensation', input: compensation },
  'unlawful-termination': {
    label: '违法解除（终止）赔偿金',
    claimKind: 'unlawful-termination-damages',
    input: compensation,
  },
  'double-wage': {
    label: '未订立书面劳动合同二倍工资',
    claimKind: 'double-wage',
    input: z
      .strictObject({
        employedFrom,
        withoutContractUntil: date.meta({ title: '未订立书面劳动合同的最后一日' }),
        monthlyWageFen: wage('月工资'),
      })
      .refine((given) => given.employedFrom <= given.withoutContractUntil, {
        error: '不得早于用工之日',
        path: ['withoutContractUntil'],
      }),
  },
  'annual-leave': {
    label: '未休年休假工资报酬',
    claimKind: 'annual-leave-pay',
    input: z.strictObject({
      monthlyWageFen: wage('前十二个月剔除加班工资后的月平均工资'),
      yearsWorked: days(70, '累计工作满几年（含其他单位）'),
      takenDays: days(366, '当年已休天数'),
      daysOfYear: days(366, '当年在本单位的日历天数（当年离职的填写）').optional(),
      ordinaryWagePaid: flag('未休期间的正常工资已经支付').default(true),
    }),
  },
} as const satisfies Record<
  string,
  { readonly label: string; readonly claimKind: ClaimKind; readonly input: z.ZodType }
>;

export type CalculationKind = keyof typeof CALCULATIONS;

const LABELS = Object.fromEntries(Object.entries(CALCULATIONS).map(([kind, { label }]) => [kind, label]));
const kind = z
  .enum(keysOf<CalculationKind>(CALCULATIONS))
  .meta({ id: 'CalculationKind', description: describeTable(LABELS) });
const claimKind = z.enum(keysOf<ClaimKind>(CLAIM_KINDS));

const calculationRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('wage-arrears'), input: CALCULATIONS['wage-arrears'].input }),
  z.strictObject({ kind: z.literal('overtime'), input: CALCULATIONS.overtime.input }),
  z.strictObject({ kind: z.literal('economic-compensation'), input: CALCULATIONS['economic-compensation'].input }),
  z.strictObject({ kind: z.literal('unlawful-termination'), input: CALCULATIONS['unlawful-termination'].input }),
  z.strictObject({ kind: z.literal('double-wage'), input: CALCULATIONS['double-wage'].input }),
  z.strictObject({ kind: z.literal('annual-leave'), input: CALCULATIONS['annual-leave'].input }),
]);
export type CalculationRequest = z.output<typeof calculationRequest>;

const calculation = z
  .object({
    kind,
    claimKind,
    amountFen: z.number().int().meta({ description: '金额，单位：分' }),
    formula: z.string(),
    steps: z
      .array(z.object({ label: z.string(), text: z.string(), amountFen: z.number().int().optional() }))
      .readonly(),
    cites: z.array(citation).readonly(),
    notes: z.array(z.string()).readonly(),
  })
  .meta({ id: 'Calculation', description: '请求金额的计算过程；供登记时参考，不是认定' });

export const CALCULATION_CONTRACTS = {
  listCalculations: contract({
    method: 'get',
    path: '/v1/calculations',
    tag: 'law',
    summary: '可以计算的请求金额及所需内容',
    access: 'anyone',
    status: 200,
    answer: z.object({
      items: z
        .array(
          z.object({
            kind,
            label: z.string(),
            claimKind,
            input: z.record(z.string(), z.unknown()).meta({ description: '所需内容的 JSON Schema' }),
          }),
        )
        .readonly(),
    }),
  }),
  calculate: contract({
    method: 'post',
    path: '/v1/calculations',
    tag: 'law',
    summary: '计算请求金额：公式、步骤和依据',
    access: 'anyone',
    body: calculationRequest,
    status: 200,
    answer: calculation,
  }),
} as const;
