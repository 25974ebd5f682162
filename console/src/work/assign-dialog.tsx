import type { z } from 'zod';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Modal, Radio, Skeleton } from 'antd';
import { useRef, useState } from 'react';
import type { DESK_CONTRACTS } from '../../../shared/contract/desk-contracts';
import type { MEDIATOR_CONTRACTS } from '../../../shared/contract/mediator-contracts';
import { CaseSkin } from '../case/case-skin';
import { Cited } from '../case/cited';
import { Mark } from '../case/mark';
import { Refusals } from '../case/refusals';
import { request } from '../case/transport';
import { newKey } from '../case/use-act';
import { Trouble } from '../places/trouble';

type Mediators = z.output<typeof MEDIATOR_CONTRACTS.listMediators.answer>;
type Mediator = Mediators['items'][number];
type Results = z.output<typeof DESK_CONTRACTS.assign.answer>['results'];

/** So many cases may be assigned at once. */
export const MOST_ASSIGNED = 50;

type Props = { readonly caseNos: readonly string[]; readonly close: () => void };

/** 批量指定调解员：who is ranked where and why; each case has an outcome of its own. */
export function AssignDialog({ caseNos, close }: Props) {
  const queries = useQueryClient();
  const key = useRef(newKey());
  const [chosen, setChosen] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [results, setResults] = useState<Results>();
  const [failure, setFailure] = useState<string>();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['mediators', ...caseNos],
    queryFn: () => request<Mediators>(`/v1/mediators?caseNos=${caseNos.join(',')}`),
  });
  const mediator = data?.items.find(({ id }) => id === chosen);
  const assign = async (): Promise<void> => {
    if (!mediator) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const body = { caseNos, mediator: { id: mediator.id, name: mediator.name } };
      const answer = await request<{ results: Results }>('/v1/assignments', {
        body,
        headers: { 'Idempotency-Key': `${key.current}-${mediator.id}` },
      });
      setResults(answer.results);
      for (const list of ['cases', 'worklist']) void queries.invalidateQueries({ queryKey: [list] });
    } catch (problem) {
      setFailure(problem instanceof Error ? problem.message : '没有连接到服务器，请再试一次');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      width={680}
      title={`为${caseNos.length}件案件指定调解员`}
      okText={results ? '完成' : '指定'}
      cancelText="返回"
      okButtonProps={{ disabled: !mediator, loading: busy }}
      onOk={results ? close : () => void assign()}
      onCancel={close}
    >
      {failure && <Alert type="error" showIcon title={failure} />}
      {results ? (
        <Outcomes results={results} name={mediator?.name ?? ''} />
      ) : error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : isPending ? (
        <Skeleton active />
      ) : (
        <Ranking items={data.items} chosen={chosen} choose={setChosen} />
      )}
    </Modal>
  );
}

type RankingProps = {
  readonly items: readonly Mediator[];
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
};

function Ranking({ items, chosen, choose }: RankingProps) {
  if (items.length === 0) return <p>本机构没有可以指定的调解员，请先由系统管理员设立账号。</p>;
  return (
    <>
      <p>依回避情形、逾期、未结件数、同类经验依次排列，供参考；由您决定。</p>
      <Radio.Group value={chosen} onChange={(event) => choose(event.target.value as string)}>
        {items.map(({ id, name, reasons, conflicts }) => (
          <div key={id} data-mediator={id} style={{ marginBlockEnd: 8 }}>
            <Radio value={id}>
              {name}：{reasons.join('，')}
            </Radio>
            {conflicts.map(({ caseNo, reason, cite }) => (
              <div key={`${caseNo}-${reason}`} style={{ paddingInlineStart: 24 }}>
                <Mark tone="bad">应当回避</Mark> {caseNo}：{reason}
                <Cited cite={cite} />
              </div>
            ))}
          </div>
        ))}
      </Radio.Group>
    </>
  );
}

function Outcomes({ results, name }: { readonly results: Results; readonly name: string }) {
  const done = results.filter(({ ok }) => ok);
  return (
    <CaseSkin>
      <p aria-live="polite">
        已指定{name}办理{done.length}件，{results.length - done.length}件没有指定。
      </p>
      <ul>
        {results.map(({ caseNo, ok, detail, refusals }) => (
          <li key={caseNo} data-outcome={caseNo}>
            <Mark tone={ok ? 'good' : 'bad'}>{ok ? '已指定' : '未指定'}</Mark> {caseNo}
            {!refusals?.length && !ok && `：${detail}`}
            {refusals && refusals.length > 0 && <Refusals refusals={refusals} />}
          </li>
        ))}
      </ul>
    </CaseSkin>
  );
}
