import { randomUUID } from 'node:crypto';
import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { paths } from './api';
import { patiently, type Patience } from './patience';
import { problemOf } from './problem';

export type YuheOptions = Patience & {
  /** `https://…`, without a path. */
  readonly baseUrl: string;
  /** The bearer token, or where a fresh one comes from; asked for each request. */
  readonly token: string | (() => string | Promise<string>);
};

/** The API, route by route, as its OpenAPI document has it. The Idempotency-Key may be left to the client. */
export type Yuhe = Client<KeyOptional<paths>>;

/**
 * A client of the API. What changes something has an Idempotency-Key: the caller's, if it must survive a restart of the
 * caller, else a new one. A request that was not answered, or only temporarily, is sent again with the same key.
 * @throws YuheProblem for every answer that is not a success.
 */
export function createYuhe({ baseUrl, token, ...patience }: YuheOptions): Yuhe {
  const client = createClient<KeyOptional<paths>>({ baseUrl, fetch: patiently(patience) });
  client.use(identified(token), keyed, outspoken);
  return client;
}

const identified = (token: YuheOptions['token']): Middleware => ({
  onRequest: async ({ request }) => {
    request.headers.set('authorization', `Bearer ${typeof token === 'string' ? token : await token()}`);
    return request;
  },
});

const keyed: Middleware = {
  onRequest: ({ request }) => {
    const isMissing = request.method === 'POST' && !request.headers.has('idempotency-key');
    if (isMissing) request.headers.set('idempotency-key', randomUUID());
    return request;
  },
};

const outspoken: Middleware = {
  onResponse: async ({ response }) => {
    if (!response.ok) throw await problemOf(response);
    return undefined;
  },
};

/** The same routes, with the key left out where the caller does not care for it. */
type KeyOptional<Paths> = { [Path in keyof Paths]: { [Method in keyof Paths[Path]]: Keyless<Paths[Path][Method]> } };

type Keyless<Operation> = Operation extends { parameters: { header: infer Header } }
  ? Omit<Operation, 'parameters'> & {
      parameters: Omit<Operation['parameters'], 'header'> & { header?: Partial<Header> };
    }
  : Operation;
