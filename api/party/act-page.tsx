import type { AvailableAction } from '../../shared/case/actions';
import type { CaseFacts } from '../../shared/case/facts';
import type { Refusal } from '../../shared/law/verdict';
import type { LocalDate } from '../../shared/law/local-date';
import { SHELF } from '../statute-shelf';
import type { Field } from './fields';
import { Fields, Refusals } from './form';
import { AgreementText } from './home';

export type ActView = {
  readonly action: AvailableAction;
  readonly facts: CaseFacts;
  readonly today: LocalDate;
  readonly fields: readonly Field[];
  readonly form: URLSearchParams;
  readonly faults: ReadonlyMap<string, string>;
  readonly refusals: readonly Refusal[];
  readonly csrf: string;
  /** The idempotency key: sent twice, done once. */
  readonly idempotencyKey: string;
};

/** The form of one act. */
export const ActPage = ({ action, facts, today, fields, form, faults, refusals, csrf, idempotencyKey }: ActView) => (
  <>
    <p>
      <a className="back" href="/party/home">
        返回我的案件
      </a>
    </p>
    {action.name.startsWith('agreement.') ? <AgreementText facts={facts} today={today} /> : null}
    <section aria-labelledby="act">
      <h1 id="act">{action.label}</h1>
      {refusals.length > 0 ? (
        <div className="wrong" role="alert">
          <p>依法不能办理：</p>
          <Refusals refusals={refusals} />
        </div>
      ) : null}
      {faults.size > 0 ? (
        <p className="wrong" role="alert">
          有{faults.size}处需要改正{faults.get('') ? `：${faults.get('')}` : ''}。
        </p>
      ) : null}
      <form method="post" action={`/party/acts/${action.name}`}>
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="key" value={idempotencyKey} />
        <Fields fields={fields} form={form} faults={faults} />
        <button type="submit">确认提交</button>
      </form>
      <details>
        <summary>依据：{action.basis.label}</summary>
        <p className="soft quote">{SHELF.get(action.basis.instrument)?.articles[action.basis.article] ?? ''}</p>
      </details>
    </section>
  </>
);
