import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Lists are read again when a case has changed; a storm of changes counts once. */
const QUIET_MS = 1_500;

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
        for (const key of wanted.split(' ')) void queries.invalidateQueries({ queryKey: [key] });
      }, QUIET_MS);
    });
    return () => {
      clearTimeout(waiting);
      stream.close();
    };
  }, [queries, wanted]);
}
