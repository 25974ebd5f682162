import type { Citation } from '../statute';
import { FEE } from '../statutes/litigation-fee-measures';

/** 诉讼费用交纳办法 13(1): up to so many yuan of the claim, so many per mille of the part in the bracket. */
const BRACKETS: readonly { readonly upToYuan: number; readonly perMille: number }[] = [
  { upToYuan: 100_000, perMille: 25 },
  { upToYuan: 200_000, perMille: 20 },
  { upToYuan: 500_000, perMille: 15 },
  { upToYuan: 1_000_000, perMille: 10 },
  { upToYuan: 2_000_000, perMille: 9 },
  { upToYuan: 5_000_000, perMille: 8 },
  { upToYuan: 10_000_000, perMille: 7 },
  { upToYuan: 20_000_000, perMille: 6 },
  { upToYuan: Infinity, perMille: 5 },
];
const BASE = { upToYuan: 10_000, fen: 5_000 };
const FEN_PER_YUAN = 100;

/**
 * The fee for a payment order on a sum (both in fen): a third of the property-case fee (诉讼费用交纳办法 14(3), 13(1)),
 * rounded to the nearest fen. A labour suit costs 10 yuan instead.
 * @throws RangeError if the sum is no positive whole number of fen.
 */
export function paymentOrderFee(sumFen: number): {
  readonly fen: number;
  readonly cites: readonly [Citation, Citation];
} {
  if (!Number.isSafeInteger(sumFen) || sumFen <= 0) throw new RangeError(`no sum in fen: ${sumFen}`);
  return { fen: Math.round(propertyCaseFee(sumFen) / 3), cites: [FEE.art('14'), FEE.art('13')] };
}

function propertyCaseFee(sumFen: number): number {
  let fee = BASE.fen;
  let from = BASE.upToYuan * FEN_PER_YUAN;
  for (const { upToYuan, perMille } of BRACKETS) {
    const to = upToYuan * FEN_PER_YUAN;
    if (sumFen > from) fee += ((Math.min(sumFen, to) - from) * perMille) / 1000;
    from = to;
  }
  return fee;
}
