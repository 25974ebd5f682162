import { createHash } from 'node:crypto';
import { calendarOf } from '../../shared/law/calendar';
import { deadline } from '../../shared/law/deadline';
import { addDays, localDate, localDateOf, startOfDay } from '../../shared/law/local-date';
import { rule, rulebook } from '../../shared/law/rulebooks/rulebooks';

const RULES = ['negotiation-reply', 'mediation-accept', 'limitation-arbitration', 'preservation-enforce'] as const;

/** A digest of the receipts of several rules for every day of three years; run as a program to try another time zone. */
export function countDeadlines(): string {
  const book = rulebook('chongqing@2024-01-01');
  const digest = createHash('sha256');
  for (let trigger = localDate('2024-01-01'); trigger < '2027-01-01'; trigger = addDays(trigger, 1)) {
    for (const id of RULES) {
      const on = localDateOf(startOfDay(trigger) + 1);
      digest.update(JSON.stringify(deadline(id, rule(book, id), { trigger: on }, calendarOf([]))));
    }
  }
  return digest.digest('hex');
}

if (process.argv.includes('--tell')) process.stdout.write(countDeadlines());
