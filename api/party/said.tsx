import type { CaseFacts } from '../../shared/case/facts';
import { yuan } from '../../shared/case/money';
import { plainDay } from '../../shared/case/plain-state';
import type { LocalDate } from '../../shared/law/local-date';
import { STATEMENT_KINDS, type Offer } from '../../shared/paths/statements';

type View = { readonly facts: CaseFacts; readonly side: 'worker' | 'employer'; readonly today: LocalDate };

/** What this side has said of its own accord, with the answers, and the offers that it may read. */
export function Said({ facts, side, today }: View) {
  const said = (facts.statements?.said ?? []).filter((each) => each.side === side);
  const offers = (facts.statements?.offers ?? []).filter((each) => each.side === side || !each.confidential);
  if (said.length + offers.length === 0) return null;
  return (
    <section aria-labelledby="said">
      <h2 id="said">意见和方案</h2>
      {said.map(({ kind, text, on, until, answer }, i) => (
        <article key={`said-${i}`}>
          <h3>
            {plainDay(on, today)}：{STATEMENT_KINDS[kind]}
          </h3>
          <p className="quote">{text}</p>
          {until ? <p>希望宽限到{plainDay(until, today)}。</p> : null}
          <p className="soft quote">
            {answer ? `调解组织${plainDay(answer.on, today)}答复：${answer.text}` : '等调解组织答复。'}
          </p>
        </article>
      ))}
      {offers.map((offer, i) => (
        <article key={`offer-${i}`}>
          <h3>
            {plainDay(offer.on, today)}：{offer.side === side ? '您的方案' : '对方的方案'}
          </h3>
          <p className="quote">{offer.text}</p>
          {offer.plan ? <p>{planText(offer.plan, today)}</p> : null}
          {offer.confidential ? <p className="soft">只告诉了调解员。</p> : null}
        </article>
      ))}
    </section>
  );
}

const planText = ({ amountFen, times, firstOn }: NonNullable<Offer['plan']>, today: LocalDate): string =>
  `共${yuan(amountFen)}元，分${times}期，每月一期，从${plainDay(firstOn, today)}开始。`;
