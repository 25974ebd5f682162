/** What we use of oidc-provider, which comes without types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  type Stored = Record<string, unknown>;

  export interface Adapter {
    upsert(id: string, payload: Stored, expiresIn?: number): Promise<void>;
    find(id: string): Promise<Stored | undefined>;
    findByUid(uid: string): Promise<Stored | undefined>;
    findByUserCode(userCode: string): Promise<Stored | undefined>;
    consume(id: string): Promise<void>;
    destroy(id: string): Promise<void>;
    revokeByGrantId(grantId: string): Promise<void>;
  }

  export interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export interface Context {
    readonly oidc: {
      readonly provider: Provider;
      /** At the sign-in of a person it is always there, at the token endpoint once somebody has said who it is. */
      readonly client: Client;
      readonly session: { readonly accountId: string };
      /** What came of the page that was shown, if one was. */
      readonly result?: { readonly login?: object };
    };
    readonly ip: string;
    type: string;
    body: unknown;
    get(name: string): string;
    set(name: string, value: string): void;
  }

  export interface Client {
    readonly clientId: string;
    readonly clientSecret?: string;
    compareClientSecret(this: Client, actual: string): boolean | Promise<boolean>;
  }

  export class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>);
    proxy: boolean;
    readonly Grant: new (of: { clientId: string; accountId: string }) => Grant;
    callback(): (req: IncomingMessage, res: ServerResponse) => Promise<void>;
    interactionDetails(
      req: IncomingMessage,
      res: ServerResponse,
    ): Promise<{ readonly uid: string; readonly prompt: { readonly name: string } }>;
    interactionFinished(req: IncomingMessage, res: ServerResponse, result: Record<string, unknown>): Promise<void>;
    readonly Client: { readonly prototype: Client };
    on(event: 'server_error', listener: (context: Context, error: Error) => void): this;
    on(event: 'grant.success', listener: (context: Context) => void): this;
    on(event: 'grant.error', listener: (context: Context, error: { readonly error: string }) => void): this;
  }

  export const interactionPolicy: {
    /** When a page is shown to somebody, and why. */
    readonly Check: {
      new (reason: string, description: string, check: (context: Context) => boolean): object;
      readonly REQUEST_PROMPT: boolean;
      readonly NO_NEED_TO_PROMPT: boolean;
    };
    base(): { get(prompt: string): { readonly checks: { add(check: object): void } } };
  };

  export const errors: {
    readonly SessionNotFound: new (...of: never[]) => Error;
    readonly InvalidTarget: new () => Error;
  };
}
