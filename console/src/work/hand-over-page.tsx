import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Select, Skeleton, Typography } from 'antd';
import { Link } from 'react-router';
import type { DESK_CONTRACTS } from '../../../shared/contract/desk-contracts';
import type { MEDIATOR_CONTRACTS } from '../../../shared/contract/mediator-contracts';
import { request } from '../case/transport';
import { useFilters } from '../places/lists';
import { useMe } from '../places/session';
import { Trouble } from '../places/trouble';
import '../case/case.css';
import { MAY_ASSIGN } from './may-assign';

type Note = z.output<typeof DESK_CONTRACTS.readHandOver.answer>;
type Mediators = z.output<typeof MEDIATOR_CONTRACTS.listMediators.answer>;

/** 交接清单：what a mediator leaves to a colleague; for the paper file. */
export function HandOverPage() {
  const { filters, set } = useFilters(['mediator']);
  const { data: me } = useMe();
  const mediator = filters.mediator ?? (me?.role === 'mediator' ? me.id : undefined);
  const { data: staff } = useQuery({
    queryKey: ['mediators'],
    enabled: me !== undefined && MAY_ASSIGN.includes(me.role),
    queryFn: () => request<Mediators>('/v1/mediators'),
  });
  const note = useQuery({
    queryKey: ['hand-over', mediator],
    enabled: mediator !== undefined,
    queryFn: () => request<Note>(`/v1/worklist/hand-over?${new URLSearchParams({ mediator: mediator ?? '' })}`),
  });
  const name = staff?.items.find(({ id }) => id === mediator)?.name ?? mediator;
  return (
    <>
      <Typography.Title level={1} style={{ fontSize: 24 }}>
        交接清单
      </Typography.Title>
      <div className="desk-bar desk-not-printed" role="group" aria-label="谁的案件">
        <Select
          aria-label="调解员"
          placeholder="调解员"
          style={{ minWidth: 220 }}
          value={mediator ?? null}
          onChange={(id: string | null) => set({ mediator: id ?? undefined })}
          options={(staff?.items ?? []).map(({ id, name: called, open }) => ({
            value: id,
            label: `${called}（未结${open}件）`,
          }))}
        />
        <Button type="primary" disabled={!note.data} onClick={() => window.print()}>
          打印
        </Button>
        <Link to="/work">返回我的工作</Link>
      </div>
      {mediator === undefined ? (
        <Empty description="请选择调解员" />
      ) : note.error ? (
        <Trouble error={note.error} again={() => void note.refetch()} />
      ) : note.data ? (
        <Sheet note={note.data} name={name ?? ''} />
      ) : (
        <Skeleton active />
      )}
    </>
  );
}

function Sheet({ note: { cases, today }, name }: { readonly note: Note; readonly name: string }) {
  return (
    <article>
      <p>
        {today}，调解员{name}名下未结案件{cases.length}件。
      </p>
      <div className="desk-wide" role="region" aria-label="未结案件" tabIndex={0}>
        <table className="case-table">
          <caption>未结案件、等待的事项和期限</caption>
          <thead>
            <tr>
              {['案件', '当事人', '阶段', '等待的事项', '截止日'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cases.map(({ caseNo, workers, employers, stageLabel, deadlines }) => (
              <tr key={caseNo}>
                <td>
                  <Link to={`/cases/${caseNo}`}>{caseNo}</Link>
                </td>
                <td>
                  {workers.join('、')}与{employers.join('、')}
                </td>
                <td>{stageLabel}</td>
                <td>{deadlines[0]?.label ?? '没有正在进行的期限'}</td>
                <td>
                  {deadlines.map(({ label, dueOn, overdue }) => (
                    <div key={label + dueOn}>
                      {dueOn} {label}
                      {overdue && '（已逾期）'}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>移交人：＿＿＿＿＿＿ &emsp; 接收人：＿＿＿＿＿＿ &emsp; ＿＿＿＿年＿＿月＿＿日</p>
    </article>
  );
}
