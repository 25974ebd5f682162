import type { z } from 'zod';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Form, Skeleton, Typography, type FormInstance } from 'antd';
import { Link } from 'react-router';
import { LIKENESSES } from '../../../shared/case/likeness';
import type { INTAKE_CONTRACTS } from '../../../shared/contract/intake-contracts';
import { CaseSkin } from '../case/case-skin';
import { Cited } from '../case/cited';
import { Mark } from '../case/mark';
import { request } from '../case/transport';
import { HEAD } from './intake-style';
import { draftOf, type Typed } from './opening';
import { useSettled } from './settled';

type Checked = z.output<typeof INTAKE_CONTRACTS.checkIntake.answer>;
export type SimilarCase = Checked['similar'][number];

const QUIET_MS = 500;

type Props = { readonly form: FormInstance<Typed>; readonly merge: (into: SimilarCase) => void };

/** What the law says of the form as far as it is filled in, and the open cases that it may be about. Nothing is kept. */
export function IntakeChecks({ form, merge }: Props) {
  const typed = Form.useWatch([], form) as Typed | undefined;
  const draft = useSettled(typed ? JSON.stringify(draftOf(typed)) : undefined, QUIET_MS);
  const { data, isPending, isError } = useQuery({
    queryKey: ['intake-checks', draft],
    enabled: draft !== undefined,
    placeholderData: keepPreviousData,
    queryFn: () => request<Checked>('/v1/intake-checks', { body: JSON.parse(draft ?? '{}') }),
  });
  return (
    <aside className="intake-beside" aria-label="随填随查">
      <CaseSkin>
        <h2 style={HEAD}>随填随查</h2>
        {isError ? (
          <p>暂时不能核对；登记时仍会审查。</p>
        ) : isPending ? (
          <Skeleton active />
        ) : (
          <div aria-live="polite">
            {data.similar.length > 0 && <Similar cases={data.similar} merge={merge} />}
            <ul>
              {data.checks.map(({ code, ok, reason, cite }) => (
                <li key={code} data-check={code}>
                  <Mark tone={ok ? 'good' : 'warn'}>{ok ? '符合' : '请注意'}</Mark> {reason} <Cited cite={cite} />
                </li>
              ))}
            </ul>
          </div>
        )}
      </CaseSkin>
    </aside>
  );
}

type SimilarProps = { readonly cases: readonly SimilarCase[]; readonly merge: Props['merge'] };

function Similar({ cases, merge }: SimilarProps) {
  return (
    <section aria-label="可能是同一争议的案件">
      <h3 style={{ fontSize: 15, marginBlock: '12px 0' }}>可能是同一争议，请核对</h3>
      <ul>
        {cases.map((each) => (
          <li key={each.caseNo} data-similar={each.caseNo}>
            <div>
              {each.mayOpen ? (
                <Link to={`/cases/${each.caseNo}`} target="_blank">
                  {each.caseNo}
                </Link>
              ) : (
                each.caseNo
              )}{' '}
              {each.likenesses.map((like) => LIKENESSES[like]).join('、')}
            </div>
            <Typography.Text type="secondary">{saidOf(each)}</Typography.Text>
            {each.mayOpen && (
              <div>
                <Button size="small" onClick={() => merge(each)} aria-label={`合并到${each.caseNo}`}>
                  合并
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function saidOf({ workers, employers, openedOn, organ, tickets, mayOpen }: SimilarCase): string {
  if (!mayOpen) return `${openedOn}登记，由${organ}办理；请与该机构联系`;
  const parties = `${workers?.join('、')}与${employers?.join('、')}`;
  const orders = (tickets ?? []).map(
    ({ hotline, orderNo, dispatchedOn }) => `${dispatchedOn}的${hotline}工单${orderNo}`,
  );
  return [parties, `${openedOn}登记`, ...orders].join('，');
}
