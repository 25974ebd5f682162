import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { request } from '../case/transport';

/** Of a list at once. */
const PAGE = '100';

type Page = { readonly next?: string | undefined };
type Filters<Name extends string> = Readonly<Partial<Record<Name, string>>>;

/** A list of the API, page after page, as far down as one has gone. `name`: what `useLiveLists` calls it. */
export const useList = <Answer extends Page>(
  name: string,
  path: string,
  filters: Readonly<Record<string, string | undefined>>,
  { refetchInterval = false }: { readonly refetchInterval?: number | false } = {},
) =>
  useInfiniteQuery({
    queryKey: [name, filters],
    initialPageParam: undefined as string | undefined,
    refetchInterval,
    queryFn: ({ pageParam }) => {
      const given = Object.entries({ limit: PAGE, ...filters, cursor: pageParam }).filter(([, value]) => value);
      return request<Answer>(`${path}?${new URLSearchParams(given as [string, string][])}`);
    },
    getNextPageParam: ({ next }) => next,
  });

/** What is asked of a list, kept in the address of the page. An empty value asks for nothing. */
export function useFilters<const Name extends string>(names: readonly Name[]) {
  const [asked, ask] = useSearchParams();
  const given = names.flatMap((name) => (asked.get(name) ? [[name, asked.get(name)]] : []));
  const filters = Object.fromEntries(given) as Filters<Name>;
  const set = (change: Readonly<Partial<Record<Name, string | undefined>>>): void => {
    const next = Object.entries({ ...filters, ...change }).filter(([, value]) => value);
    ask(new URLSearchParams(next as [string, string][]), { replace: true });
  };
  return { filters, set, clear: () => ask({}) };
}
