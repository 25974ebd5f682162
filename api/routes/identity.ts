import { randomUUID } from 'node:crypto';
import { ROLES, type Actor } from '../../shared/case/actor';
import { discoveryDocument, LIFETIME_SECONDS, type DevelopmentIssuer } from '../development-issuer';
import { Problem } from '../problem';
import type { Handlers } from '../route';

type IdentityRoutes = 'whoAmI' | 'issuer' | 'keys' | 'issueToken';

/** Who one is; and, where the installation has one, the development issuer. */
export function identityRoutes(issuer: DevelopmentIssuer | undefined): Pick<Handlers, IdentityRoutes> {
  const enabled = (): DevelopmentIssuer => {
    if (issuer) return issuer;
    throw new Problem('not-found', { detail: '本系统没有启用开发用签发者' });
  };
  return {
    whoAmI: async ({ visitor: { actor, organName, signedInAt } }) => ({
      body: {
        ...actor,
        roleLabel: ROLES[actor.role],
        ...(organName === undefined ? {} : { organName }),
        ...(signedInAt === undefined ? {} : { loggedInAt: signedInAt }),
      },
    }),
    issuer: async () => ({ body: discoveryDocument(enabled()) }),
    keys: async () => ({ body: { keys: [{ ...enabled().jwk }] } }),
    issueToken: async ({ body: { id, role, scope, ...rest } }) => {
      const { sign } = enabled();
      if (role === 'system') throw new Problem('forbidden', { detail: '系统角色不能登录' });
      const actor: Actor = { id: id ?? `${role}-${randomUUID()}`, role, ...rest };
      return { body: { access_token: await sign(actor, scope), token_type: 'Bearer', expires_in: LIFETIME_SECONDS } };
    },
  };
}
