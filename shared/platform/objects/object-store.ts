import { createHash } from 'node:crypto';

/**
 * Where files lie, each under the SHA-256 of its bytes (hexadecimal): what is read under a name is what was kept under
 * it, or an error. What lies there is encrypted already; the store knows neither cases nor keys.
 */
export type ObjectStore = {
  /** Keeps bytes, for ever once it has returned; the same bytes again change nothing. Returns their name. */
  put(bytes: Buffer): Promise<string>;
  /** @throws ObjectMissing, ObjectAltered, StoreOutage. */
  get(name: string): Promise<Buffer>;
  /** Nothing lies under that name afterwards, whether anything did or not. */
  remove(name: string): Promise<void>;
};

/** Nothing lies under that name. */
export class ObjectMissing extends Error {
  constructor(name: string) {
    super(`the store of files has no object ${name}`);
  }
}

/** What lies under that name is not what was kept under it. */
export class ObjectAltered extends Error {
  constructor(name: string, options?: ErrorOptions) {
    super(`the object ${name} in the store of files was altered`, options);
  }
}

/** The store does not answer, or refuses to: what was asked of it may be asked again. */
export class StoreOutage extends Error {
  /** As a lost connection is called: whoever meets it says that it may be tried again. */
  readonly code = 'ECONNSTORE';
}

/** The name of bytes. */
export const nameOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Bytes that were read under a name. @throws ObjectAltered if they are others than were kept. */
export function asKept(name: string, bytes: Buffer): Buffer {
  if (nameOf(bytes) !== name) throw new ObjectAltered(name);
  return bytes;
}

const NAME = /^[0-9a-f]{64}$/;

/** Where an object lies below the folder or the bucket. @throws Error for what is no name: no path comes from outside. */
export function placeOf(name: string): string {
  if (!NAME.test(name)) throw new Error('an object is named by a SHA-256');
  return `${name.slice(0, 2)}/${name}`;
}
