import { useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import {
  readActions,
  readBinding,
  readCase,
  readCaseAt,
  readDeadlines,
  readDocket,
  readPath,
  readStatute,
  type Actions,
  type StatuteText,
} from './case-requests';
import type { Binding, CasePath, DocketLine } from './paper-shapes';
import type { CaseFile, Deadline } from './shapes';

const key = (caseNo: string, part?: string) => ['case', caseNo, ...(part ? [part] : [])] as const;

export const useCase = (caseNo: string): UseQueryResult<CaseFile> =>
  useQuery({ queryKey: key(caseNo, 'file'), queryFn: () => readCase(caseNo) });

export const useDeadlines = (caseNo: string): UseQueryResult<{ today: string; deadlines: readonly Deadline[] }> =>
  useQuery({ queryKey: key(caseNo, 'deadlines'), queryFn: () => readDeadlines(caseNo) });

export const useActions = (caseNo: string): UseQueryResult<Actions> =>
  useQuery({ queryKey: key(caseNo, 'actions'), queryFn: () => readActions(caseNo) });

export const useDocket = (caseNo: string): UseQueryResult<readonly DocketLine[]> =>
  useQuery({ queryKey: key(caseNo, 'docket'), queryFn: () => readDocket(caseNo) });

export const usePath = (caseNo: string): UseQueryResult<CasePath> =>
  useQuery({ queryKey: key(caseNo, 'path'), queryFn: () => readPath(caseNo) });

export const useBinding = (caseNo: string): UseQueryResult<Binding> =>
  useQuery({ queryKey: key(caseNo, 'binding'), queryFn: () => readBinding(caseNo) });

/** The text of a statute; it does not change while one looks at a case. */
export const useStatute = (id: string, wanted: boolean): UseQueryResult<StatuteText> =>
  useQuery({ queryKey: ['statute', id], queryFn: () => readStatute(id), enabled: wanted, staleTime: Infinity });

/** Reads everything of the case again; what is being typed is no part of it. */
export const refreshCase = (queries: QueryClient, caseNo: string): Promise<void> =>
  queries.invalidateQueries({ queryKey: key(caseNo) });

const PAUSE_MS = 250;
const MOST_TRIES = 40;

/** Reads the case again as soon as it is recorded up to that entry; what one has just done is on the page. */
export async function refreshCaseAt(queries: QueryClient, caseNo: string, seq: number): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const recorded = await readCaseAt(caseNo, seq).catch(() => undefined);
    if (recorded) break;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  await refreshCase(queries, caseNo);
}

/** Keeps the page as the file is: whatever anybody enters is read again as soon as it is recorded. */
export function useLiveCase(caseNo: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    const stream = new EventSource(`/v1/stream?caseNo=${encodeURIComponent(caseNo)}`);
    stream.addEventListener('case', () => void refreshCase(queries, caseNo));
    return () => stream.close();
  }, [caseNo, queries]);
}
