/** Names in a row, the many cut short: 「张三、李四、王五等12人」; nothing if nobody is named. */
export function namesInARow(names: readonly string[], count = names.length): string {
  const SHOWN = 3;
  const shown = names.slice(0, SHOWN).join('、');
  return count > Math.min(names.length, SHOWN) ? `${shown}等${count}人` : shown;
}

/** A sentence without its full stop, so that one can follow. */
export const unended = (sentence: string): string => sentence.replace(/[。；\s]+$/u, '');
