import { signingKeys } from '../../db/signing-keys';
import type { Office } from '../office';
import type { Handlers } from '../route';

export function signingRoutes({ pool, clock }: Office): Pick<Handlers, 'listSigningKeys'> {
  return {
    listSigningKeys: async () => {
      const asOf = new Date(clock.now()).toISOString();
      return { body: { asOf, keys: [...(await signingKeys(pool))] } };
    },
  };
}
