import type { CaseFacts } from '../../case/facts';
import type { Clock } from '../../case/clock';
import { deadline } from '../../law/deadline';
import type { LocalDate } from '../../law/local-date';
import { rule } from '../../law/rulebooks/rulebooks';
import type { Situation } from '../../case/situation';
import type { Unsealing } from './seals';

/** 依法启封: the days to decide, and the days to look. Both are policy; the law has none. */
export const sealClocks = (facts: CaseFacts): Clock[] =>
  (facts.standing.unsealings ?? []).flatMap((each, index) => clocksOf(each, String(index + 1)));

function clocksOf(asked: Unsealing, of: string): Clock[] {
  const { requestedOn, approved, refused, lapsedOn, endedOn, requester } = asked;
  const deciding: Clock = {
    rule: 'unsealing-decision',
    of,
    counting: { trigger: requestedOn },
    by: ['clerk', 'supervisor'],
    closedOn: approved?.on ?? refused?.on ?? lapsedOn,
    without: lapsedOn ? 'lapsed' : undefined,
  };
  if (!approved) return [deciding];
  const looking: Clock = {
    rule: 'unsealing-look',
    of,
    counting: { trigger: approved.on },
    by: [requester.role],
    closedOn: endedOn,
    without: endedOn ? 'lapsed' : undefined,
    informational: true,
  };
  return [deciding, looking];
}

/** The last civil day (Asia/Shanghai) on which its requester may look; undefined if it was not approved. */
export const mayLookUntil = (
  { book, calendar }: Pick<Situation, 'book' | 'calendar'>,
  { approved }: Unsealing,
): LocalDate | undefined =>
  approved && deadline('unsealing-look', rule(book, 'unsealing-look'), { trigger: approved.on }, calendar).dueOn;
