import type { z } from 'zod';

/** What is exchanged with one partner, by name (`mandate.result`), seen from us. */
export type Contract = {
  /** What we send. What a schema does not name is not sent, whatever a case may hold. */
  readonly sends: Readonly<Record<string, z.ZodType>>;
  /** What we receive. What a schema does not name is not kept from being there, but not looked at. */
  readonly receives: Readonly<Record<string, z.ZodType>>;
};

/** What a message of this name says, once it has been received. */
export type Received<C extends Contract, Name extends keyof C['receives']> = z.output<C['receives'][Name]>;
