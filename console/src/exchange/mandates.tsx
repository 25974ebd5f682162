import type { z } from 'zod';
import { Alert, Button, Empty } from 'antd';
import { useState } from 'react';
import { MANDATE_STATES } from '../../../shared/case/mandate-standing';
import type { MANDATE_CONTRACTS } from '../../../shared/contract/mandate-contracts';
import { Choice } from '../places/choice';
import { useFilters, useList } from '../places/lists';
import { useLiveLists } from '../places/live';
import { Listed } from '../places/listed';
import { ReachableTable } from '../places/reachable-table';
import { useMe } from '../places/session';
import { mandateColumns } from './mandate-columns';
import { MandateFigures } from './mandate-figures';
import { More } from './more';
import { SignBar } from './sign-bar';
import { toBeSigned } from './signable';
import { SignedMaterials, type SignResult } from './signed-materials';

type Page = z.output<typeof MANDATE_CONTRACTS.listMandates.answer>;
export type ListedMandate = Page['items'][number];

const FILTERS = ['state', 'open', 'late', 'dueWithin'] as const;
const SIGNERS = ['clerk', 'mediator'];

/** 委派委托：mandates by urgency, for the organisation that has them and the court that gave them. */
export function Mandates() {
  const { data: me } = useMe();
  const { filters, set, clear } = useFilters(FILTERS);
  const list = useList<Page>('mandates', '/v1/mandates', filters);
  useLiveLists('mandates', 'mandate-figures');
  const [chosen, choose] = useState<readonly string[]>([]);
  const [results, show] = useState<readonly SignResult[]>();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const maySign = SIGNERS.includes(me?.role ?? '');
  return (
    <>
      <MandateFigures filters={filters} set={set} />
      <div className="desk-bar" role="group" aria-label="筛选">
        <Choice
          label="状态"
          minWidth={200}
          table={MANDATE_STATES}
          value={filters.state}
          choose={(state) => set({ state, open: undefined, late: undefined, dueWithin: undefined })}
        />
        {Object.keys(filters).length > 0 && <Button onClick={clear}>清除筛选</Button>}
        {maySign && <SignBar {...{ items, chosen, choose, show }} />}
      </div>
      {maySign && filters.state === 'awaiting-answer' && (
        <Alert
          type="info"
          showIcon
          style={{ marginBlockEnd: 12 }}
          title="签收移交材料之日起计算调解期限，并向委派、委托机关回执。不能接受的，到案件中办理退回。"
        />
      )}
      {results && <SignedMaterials results={results} close={() => show(undefined)} />}
      <Listed list={list} rows={8}>
        {() => (
          <>
            <ReachableTable<ListedMandate>
              title="委派委托"
              size="middle"
              scroll={{ x: 1240 }}
              pagination={false}
              rowKey="ourCaseNo"
              dataSource={items}
              columns={mandateColumns(me?.role)}
              {...(maySign
                ? {
                    rowSelection: {
                      hideSelectAll: true,
                      selectedRowKeys: [...chosen],
                      onChange: (keys) => choose(keys as string[]),
                      getCheckboxProps: (mandate) => ({
                        disabled: !toBeSigned(mandate),
                        'aria-label': `选择${mandate.caseNo}`,
                      }),
                    },
                  }
                : {})}
              locale={{ emptyText: <Empty description="没有符合条件的委派、委托" /> }}
            />
            <More list={list} />
          </>
        )}
      </Listed>
    </>
  );
}
