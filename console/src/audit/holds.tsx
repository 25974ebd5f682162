import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import type { RETENTION_CONTRACTS } from '../../../shared/contract/retention-contracts';
import { Mark } from '../case/mark';
import { request } from '../case/transport';
import { Trouble } from '../places/trouble';
import { instantText } from './instant-text';
import { ReleaseHold } from './retention-dialogs';

type Answer = z.output<typeof RETENTION_CONTRACTS.listHolds.answer>;

/** Who demands that the file of a case stays, and who has released it. */
export function Holds({ caseNo }: { readonly caseNo: string }) {
  const [releasing, setReleasing] = useState<string>();
  const { data, error, refetch } = useQuery({
    queryKey: ['legal-holds', caseNo],
    queryFn: () => request<Answer>(`/v1/cases/${encodeURIComponent(caseNo)}/legal-holds`),
  });
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 1 }} />;
  if (data.items.length === 0) return <p>没有继续保存的要求。</p>;
  return (
    <ul aria-label="继续保存的要求" style={{ margin: 0, paddingInlineStart: 20 }}>
      {data.items.map(({ id, reason, placedBy, placedAt, releasedBy, releasedAt, releaseReason }) => (
        <li key={id}>
          {instantText(placedAt)} {placedBy.name ?? placedBy.id}：{reason}{' '}
          {releasedAt ? (
            <Mark>
              {instantText(releasedAt)} {releasedBy?.name ?? releasedBy?.id}解除：{releaseReason}
            </Mark>
          ) : (
            <Button size="small" onClick={() => setReleasing(id)}>
              解除
            </Button>
          )}
        </li>
      ))}
      {releasing && <ReleaseHold caseNo={caseNo} id={releasing} close={() => setReleasing(undefined)} />}
    </ul>
  );
}
