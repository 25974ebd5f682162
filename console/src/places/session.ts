import { useQuery } from '@tanstack/react-query';
import { ProblemError, request } from '../case/transport';

/** Who has signed in. */
export type Me = {
  readonly id: string;
  readonly role: string;
  readonly roleLabel: string;
  readonly name?: string;
  readonly organ?: string;
  readonly organName?: string;
};

/** Goes to sign in, and comes back to this page. */
export function goToSignIn(): void {
  const here = location.pathname + location.search;
  location.assign(`/auth/login?return=${encodeURIComponent(here)}`);
}

export function useMe() {
  return useQuery({
    queryKey: ['me'],
    staleTime: 300_000,
    queryFn: async () => {
      try {
        return await request<Me>('/v1/me');
      } catch (error) {
        if (error instanceof ProblemError && error.document.status === 401) goToSignIn();
        throw error;
      }
    },
  });
}

export async function signOut(): Promise<void> {
  await fetch('/auth/logout', { method: 'POST', headers: { 'X-Yuhe-Console': '1' } });
  location.assign('/auth/login?return=/console/');
}
