import { yuan } from '../../../shared/case/money';

const AMOUNT = /^(\d{1,10})(?:\.(\d{0,2}))?$/;

/** Yuan as a person types them, 「16,350.5」, in fen; undefined if that is no amount. */
export function fenOf(text: string): number | undefined {
  const plain = text.replaceAll(/[,，\s¥￥元]/g, '');
  const parts = AMOUNT.exec(plain);
  if (!parts) return undefined;
  const [, whole = '0', cents = ''] = parts;
  return Number(whole) * 100 + Number(cents.padEnd(2, '0'));
}

/** Fen as they stand in a field: 1635050 → 「16350.50」, 1635000 → 「16350」. */
export function yuanField(fen: number): string {
  const cents = fen % 100;
  return cents === 0 ? String(fen / 100) : `${Math.floor(fen / 100)}.${String(cents).padStart(2, '0')}`;
}

/** Fen as they are read: 「16,350.00元」. */
export const yuanText = (fen: number): string => `${yuan(fen)}元`;
