import type { AuditNote, Outcome } from '../../../shared/audit/entry';
import type { Actor } from '../../../shared/case/actor';

/** What is noted of an attempt to be somebody; of what was sent along, nothing. */
export type SignInAttempt = {
  readonly from: AuditNote['from'];
  /** `password` for people, `token` for systems. */
  readonly route: 'password' | 'token';
  readonly asked: string;
  /** Whose account it is, if there is one of that name. */
  readonly account?: Pick<Actor, 'id' | 'role' | 'name' | 'organ'> | undefined;
  /** Absent if it succeeded. */
  readonly outcome?: Outcome | undefined;
};

/** The note of an attempt, for the audit log. */
export function signInNote({ from, route, asked, account, outcome }: SignInAttempt): Omit<AuditNote, 'at'> {
  const { name, organ } = account ?? {};
  const named = { ...(name ? { name } : {}), ...(organ ? { organ } : {}) };
  return {
    ...(account ? { actor: { id: account.id, role: account.role, ...named } } : {}),
    ...(outcome ? { outcome } : {}),
    ...{ from, kind: 'sign-in', route, shows: 'nothing', asked, caseNos: [], status: outcome ? 401 : 200 },
  };
}
