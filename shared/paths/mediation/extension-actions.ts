import { z } from 'zod';
import { addDays, type LocalDate } from '../../law/local-date';
import { all, demand, PERMITTED, type Verdict } from '../../law/verdict';
import { action } from '../../case/action';
import { date, on, side } from '../../case/fields';
import { cite, type Situation } from '../../case/situation';
import { meets, onlyForItself } from '../own-side';
import { mediating } from './facts';
import { lastDayToConclude, mayExtend } from './rules';

// ENMP 29 「双方当事人同意延期的可以延长」: noted for both at once by who hears both, or said by each side for itself.

/** Later than what it extends, and still to come. */
function isLaterDay(until: LocalDate, situation: Situation): Verdict {
  const lastDay = lastDayToConclude(situation);
  const article = cite(situation.book, 'mediation-conclude-committee');
  return all(
    demand(
      lastDay === undefined || until > lastDay,
      'mediation/extension-too-short',
      `延长后的期限应当晚于现在的期限${lastDay}`,
      article,
      `填写${lastDay && addDays(lastDay, 1)}以后的日期`,
    ),
    demand(
      until > situation.today,
      'mediation/extension-in-the-past',
      '延长后的期限应当晚于今天',
      article,
      '填写今天以后的日期',
    ),
  );
}

export const extensionActions = [
  action({
    name: 'mediation.extend',
    label: '延长调解期限',
    // Both may agree before the court as well.
    by: ['mediator', 'clerk', 'union', 'court'],
    input: z.strictObject({
      until: date,
      workerAgrees: z.literal(true, '延长调解期限应当由双方当事人同意'),
      employerAgrees: z.literal(true, '延长调解期限应当由双方当事人同意'),
      on,
    }),
    basis: 'mediation-conclude-committee',
    rule: mayExtend,
    inputRule: (situation) => isLaterDay(situation.input.until, situation),
    events: ({ input }) => [{ type: 'mediation.extended', until: input.until }],
  }),
  action({
    name: 'mediation.answer-extension',
    label: '表示是否同意延长调解期限',
    by: ['worker', 'employer', 'mediator', 'clerk', 'union'],
    input: z.strictObject({
      side,
      given: z.boolean().meta({ description: '是否同意延期' }),
      until: date.meta({ description: '延长到哪一天' }),
      on,
    }),
    basis: 'mediation-conclude-committee',
    rule: mayExtend,
    inputRule: (situation) => {
      const { input, facts, book } = situation;
      const asked = mediating(facts)?.extensionAsked;
      return all(
        onlyForItself(situation, [input.side], 'mediation-conclude-committee'),
        demand(
          input.given || asked !== undefined,
          'mediation/no-extension-asked',
          '没有待答复的延期请求',
          cite(book, 'mediation-conclude-committee'),
          '不同意延期的，在对方提出后答复',
        ),
        input.given ? isLaterDay(input.until, situation) : PERMITTED,
      );
    },
    events: ({ input: { side: whose, given, until }, facts }) => [
      { type: 'mediation.extension-answered', side: whose, given, until },
      ...(given && meets(mediating(facts)?.extensionAsked, { side: whose, until })
        ? [{ type: 'mediation.extended' as const, until }]
        : []),
    ],
  }),
] as const;
