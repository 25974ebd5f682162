import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Empty, Skeleton, Typography } from 'antd';
import dayjs from 'dayjs';
import { lazy, Suspense } from 'react';
import type { DESK_CONTRACTS } from '../../../shared/contract/desk-contracts';
import { request } from '../case/transport';
import { ExportLink } from '../places/export-link';
import { useFilters } from '../places/lists';
import { Trouble } from '../places/trouble';
import '../case/case.css';
import './board.css';
import { Figures } from './figures';
import { MonthTable } from './month-table';
import { ShareTable } from './share-table';

export type Board = z.output<typeof DESK_CONTRACTS.readBoard.answer>;

const Charts = lazy(async () => ({ default: (await import('./charts')).Charts }));

/** 督导看板：figures that say what they count, each with the cases behind it. */
export function BoardPage() {
  const { filters, set, clear } = useFilters(['from', 'to', 'organ']);
  const asked = new URLSearchParams(filters).toString();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['board', asked],
    queryFn: () => request<Board>(`/v1/board?${asked}`),
  });
  return (
    <>
      <Typography.Title level={1} style={{ fontSize: 24 }}>
        督导看板
      </Typography.Title>
      <div className="desk-bar" role="group" aria-label="范围">
        <DatePicker.RangePicker
          aria-label="起止日"
          allowClear={false}
          value={data ? [dayjs(data.from), dayjs(data.to)] : null}
          onChange={(days) => set({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })}
        />
        {Object.keys(filters).length > 0 && <Button onClick={clear}>恢复全部</Button>}
        <ExportLink path="/v1/board/export" filters={filters} />
      </div>
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : isPending ? (
        <Skeleton active paragraph={{ rows: 12 }} />
      ) : (
        <Shown board={data} organ={filters.organ} />
      )}
    </>
  );
}

function Shown({ board, organ }: { readonly board: Board; readonly organ: string | undefined }) {
  if (board.open === 0 && board.byMonth.length === 0) return <Empty description="起止日内没有案件" />;
  return (
    <>
      <Figures board={board} organ={organ} />
      <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
        <Charts board={board} />
      </Suspense>
      <MonthTable board={board} organ={organ} />
      <div className="board-shares">
        <ShareTable title="各办理机构" by="organ" shares={board.byOrgan} />
        <ShareTable title="各行政区划" by="district" shares={board.byDistrict} />
      </div>
    </>
  );
}
