import { yuan } from '../money';
import { addDays, type LocalDate } from '../local-date';
import { LCL } from '../statutes/labour-contract-law';
import { ROUNDING, share, type Calculation, type CalculationStep } from './calculation';
import { fullMonths, monthsLater } from './months';

export type CompensationInput = {
  /** First and last day of employment. */
  readonly employedFrom: LocalDate;
  readonly endedOn: LocalDate;
  /** Average of the twelve months before the end; fen. */
  readonly monthlyWageFen: number;
  /** 本地区上年度职工月平均工资, fen, with the place where it was published: no rulebook has it. */
  readonly localAverage?: { readonly monthlyFen: number; readonly source: string } | undefined;
};

const CAP_TIMES = 3;
const CAP_YEARS = 12;
const LAW_IN_FORCE = '2008-01-01';

/** 经济补偿 (LCL 47): a month's wage for each year, half a month's for less than six months. */
export function economicCompensation(input: CompensationInput): Calculation {
  const standard = standardOf(input);
  return {
    amountFen: standard.amountFen,
    formula: '经济补偿＝月工资×工作年限（满六个月不满一年按一年，不满六个月按半年）',
    steps: standard.steps,
    cites: [LCL.art('47'), LCL.art('46')],
    notes: notesOn(input),
  };
}

/** 违法解除、终止赔偿金 (LCL 87): twice what article 47 gives. */
export function unlawfulTermination(input: CompensationInput): Calculation {
  const standard = standardOf(input);
  const amountFen = standard.amountFen * 2;
  const text = `${yuan(standard.amountFen)}元×2＝${yuan(amountFen)}元`;
  return {
    amountFen,
    formula: '赔偿金＝经济补偿标准×2',
    steps: [...standard.steps, { label: '赔偿金', text, amountFen }],
    cites: [LCL.art('87'), LCL.art('47')],
    notes: [...notesOn(input), '支付赔偿金的，不再支付经济补偿'],
  };
}

function standardOf(input: CompensationInput): { amountFen: number; steps: CalculationStep[] } {
  const { employedFrom, endedOn, monthlyWageFen, localAverage } = input;
  const months = fullMonths(employedFrom, endedOn);
  const exactly = monthsLater(employedFrom, months) === addDays(endedOn, 1);
  const worked = halvesOf(months, exactly);
  const capFen = localAverage && localAverage.monthlyFen * CAP_TIMES;
  const capped = capFen !== undefined && monthlyWageFen > capFen;
  const baseFen = capped ? capFen : monthlyWageFen;
  const halves = capped ? Math.min(worked, CAP_YEARS * 2) : worked;
  const amountFen = share(baseFen, halves, 2);
  const term = `${employedFrom}至${endedOn}，满${Math.floor(months / 12)}年零${months % 12}个月，折合${worked / 2}年`;
  return {
    amountFen,
    steps: [
      { label: '工作年限', text: capped && halves < worked ? `${term}，按最高${CAP_YEARS}年计算` : term },
      { label: '计算基数', text: baseText(input, capFen), amountFen: baseFen },
      { label: '经济补偿标准', text: `${yuan(baseFen)}元×${halves / 2}＝${yuan(amountFen)}元`, amountFen },
    ],
  };
}

/** Years of service in halves: 「六个月以上不满一年的，按一年计算；不满六个月的，……半个月」. `exactly`: no day beyond the months. */
function halvesOf(months: number, exactly: boolean): number {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  if (rest === 0 && exactly) return years * 2;
  return years * 2 + (rest >= 6 ? 2 : 1);
}

function baseText({ monthlyWageFen, localAverage }: CompensationInput, capFen: number | undefined): string {
  const wage = `解除、终止前十二个月平均工资${yuan(monthlyWageFen)}元`;
  if (!localAverage || capFen === undefined) return wage;
  const limit = `本地区上年度职工月平均工资三倍${yuan(capFen)}元（${localAverage.source}）`;
  return monthlyWageFen > capFen ? `${wage}，高于${limit}，按三倍计算` : `${wage}，不高于${limit}`;
}

const notesOn = ({ employedFrom, localAverage }: CompensationInput): string[] => [
  ROUNDING,
  ...(localAverage ? [] : ['未填本地区上年度职工月平均工资，没有核对三倍封顶']),
  ...(employedFrom < LAW_IN_FORCE ? ['2008年1月1日以前的工作年限应当依当时的规定分段计算，本结果未分段'] : []),
];
