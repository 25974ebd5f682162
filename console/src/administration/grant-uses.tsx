import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { DATA_GRANT_CONTRACTS } from '../../../shared/contract/data-grant-contracts';
import { request } from '../case/transport';
import { momentText } from '../exchange/message-names';
import { Trouble } from '../places/trouble';

type Uses = z.output<typeof DATA_GRANT_CONTRACTS.listGrantUses.answer>;

/** Who has looked under a grant, when, at which cases. */
export function GrantUses({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['data-grants', id, 'uses'],
    queryFn: () => request<Uses>(`/v1/data-grants/${id}/uses`),
  });
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 2 }} />;
  if (data.items.length === 0) return <p>尚未查阅过。</p>;
  return (
    <ul aria-label="使用记录" style={{ margin: 0, paddingInlineStart: 20 }}>
      {data.items.map(({ actor, caseNos, usedAt }) => (
        <li key={usedAt}>
          {momentText(usedAt)} {actor.name ?? actor.id}：{caseNos.length > 0 ? caseNos.join('、') : '没有案件'}
        </li>
      ))}
    </ul>
  );
}
