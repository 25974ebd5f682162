import { calendarOf } from '../../shared/law/calendar';
import { deadline } from '../../shared/law/deadline';
import { addDays, localDate } from '../../shared/law/local-date';
import { rule, rulebookFor, type RuleId } from '../../shared/law/rulebooks/rulebooks';
import { interleaved, pairOf, type Measure } from '../measure';

const RULES = [
  'mediation-conclude-committee',
  'mediation-accept',
  'arbitration-review-apply',
  'judicial-confirmation-apply',
] as const satisfies readonly RuleId[];
const FIRST = localDate('2026-01-01');
const DAYS = 365;

/** Last days with their receipts, on one core. */
export const receipts: Measure = {
  name: 'receipts',
  run: async (_, extent) => {
    const total = extent.quick ? 200_000 : 1_000_000;
    const [book, calendar] = [rulebookFor('chongqing', FIRST), calendarOf([])];
    const rules = RULES.map((id) => ({ id, rule: rule(book, id) }));
    const days = Array.from({ length: DAYS }, (__, day) => addDays(FIRST, day));
    const each =
      (work: (one: (typeof rules)[number], trigger: (typeof days)[number]) => unknown) => async (): Promise<number> => {
        const begun = performance.now();
        for (let i = 0; i < total; i += 1) work(rules[i % rules.length]!, days[i % DAYS]!);
        return (total / (performance.now() - begun)) * 1000;
      };
    const rates = await interleaved(extent, {
      yuhe: each(({ id, rule: law }, trigger) => deadline(id, law, { trigger }, calendar)),
      baseline: each((__, trigger) => new Date(Date.parse(trigger) + 15 * 86_400_000).toISOString().slice(0, 10)),
    });
    const what = 'last days with their receipts, one core';
    const against = 'fifteen days added with Date';
    return [{ what, unit: '/s', against, ...pairOf(rates, (rate) => rate), remark: 'aim: 1,000,000/s' }];
  },
};
