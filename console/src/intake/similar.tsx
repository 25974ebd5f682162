import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { Alert, Form, type FormInstance } from 'antd';
import { useDeferredValue } from 'react';
import { Link } from 'react-router';
import type { CASE_CONTRACTS } from '../../../shared/contract/case-contracts';
import { request } from '../case/transport';
import type { Typed } from './opening';

type Page = z.output<typeof CASE_CONTRACTS.listCases.answer>;
const SHORTEST_NAME = 2;

/** Open cases in which the first worker appears, found while the name is typed. */
export function Similar({ form }: { readonly form: FormInstance<Typed> }) {
  const name = useDeferredValue(Form.useWatch<string | undefined>(['workers', 0, 'name'], form)?.trim() ?? '');
  const { data } = useQuery({
    queryKey: ['similar', name],
    enabled: name.length >= SHORTEST_NAME,
    staleTime: 30_000,
    queryFn: () => request<Page>(`/v1/cases?${new URLSearchParams({ q: name, open: 'true', limit: '5' })}`),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBlockStart: 16 }}
      title="同名当事人已有未结案件，请核对是不是同一争议："
      description={
        <ul>
          {data.items.map(({ caseNo, workers, employers }) => (
            <li key={caseNo}>
              <Link to={`/cases/${caseNo}`} target="_blank">
                {caseNo}
              </Link>{' '}
              {workers.join('、')} 与 {employers.join('、')}
            </li>
          ))}
        </ul>
      }
    />
  );
}
