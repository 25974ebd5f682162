import { z } from 'zod';
import type { LocalDate } from '../../law/local-date';
import { bindsNegotiation } from '../../law/rulings/agreed-period';
import { all, demand, type Verdict } from '../../law/verdict';
import { action } from '../../case/action';
import { date, on, side } from '../../case/fields';
import { cite, type Situation } from '../../case/situation';
import { meets, onlyForItself } from '../own-side';
import { negotiating } from './facts';
import { mayAgreePeriod } from './rules';

// ENMP 10 「协商的期限由当事人书面约定」「当事人可以书面约定延长期限」: each side binds itself alone.

function isLaterDay({ until, inWriting }: { until: LocalDate; inWriting: boolean }, situation: Situation): Verdict {
  const { facts, book, today } = situation;
  const agreedUntil = negotiating(facts)?.agreedUntil;
  return all(
    demand(
      until >= today,
      'negotiation/period-in-the-past',
      '约定的协商期限早于今天',
      cite(book, 'negotiation-agreed-period'),
      '填写今天或者以后的日期',
    ),
    demand(
      !agreedUntil || (inWriting && until > agreedUntil),
      'negotiation/extension-not-in-writing',
      '延长协商期限应当由双方书面约定，并且晚于原期限',
      cite(book, 'negotiation-agreed-period'),
      '由双方签订书面延期约定后再登记',
    ),
  );
}

export const periodActions = [
  action({
    name: 'negotiation.agree-period',
    label: '约定（延长）协商期限',
    by: ['union', 'mediator', 'clerk'],
    input: z.strictObject({ until: date, inWriting: z.boolean().meta({ description: '是否由双方书面约定' }), on }),
    basis: 'negotiation-agreed-period',
    rule: mayAgreePeriod,
    inputRule: ({ input, ...situation }) => isLaterDay(input, situation),
    events: ({ input: { until, inWriting } }) => [
      { type: 'negotiation.period-agreed', until, binding: bindsNegotiation({ inWriting, byBoth: true, until }).ok },
    ],
  }),
  action({
    name: 'negotiation.consent-period',
    label: '同意约定（延长）协商期限',
    by: ['worker', 'employer', 'union', 'mediator', 'clerk'],
    input: z.strictObject({ side, until: date.meta({ description: '协商到哪一天' }), on }),
    basis: 'negotiation-agreed-period',
    rule: mayAgreePeriod,
    inputRule: (situation) =>
      all(
        onlyForItself(situation, [situation.input.side], 'negotiation-agreed-period'),
        // What both send in is a data message that can be read again: writing (民法典 469).
        isLaterDay({ until: situation.input.until, inWriting: true }, situation),
      ),
    events: ({ input: { side: whose, until }, facts }) => [
      { type: 'negotiation.period-consented', side: whose, until },
      ...(meets(negotiating(facts)?.periodAsked, { side: whose, until })
        ? [{ type: 'negotiation.period-agreed' as const, until, binding: true }]
        : []),
    ],
  }),
] as const;
