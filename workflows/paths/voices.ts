import { SIDES } from '../../shared/case/actor';
import { chineseDay } from '../../shared/law/local-date';
import type { Mediation } from '../../shared/paths/mediation/facts';
import type { Negotiation } from '../../shared/paths/negotiation/facts';
import type { PeriodAsked } from '../../shared/paths/own-side';
import { STATEMENT_KINDS, type Offer, type Statement } from '../../shared/paths/statements';
import type { Clerk, Round } from '../clerk';

/** Cases that began before the parties could speak for themselves go on as they began, until their next run. */
const CHANGE = 'parties-speak-for-themselves';

/** 当事人自己办理：what one side says is passed on to whom it concerns. */
export function voices(clerk: Clerk): void {
  if (!clerk.has(CHANGE)) return;
  void clerk.each((facts) => facts.statements?.said ?? [], statement);
  void clerk.each((facts) => facts.statements?.offers ?? [], offer);
  void clerk.each((facts) => facts.mediations, extension);
  void clerk.each((facts) => facts.negotiations, period);
}

async function statement(clerk: Clerk, said: Round<Statement>): Promise<void> {
  const { side, kind } = said.now;
  clerk.notify('statement-made', ['organ', 'mediator'], said.no, `${SIDES[side]}：${STATEMENT_KINDS[kind]}`);
  await clerk.until(said.where(({ answer }) => answer !== undefined));
  clerk.notify('statement-answered', [side], said.no, said.now.answer?.text);
}

async function offer(clerk: Clerk, made: Round<Offer>): Promise<void> {
  const { side, confidential } = made.now;
  const other = side === 'worker' ? 'employer' : 'worker';
  clerk.notify('offer-made', confidential ? ['organ', 'mediator'] : ['organ', 'mediator', other], made.no);
}

/** ENMP 29: the other side is asked, once for each day that is named. */
const extension = (clerk: Clerk, round: Round<Mediation>): Promise<void> =>
  asked(clerk, 'extension-asked', {
    round,
    so: ({ extensionAsked }) => extensionAsked,
    over: ({ outcome }) => outcome !== undefined,
  });

/** ENMP 10: as above, for the period of a negotiation. */
const period = (clerk: Clerk, round: Round<Negotiation>): Promise<void> =>
  asked(clerk, 'period-asked', {
    round,
    so: ({ periodAsked }) => periodAsked,
    over: ({ outcome }) => outcome !== undefined,
  });

type Asking<Item> = {
  readonly round: Round<Item>;
  readonly so: (item: Item) => PeriodAsked | undefined;
  readonly over: (item: Item) => boolean;
};

async function asked<Item>(
  clerk: Clerk,
  template: 'extension-asked' | 'period-asked',
  { round, so, over }: Asking<Item>,
): Promise<void> {
  const occasionOf = ({ by, until }: PeriodAsked) => `${round.no}-${by}@${until}`;
  for (let told: string | undefined; ;) {
    const isNews = (ask: PeriodAsked | undefined) => ask !== undefined && occasionOf(ask) !== told;
    await clerk.until(round.where((item) => over(item) || isNews(so(item))));
    if (over(round.now)) return;
    // Asked and answered before anybody could be told: there is nothing to tell.
    const ask = so(round.now);
    if (!ask) continue;
    told = occasionOf(ask);
    clerk.notify(template, [ask.by === 'worker' ? 'employer' : 'worker'], told, chineseDay(ask.until));
  }
}
