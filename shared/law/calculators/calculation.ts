import type { Citation } from '../statute';

/** One line of a calculation as an official would write it down; amounts in integer fen. */
export type CalculationStep = { readonly label: string; readonly text: string; readonly amountFen?: number };

/** What may be claimed, and how it was found. */
export type Calculation = {
  /** Integer fen. */
  readonly amountFen: number;
  /** 计算公式, in Chinese. */
  readonly formula: string;
  readonly steps: readonly CalculationStep[];
  readonly cites: readonly [Citation, ...Citation[]];
  /** What the result leans on or leaves out. */
  readonly notes: readonly string[];
};

/** 月计薪天数 21.75 (WCN 2), in hundredths of a day. */
export const PAID_DAYS_HUNDREDTHS = 2_175;
export const ROUNDING = '各项金额分别计算，四舍五入到分';

/**
 * An amount in fen times a fraction, rounded half up to the fen: once for each line, never in between.
 * @param amountFen not negative.
 */
export function share(amountFen: number, times: number, of: number): number {
  // Exact: a wage times hours and per cent may be more than a double can hold.
  const [numerator, denominator] = [BigInt(amountFen) * BigInt(times), BigInt(of)];
  return Number((2n * numerator + denominator) / (2n * denominator));
}

export const sum = (amounts: readonly number[]): number => amounts.reduce((total, each) => total + each, 0);
