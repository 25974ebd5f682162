import type { CaseFacts } from '../../shared/case/facts';
import { owedFen, type RemedyWay } from '../../shared/case/remedy-ways';
import { effectiveMediationAgreement } from '../../shared/paths/agreement/facts';
import { Refusals } from './form';
import { LawText } from './law-text';

type View = { readonly ways: readonly RemedyWay[]; readonly facts: CaseFacts };

/** What a worker can do whose employer has not paid: each way with what it costs and how long it takes. */
export function Ways({ ways, facts }: View) {
  if (ways.length === 0) return null;
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">没有收到钱，可以走哪条路</h2>
      {ways.map((way) => (
        <Way key={way.key} way={way} facts={facts} />
      ))}
      <p className="soft">拿不准的，可以打12348，法律援助不收费；也可以在下面提交意见，请调解员当面说明。</p>
    </section>
  );
}

function Way({ way, facts }: { way: RemedyWay; facts: CaseFacts }) {
  const { key, label, plain, cost, time, cites, blockers, recommended, enters } = way;
  if (blockers.length > 0)
    return (
      <details>
        <summary>{label}（现在不能走）</summary>
        <Refusals refusals={blockers} />
      </details>
    );
  return (
    <article className={recommended ? 'card best' : 'card'} aria-labelledby={`way-${key}`}>
      <h3 id={`way-${key}`}>
        {recommended ? '推荐：' : ''}
        {label}
      </h3>
      <p>{plain}</p>
      <dl className="facts">
        <dt>花多少钱</dt>
        <dd>{cost}</dd>
        <dt>要多久</dt>
        <dd>{time}</dd>
        {recommended ? (
          <>
            <dt>为什么推荐</dt>
            <dd>{recommended.join('；')}</dd>
          </>
        ) : null}
      </dl>
      {enters ? (
        <a className={recommended ? 'go' : 'go quiet'} href={`/party/acts/${enters}${prefill(key, facts)}`}>
          {BEGIN[key] ?? label}
        </a>
      ) : null}
      <details>
        <summary>法律怎样规定</summary>
        <LawText cites={cites} />
      </details>
    </article>
  );
}

const BEGIN: Readonly<Partial<Record<RemedyWay['key'], string>>> = {
  'payment-order': '填写支付令申请',
  enforcement: '已经申请执行的，告知我们',
  arbitration: '已经申请仲裁的，告知我们',
};

/** What the file knows already, nobody types again. */
function prefill(key: RemedyWay['key'], facts: CaseFacts): string {
  const owed = owedFen(facts);
  if (key !== 'payment-order' || owed <= 0) return '';
  const basis = effectiveMediationAgreement(facts) ? 'mediation-agreement' : 'unpaid-wages';
  const known = new URLSearchParams({
    'input.basis': basis,
    'input.amountFen': (owed / 100).toFixed(2),
    'input.dueAndFixed': 'true',
    'input.counterObligation': 'false',
  });
  return `?${known.toString()}`;
}
