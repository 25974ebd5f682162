import type { z } from 'zod';
import type { CALCULATION_CONTRACTS } from '../../../shared/contract/calculation-contracts';
import { CLAIM_KINDS } from '../../../shared/case/claims';
import { yuanField } from '../case/money-text';
import type { TypedClaim } from './opening';

export type Calculators = z.output<typeof CALCULATION_CONTRACTS.listCalculations.answer>;
export type Calculator = Calculators['items'][number];
export type Calculation = z.output<typeof CALCULATION_CONTRACTS.calculate.answer>;

/** What a claim's 计算方式 may hold. */
const LONGEST_BASIS = 500;

const MONTH = /^(\d{4})-(\d{2})$/;
const monthText = (label: string): string => label.replace(MONTH, (_, year, month) => `${year}年${Number(month)}月`);

/** The claim as it is made of its calculation: amount, words and basis; nothing of it is typed again. */
export function claimOf({ claimKind, amountFen, formula, steps, cites }: Calculation): TypedClaim {
  const basis = `依据：${cites.map(({ label }) => `《${label}》`).join('')}`;
  const whole = [formula, ...steps.map(({ text }) => text), basis].join('；');
  const months = steps.map(({ label }) => label).filter((label) => MONTH.test(label));
  const [first, last] = [months[0], months.at(-1)];
  const span = first && last ? (first === last ? monthText(first) : `${monthText(first)}至${monthText(last)}`) : '';
  return {
    kind: claimKind,
    text: `支付${span}${CLAIM_KINDS[claimKind].label}`,
    yuan: yuanField(amountFen),
    formula: whole.length <= LONGEST_BASIS ? whole : `${formula}；${basis}`.slice(0, LONGEST_BASIS),
  };
}

/** The months from one to another, both included, as 2026-08. */
export function monthsBetween(first: string, last: string): readonly string[] {
  const [from, to] = [first, last].map((month) => {
    const [year = 0, number = 1] = month.split('-').map(Number);
    return year * 12 + number - 1;
  }) as [number, number];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => {
    const count = from + i;
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  });
}
