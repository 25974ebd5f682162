import { callbacksAfterFailure } from '../../shared/paths/follow-up/facts';
import { conclusionRule } from '../../shared/paths/mediation/limits';
import { reportableOutcome, type Mediation } from '../../shared/paths/mediation/facts';
import { mandateAnswer, mandateExtended, mandateProgress, mandateResult } from '../../shared/case/partner-messages';
import type { Clerk, Round } from '../clerk';

/** 调解：协商调解规定第二十一条至第三十条；受委派、委托的，特邀调解规定第二十六条、第二十七条，办案规则第七十条。 */
export async function mediation(clerk: Clerk, round: Round<Mediation>): Promise<void> {
  clerk.notify(
    round.now.mandate ? 'mandate-received' : 'consent-asked',
    round.now.mandate ? ['organ'] : ['worker', 'employer'],
    round.no,
  );
  if (round.now.mandate) {
    void result(clerk, round);
    void extension(clerk, round);
    void progress(clerk, round);
  }

  // ENMP 22 「应当在3个工作日内受理」: a duty; silence of the other side is no consent, and nothing lapses by itself.
  await clerk.until(round.where(({ acceptedOn, outcome }) => acceptedOn !== undefined || outcome !== undefined));
  if (round.now.outcome) return ended(clerk, round);
  clerk.notify('mediation-accepted', ['worker', 'employer', 'mediator'], round.no);

  // ENMP 29 「应当自受理调解申请之日起15日内结束」「在前款规定期限内未达成调解协议的，视为调解不成」
  const period = round.deadline(conclusionRule(clerk.facts, round.now));
  const concluded = await clerk.until(
    round.where(({ outcome }) => outcome !== undefined),
    period,
    { type: 'mediation.lapsed' },
  );
  if (!concluded && round.now.mandate) clerk.notify('mandate-overdue', ['organ', 'supervisor'], round.no);
  ended(clerk, round);
}

/** ENMP 30: without an agreement, a record and the written advice that arbitration is open. */
function ended(clerk: Clerk, round: Round<Mediation>): void {
  const { kind, on } = round.now.outcome ?? { kind: 'lapsed', on: clerk.today };
  if (kind === 'agreed') return;
  if (kind === 'not-accepted') clerk.notify('mediation-not-accepted', ['worker', 'employer'], round.no);
  else clerk.notify('mediation-failed', ['worker', 'employer', 'organ'], round.no);

  if (round.now.mandate) return;
  // ACR 69: without an agreement the commission goes on with the application it had put aside.
  if (round.now.basis === 'arbitration-suggested')
    clerk.record({ type: 'arbitration.acceptance-resumed' }, { once: `acceptance-resumed/${round.no}` });
  clerk.record({ type: 'standing.guided', to: 'arbitration' }, { once: `guided-after-mediation/${round.no}` });
  const callbacks = callbacksAfterFailure(on, clerk.grounds.book);
  clerk.record({ type: 'follow-up.planned', callbacks }, { once: `callbacks-after-mediation/${round.no}` });
}

/** IMP 27: both may extend; the court is told. */
async function extension(clerk: Clerk, round: Round<Mediation>): Promise<void> {
  await clerk.until(round.where((m) => m.extension !== undefined));
  const from = round.now.mandate?.from ?? 'court';
  clerk.tell(from, 'mandate.extended', round.no, mandateExtended(clerk.facts, round.now));
}

/** Who has entrusted a mediation hears of every session. */
async function progress(clerk: Clerk, round: Round<Mediation>): Promise<void> {
  const from = round.now.mandate?.from ?? 'court';
  await clerk.each(
    (facts) => facts.mediations[round.no - 1]?.sessions ?? [],
    async (_, { no }) => {
      clerk.tell(from, 'mandate.progress', `${round.no}-${no}`, mandateProgress(clerk.facts, round.now, no));
    },
  );
}

/** IMP 26: a written report and the materials go back, again after each correction, until the organ has closed the matter. */
async function result(clerk: Clerk, round: Round<Mediation>): Promise<void> {
  const from = round.now.mandate?.from ?? 'court';
  await clerk.until(round.where((m) => m.mandate?.confirmedOn !== undefined || m.outcome !== undefined));
  clerk.tell(from, 'mandate.acked', round.no, mandateAnswer(clerk.facts, round.now));

  await clerk.until((facts) => reportableOutcome(facts, round.now) !== undefined);
  const outcome = reportableOutcome(clerk.facts, round.now);
  if (!outcome || outcome === 'declined' || outcome === 'recalled') return;
  clerk.record({ type: 'mediation.result-returned', revision: 1, outcome }, { once: `result/${round.no}` });

  await clerk.each(
    (facts) => facts.mediations[round.no - 1]?.mandate?.results ?? [],
    async (_, revision) => {
      const occasion = `${round.no}-${revision.no}`;
      clerk.tell(from, 'mandate.result', occasion, mandateResult(clerk.facts, round.now, revision.now));
      await clerk.until(revision.where(({ receipt }) => receipt !== undefined));
      const { decision, detail } = revision.now.receipt ?? {};
      if (decision === 'rejected') clerk.notify('result-rejected', ['organ', 'mediator'], occasion, detail);
    },
  );
}
