import { yuan } from '../money';
import { ALM } from '../statutes/annual-leave-measures';
import { ALR } from '../statutes/annual-leave-regulations';
import { PAID_DAYS_HUNDREDTHS, ROUNDING, share, type Calculation } from './calculation';

export type AnnualLeaveInput = {
  /** Average of twelve months without overtime pay; fen. */
  readonly monthlyWageFen: number;
  /** 累计工作 full years, with all employers. */
  readonly yearsWorked: number;
  /** Days of leave taken in the year. */
  readonly takenDays: number;
  /** Calendar days of the year with this employer, if employment ended in it. */
  readonly daysOfYear?: number | undefined;
  /** The ordinary wage of these days was paid: what is left is 200 of the 300 per cent (ALM 10). */
  readonly ordinaryWagePaid: boolean;
};

/** Days of leave in a full year (ALR 3). */
export function leaveDays(yearsWorked: number): 0 | 5 | 10 | 15 {
  if (yearsWorked < 1) return 0;
  if (yearsWorked < 10) return 5;
  return yearsWorked < 20 ? 10 : 15;
}

/** 未休年休假工资报酬: 300 per cent of the daily wage (ALR 5). */
export function annualLeavePay(input: AnnualLeaveInput): Calculation {
  const { monthlyWageFen, yearsWorked, takenDays, daysOfYear, ordinaryWagePaid } = input;
  const whole = leaveDays(yearsWorked);
  const entitled = daysOfYear === undefined ? whole : Math.floor((whole * Math.min(daysOfYear, 365)) / 365);
  const days = Math.max(0, entitled - takenDays);
  const times = ordinaryWagePaid ? 2 : 3;
  const amountFen = share(monthlyWageFen, days * times * 100, PAID_DAYS_HUNDREDTHS);
  const partly = daysOfYear === undefined ? '' : `，当年在职${daysOfYear}天，折算${entitled}天`;
  return {
    amountFen,
    formula: `未休年休假工资报酬＝月工资÷21.75天×应休未休天数×${times * 100}%`,
    steps: [
      { label: '应休天数', text: `累计工作满${yearsWorked}年，全年${whole}天${partly}` },
      { label: '应休未休', text: `${entitled}天－已休${takenDays}天＝${days}天` },
      {
        label: '工资报酬',
        text: `${yuan(monthlyWageFen)}元÷21.75天×${days}天×${times * 100}%＝${yuan(amountFen)}元`,
        amountFen,
      },
    ],
    cites: [ALR.art('5'), ALR.art('3'), ALM.art('10'), ALM.art('11'), ALM.art('12')],
    notes: [
      ROUNDING,
      ...(ordinaryWagePaid ? ['日工资300%中已经包含正常工作期间的工资，已支付的100%不再计入'] : []),
      '折算后不足一整天的部分不支付',
    ],
  };
}
