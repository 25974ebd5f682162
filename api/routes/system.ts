import { asyncApiDocument } from '../asyncapi';
import { openApiDocument } from '../openapi';
import type { Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';

export function systemRoutes({ pool, cases }: Office): Pick<Handlers, 'health' | 'ready' | 'openapi' | 'asyncapi'> {
  return {
    health: async () => ({ body: { status: 'ok' } }),
    ready: async () => {
      const [database, engine] = await Promise.allSettled([pool.query('select 1'), cases.ping()]);
      const down = [
        database.status === 'rejected' ? 'PostgreSQL' : '',
        engine.status === 'rejected' ? 'Temporal' : '',
      ].filter(Boolean);
      if (down.length === 0) return { body: { status: 'ready' } };
      throw new Problem('unavailable', { detail: `${down.join('、')} 不可用`, retryAfterSeconds: 5 });
    },
    openapi: async () => ({ body: openApiDocument() }),
    asyncapi: async () => ({ body: asyncApiDocument() }),
  };
}
