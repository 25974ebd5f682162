import type { Occasion } from './occasion';
import { namesInARow } from '../../shared/case/phrases';
import { chineseDay, type LocalDate } from '../../shared/law/local-date';

/** What a placeholder stands for. Never undefined: a notice goes out even where the case says little. */
export type Filling = (occasion: Occasion) => string;

/** What stands where the case does not say it. */
export const UNSAID = '（见案件记录）';

export const dayOr = (day: LocalDate | undefined): string => (day ? chineseDay(day) : UNSAID);

/** Names in a row, the many cut short. */
export const listed = (names: readonly string[], count?: number): string => namesInARow(names, count) || UNSAID;
