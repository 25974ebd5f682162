import { addDays, daysBetween, type LocalDate } from '../local-date';
import { yuan } from '../money';
import { LCL } from '../statutes/labour-contract-law';
import { ROUNDING, share, type Calculation } from './calculation';
import { fullMonths, monthsLater } from './months';

export type DoubleWageInput = {
  /** 用工之日. */
  readonly employedFrom: LocalDate;
  /** Last day of employment without a written contract. */
  readonly withoutContractUntil: LocalDate;
  readonly monthlyWageFen: number;
};

/** 二倍工资 (LCL 82): one more wage from the day after the first month to the end of the year, eleven months at most. */
export function doubleWage({ employedFrom, withoutContractUntil, monthlyWageFen }: DoubleWageInput): Calculation {
  const first = monthsLater(employedFrom, 1);
  const yearEnd = addDays(monthsLater(employedFrom, 12), -1);
  const last = withoutContractUntil < yearEnd ? withoutContractUntil : yearEnd;
  const due = last >= first;
  const months = due ? fullMonths(first, last) : 0;
  const rest = monthsLater(first, months);
  const days = due ? daysBetween(rest, last) + 1 : 0;
  const lengthOfRest = daysBetween(rest, monthsLater(first, months + 1));
  const whole = monthlyWageFen * months;
  const part = share(monthlyWageFen, days, lengthOfRest);
  return {
    amountFen: whole + part,
    formula: '二倍工资差额＝月工资×未订立书面劳动合同满一个月之次日起的月数（最多十一个月）',
    steps: [
      { label: '计算期间', text: due ? `${first}至${last}` : '用工未超过一个月，不产生二倍工资' },
      { label: '整月', text: `${yuan(monthlyWageFen)}元×${months}个月＝${yuan(whole)}元`, amountFen: whole },
      ...(days > 0
        ? [
            {
              label: '不足整月',
              text: `${yuan(monthlyWageFen)}元×${days}天÷${lengthOfRest}天＝${yuan(part)}元`,
              amountFen: part,
            },
          ]
        : []),
    ],
    cites: [LCL.art('82')],
    notes: [
      ROUNDING,
      '金额为二倍工资中尚未支付的一倍；正常工资未付的，另行计算欠薪',
      '不足整月的按当期日历天数折算，条文未规定折算方法',
      '仲裁时效期间请一并核对',
    ],
  };
}
