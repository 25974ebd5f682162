import type { CaseFacts } from '../../shared/case/facts';
import { yuan } from '../../shared/case/money';
import { plainDay } from '../../shared/case/plain-state';
import type { LocalDate } from '../../shared/law/local-date';
import { inForce } from '../../shared/paths/agreement/facts';
import { promises, type PromiseMade } from '../../shared/paths/performance/facts';

type View = { readonly facts: CaseFacts; readonly side: 'worker' | 'employer'; readonly today: LocalDate };

/** Has the money come? One tap, from the day on which it is due; what was reported and not confirmed is asked as well. */
export function Money({ facts, side, today }: View) {
  if (!inForce(facts) || facts.closing) return null;
  const open = promises(facts).filter((each) => each.kind === 'pay' && isAsked(each, side, today));
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="money">
      <h2 id="money">{side === 'worker' ? '钱收到了吗' : '该付的钱付了吗'}</h2>
      {open.map((promise) => (
        <article key={promise.no}>
          <p>
            第{promise.no}项，{yuan(leftOf(promise))}元，{plainDay(promise.day, today)}前付清。
            {promise.paidFen > 0 ? `单位说已经付了${yuan(promise.paidFen)}元。` : ''}
          </p>
          {side === 'worker' ? <Received promise={promise} /> : <Paid promise={promise} />}
        </article>
      ))}
    </section>
  );
}

const leftOf = ({ amountFen = 0, paidFen }: PromiseMade): number => amountFen - paidFen;

const isUnconfirmed = ({ fulfilment }: PromiseMade): boolean =>
  (fulfilment?.payments ?? []).some((each) => !each.confirmedByCreditor);

const isAsked = (promise: PromiseMade, side: View['side'], today: LocalDate): boolean =>
  side === 'worker'
    ? isUnconfirmed(promise) || (!promise.fulfilledOn && promise.day <= today)
    : promise.fulfilledOn === undefined;

const addressOf = (act: string, known: Readonly<Record<string, string>>): string =>
  `/party/acts/${act}?${new URLSearchParams(known).toString()}`;

function Received({ promise }: { promise: PromiseMade }) {
  const no = String(promise.no);
  const confirm = (received: 'true' | 'false') =>
    addressOf('performance.confirm-receipt', { 'input.no': no, 'input.received': received });
  const record = addressOf('performance.record-payment', {
    'input.no': no,
    'input.amountFen': (leftOf(promise) / 100).toFixed(2),
  });
  return (
    <p className="pair">
      <a className="go" href={isUnconfirmed(promise) ? confirm('true') : record}>
        收到了
      </a>
      <a className="go quiet" href={confirm('false')}>
        没收到
      </a>
    </p>
  );
}

const Paid = ({ promise }: { promise: PromiseMade }) => (
  <a
    className="go quiet"
    href={addressOf('performance.record-payment', {
      'input.no': String(promise.no),
      'input.amountFen': (leftOf(promise) / 100).toFixed(2),
    })}
  >
    告知已经付款
  </a>
);
