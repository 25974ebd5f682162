import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Lists are read again when a case has changed; a storm of changes counts once. */
const QUIET_MS = 1_500;

/** Who has read so many pages down a list reads on undisturbed: all of them would be asked for again. */
const MOST_PAGES = 5;

const isNearItsTop = ({ state: { data } }: { readonly state: { readonly data?: unknown } }): boolean =>
  ((data as { readonly pages?: readonly unknown[] } | undefined)?.pages?.length ?? 0) <= MOST_PAGES;

/** Keeps lists as things are. What is being typed is no part of them. */
export function useLiveLists(...keys: readonly string[]): void {
  const queries = useQueryClient();
  const wanted = keys.join(' ');
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stream = new EventSource('/v1/stream');
    stream.addEventListener('case', () => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        for (const key of wanted.split(' '))
          void queries.invalidateQueries({ queryKey: [key], predicate: isNearItsTop });
      }, QUIET_MS);
    });
    return () => {
      clearTimeout(waiting);
      stream.close();
    };
  }, [queries, wanted]);
}
