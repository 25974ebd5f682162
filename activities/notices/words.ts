import type { Occasion } from './occasion';
import { chineseDay, type LocalDate } from '../../shared/law/local-date';

/** What a placeholder stands for. Never undefined: a notice goes out even where the case says little. */
export type Filling = (occasion: Occasion) => string;

/** What stands where the case does not say it. */
export const UNSAID = '（见案件记录）';

export const dayOr = (day: LocalDate | undefined): string => (day ? chineseDay(day) : UNSAID);

/** Names in a row, the many cut short: 「张三、李四、王五等12人」. */
export function listed(names: readonly string[], count = names.length): string {
  const SHOWN = 3;
  const shown = names.slice(0, SHOWN).join('、');
  return count > Math.min(names.length, SHOWN) ? `${shown}等${count}人` : shown || UNSAID;
}

/** A sentence without its full stop, so that one can follow. */
export const unended = (sentence: string): string => sentence.replace(/[。；\s]+$/u, '');
