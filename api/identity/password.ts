import { randomBytes, randomInt, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** 32 MB and some 80 ms for each guess. */
const COSTS = { N: 32_768, r: 8, p: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const LARGEST_MEMORY = 64 * 1024 * 1024;

/** Fewer characters can be guessed, more are an attack. */
export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;

/** The hash by which a password is known again, with its costs and its salt. */
export async function passwordHash(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derived(password, salt, COSTS);
  return ['scrypt', COSTS.N, COSTS.r, COSTS.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Is this the password? Without a hash it is not, and to find that takes as long. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, n, r, p, salt = '', expected = ''] = (hash ?? NOBODY).split('$');
  const costs = { N: Number(n), r: Number(r), p: Number(p) };
  const given = await derived(password, Buffer.from(salt, 'base64url'), costs);
  return timingSafeEqual(given, Buffer.from(expected, 'base64url')) && hash !== undefined;
}

const NOBODY = [
  'scrypt',
  COSTS.N,
  COSTS.r,
  COSTS.p,
  Buffer.alloc(SALT_BYTES).toString('base64url'),
  Buffer.alloc(HASH_BYTES).toString('base64url'),
].join('$');

function derived(password: string, salt: Buffer, costs: ScryptOptions): Promise<Buffer> {
  // The same letters are the same password, however a keyboard composes them.
  const text = password.normalize('NFKC');
  return new Promise((resolve, reject) => {
    scrypt(text, salt, HASH_BYTES, { ...costs, maxmem: LARGEST_MEMORY }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** None that is taken for another when it is read out. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password that nobody guesses, in four groups that can be typed: some 79 bits. */
export function randomPassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
