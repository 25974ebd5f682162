import { yuan } from '../money';
import { LL } from '../statutes/labour-law';
import { WCN } from '../statutes/wage-conversion-notice';
import { PAID_DAYS_HUNDREDTHS, ROUNDING, share, sum, type Calculation } from './calculation';

/** Wage of a month in fen; hours in halves. */
export type OvertimeInput = {
  readonly monthlyWageFen: number;
  readonly workdayHours: number;
  readonly restDayHours: number;
  readonly holidayHours: number;
  /** Overtime pay received already, fen. */
  readonly paidFen: number;
};

const HOURS_A_DAY = 8;
const KINDS = [
  { label: '延长工作时间', percent: 150, hours: 'workdayHours' },
  { label: '休息日工作（未安排补休）', percent: 200, hours: 'restDayHours' },
  { label: '法定休假日工作', percent: 300, hours: 'holidayHours' },
] as const;

/** 加班费: 150, 200 or 300 per cent of the hourly wage (LL 44), which is a month's over 21.75 days of eight hours. */
export function overtimePay(input: OvertimeInput): Calculation {
  const { monthlyWageFen, paidFen } = input;
  const steps = KINDS.filter(({ hours }) => input[hours] > 0).map(({ label, percent, hours }) => {
    const amountFen = share(monthlyWageFen, input[hours] * 2 * percent, 2 * HOURS_A_DAY * PAID_DAYS_HUNDREDTHS);
    const text = `${yuan(monthlyWageFen)}元÷（21.75天×8小时）×${input[hours]}小时×${percent}%＝${yuan(amountFen)}元`;
    return { label, text, amountFen };
  });
  const due = sum(steps.map((each) => each.amountFen));
  const amountFen = Math.max(0, due - paidFen);
  const paid = { label: '扣除已付', text: `${yuan(due)}元－${yuan(paidFen)}元＝${yuan(amountFen)}元`, amountFen };
  return {
    amountFen,
    formula: '加班费＝月工资÷（21.75天×8小时）×加班小时数×150%（200%、300%）－已付加班费',
    steps: [...steps, ...(paidFen > 0 ? [paid] : [])],
    cites: [LL.art('44'), WCN.art('2')],
    notes: [
      ROUNDING,
      '适用标准工时制；综合计算工时、不定时工作制和计件工资另行计算',
      '休息日加班已经安排补休的，不计入小时数',
    ],
  };
}
