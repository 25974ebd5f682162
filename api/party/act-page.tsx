import type { AvailableAction } from '../../shared/case/actions';
import type { Side } from '../../shared/case/actor';
import type { CaseFacts } from '../../shared/case/facts';
import type { Refusal } from '../../shared/law/verdict';
import type { LocalDate } from '../../shared/law/local-date';
import type { Field } from './fields';
import { AgreementText } from './agreement';
import { Fields, Refusals } from './form';
import { LawText } from './law-text';
import { plainLabel } from './plain-words';
import { Signature, SIGNING } from './signature';

export type ActView = {
  readonly action: AvailableAction;
  readonly facts: CaseFacts;
  readonly side: Side;
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
export const ActPage = ({ action, side, fields, form, faults, refusals, csrf, idempotencyKey, ...view }: ActView) => (
  <>
    <p>
      <a className="back" href="/party/home">
        返回我的案件
      </a>
    </p>
    {action.name.startsWith('agreement.') ? <AgreementText side={side} {...view} /> : null}
    <section aria-labelledby="act">
      <h1 id="act">{plainLabel(action.name, side, action.label)}</h1>
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
        {action.name === SIGNING ? <Signature /> : null}
        <button type="submit">确认提交</button>
      </form>
      <details>
        <summary>依据：{action.basis.label}</summary>
        <LawText cites={[action.basis]} />
      </details>
    </section>
  </>
);
