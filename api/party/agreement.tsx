import type { CaseFacts } from '../../shared/case/facts';
import { yuan } from '../../shared/case/money';
import { plainDay } from '../../shared/case/plain-state';
import { chineseDay, type LocalDate } from '../../shared/law/local-date';
import { MARKS, standing, type Agreement, type Mark } from '../../shared/paths/agreement/facts';
import { promises, type PromiseMade } from '../../shared/paths/performance/facts';

type View = {
  readonly facts: CaseFacts;
  readonly side: 'worker' | 'employer';
  readonly today: LocalDate;
};

const KINDS = { mediation: '调解协议', settlement: '和解协议' } as const;

/** What was agreed, who has signed, what was paid: in plain words, and as it stands on paper. */
export function AgreementText(view: View) {
  const agreement = standing(view.facts);
  if (!agreement) return null;
  return (
    <section aria-labelledby="agreement">
      <h2 id="agreement">{KINDS[agreement.kind]}</h2>
      <details open>
        <summary>白话：说的是什么</summary>
        <PlainText agreement={agreement} {...view} />
      </details>
      <details>
        <summary>原文：协议怎样写的</summary>
        <OriginalText agreement={agreement} />
      </details>
      <Signed agreement={agreement} today={view.today} />
    </section>
  );
}

function PlainText({ agreement, facts, side, today }: View & { readonly agreement: Agreement }) {
  const made = agreement.effectiveOn ? promises(facts) : [];
  const [payer, payee] = side === 'worker' ? ['单位', '您'] : ['您', '劳动者'];
  return (
    <>
      <ol>
        {agreement.obligations.map(({ no, kind, text, amountFen = 0, dueOn }) => {
          const kept = made.find((each) => each.no === no);
          const day = plainDay(kept?.day ?? dueOn, today);
          return (
            <li key={no}>
              {kind === 'pay'
                ? `${payer}要在${day}之前付给${payee}${yuan(amountFen)}元（${text}）`
                : `要在${day}之前做到：${text}`}
              {kept ? progressOf(kept) : ''}
            </li>
          );
        })}
      </ol>
      {agreement.acceleration ? <p>有一期没有按时付，剩下的全部马上要付。</p> : null}
      <p>
        {agreement.effectiveOn
          ? '协议已经生效，双方都要照做。没有照做的，对方可以走支付令、仲裁、起诉等途径。'
          : '现在还没有生效。双方和调解员都签名、调解组织盖章以后才生效；生效以后不能反悔。有不明白的，先不要签，可以提交意见询问。'}
      </p>
    </>
  );
}

function progressOf({ paidFen, fulfilledOn }: PromiseMade): string {
  if (fulfilledOn) return '。已经办到';
  return paidFen > 0 ? `。已经付了${yuan(paidFen)}元` : '';
}

function OriginalText({
  agreement: { kind, version, reachedOn, obligations, acceleration },
}: {
  agreement: Agreement;
}) {
  return (
    <>
      <p>
        双方当事人于{chineseDay(reachedOn)}自愿达成如下{KINDS[kind]}
        {version > 1 ? `（第${version}稿）` : ''}：
      </p>
      <ol>
        {obligations.map(({ no, text, amountFen, dueOn }) => (
          <li key={no}>
            {text}
            {amountFen ? `，金额${yuan(amountFen)}元` : ''}，履行期限：{chineseDay(dueOn)}。
          </li>
        ))}
      </ol>
      {acceleration ? <p>任何一期逾期未履行的，其余各期视为全部到期。</p> : null}
      {kind === 'mediation' ? (
        <p>本协议经双方当事人签名或者盖章、调解员签名并加盖调解组织印章后生效，对双方当事人具有约束力。</p>
      ) : null}
    </>
  );
}

const Signed = ({ agreement: { marks, effectiveOn }, today }: { agreement: Agreement; today: LocalDate }) => (
  <p className="soft">
    {(Object.entries(marks) as [Mark, LocalDate][])
      .map(([mark, on]) => `${MARKS[mark]}：${plainDay(on, today)}`)
      .join('；') || '尚未签署'}
    {effectiveOn ? `。${plainDay(effectiveOn, today)}起生效。` : ''}
  </p>
);
