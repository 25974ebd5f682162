import { MESSAGE_NAMES } from '../../../shared/exchange/message-names';
import { PARTNERS } from '../../../shared/exchange/partners';
import { dayOf, dayText, timeText } from '../case/day-text';

export const PARTNER_LABELS = Object.fromEntries(Object.entries(PARTNERS).map(([name, { label }]) => [name, label]));

/** What a message is called; a name that nobody has translated is shown as it is. */
export const messageText = (name: string): string => MESSAGE_NAMES[name] ?? name;

const today = (): string => dayOf(new Date().toISOString());

/** An instant as one reads it in a list: 「7月14日（周二）10:22」. */
export const momentText = (instant: string): string => `${dayText(dayOf(instant), today())} ${timeText(instant)}`;

/** The end of a period: of a day's, 「7月13日（周一）24时」, never midnight of the day after. */
export function endText(instant: string): string {
  if (timeText(instant) !== '00:00') return momentText(instant);
  return `${dayText(dayOf(new Date(Date.parse(instant) - 1).toISOString()), today())}24时`;
}
