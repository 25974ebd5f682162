import type { z } from 'zod';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { WORKLIST_CONTRACTS } from '../../../shared/contract/worklist-contracts';
import { request } from '../case/transport';

export type WorkPageAnswer = z.output<typeof WORKLIST_CONTRACTS.readWorklist.answer>;
export type WorkItem = WorkPageAnswer['items'][number];

/** What can be asked of the worklist; kept in the address of the page. */
export const WORK_FILTERS = ['mediator', 'kind', 'role', 'day', 'overdue'] as const;
export type WorkFilters = Readonly<Partial<Record<(typeof WORK_FILTERS)[number], string>>>;

/** The page after another, as far down as one has scrolled. */
export const useWorklist = (filters: WorkFilters) =>
  useInfiniteQuery({
    queryKey: ['worklist', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const asked = new URLSearchParams({ limit: '100', ...filters, ...(pageParam ? { cursor: pageParam } : {}) });
      return request<WorkPageAnswer>(`/v1/worklist?${asked}`);
    },
    getNextPageParam: ({ next }) => next,
  });
