/** Integer fen as yuan with two decimals and separators: 13760000 → 「137,600.00」. */
export function yuan(amountFen: number): string {
  const [whole, cents] = [Math.floor(amountFen / 100), String(amountFen % 100).padStart(2, '0')];
  return `${String(whole).replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}
