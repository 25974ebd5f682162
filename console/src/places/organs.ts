import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import type { ADMINISTRATION_CONTRACTS } from '../../../shared/contract/administration-contracts';
import { request } from '../case/transport';

type Organs = z.output<typeof ADMINISTRATION_CONTRACTS.listOrgans.answer>;
export type Organ = Organs['items'][number];

/** The directory of organisations seldom changes; who changes it says so to this query. */
const FRESH_MS = 600_000;

/** All organisations that are entered. */
export const useOrgans = () =>
  useQuery({ queryKey: ['organs'], staleTime: FRESH_MS, queryFn: () => request<Organs>('/v1/organs') });

/** What an organisation is called; its number while nobody knows, or if it is not entered. */
export function useOrganTitle(): (id: string) => string {
  const { data } = useOrgans();
  return (id) => data?.items.find((each) => each.id === id)?.title ?? id;
}
