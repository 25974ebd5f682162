import { yuan } from '../money';
import { LCL } from '../statutes/labour-contract-law';
import { sum, type Calculation } from './calculation';

/** What was owed and what was paid for one month; fen. */
export type WageMonth = { readonly month: string; readonly dueFen: number; readonly paidFen: number };

/** 欠薪: what is missing in each month (LCL 30). A month in which more was paid is no credit for another. */
export function wageArrears({ months }: { readonly months: readonly WageMonth[] }): Calculation {
  const steps = months.map(({ month, dueFen, paidFen }) => {
    const amountFen = Math.max(0, dueFen - paidFen);
    return { label: month, text: `应发${yuan(dueFen)}元－实发${yuan(paidFen)}元＝${yuan(amountFen)}元`, amountFen };
  });
  return {
    amountFen: sum(steps.map((each) => each.amountFen)),
    formula: '拖欠的劳动报酬＝各月（应发工资－实发工资）之和',
    steps,
    cites: [LCL.art('30')],
    notes: ['某月多发的部分不抵扣其他月份的欠发部分，双方有抵扣约定的另行计算'],
  };
}
