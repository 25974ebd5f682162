import { MESSAGE_NAMES } from '../../../shared/exchange/message-names';
import { PARTNERS } from '../../../shared/exchange/partners';
import { dayOf, dayText, timeText } from '../case/day-text';

export const PARTNER_LABELS = Object.fromEntries(Object.entries(PARTNERS).map(([name, { label }]) => [name, label]));

/** 「调解结果（第2版）」; a name that nobody has translated is shown as it is. */
export function messageText(name: string, revision = 1): string {
  const said = MESSAGE_NAMES[name] ?? name;
  return revision > 1 ? `${said}（第${revision}版）` : said;
}

/** An instant as one reads it in a list: 「7月14日（周二）10:22」. */
export function momentText(instant: string): string {
  const today = dayOf(new Date().toISOString());
  return `${dayText(dayOf(instant), today)} ${timeText(instant)}`;
}
