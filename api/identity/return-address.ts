/** Where one comes to without having asked for anything. */
export const CONSOLE = '/console/';

/** An address that nobody has: only to see what an address means where it stands. */
const HERE = 'http://here.invalid';

/**
 * The path of this installation to which somebody wants to return after signing in; the console for whatever is not
 * one of our own paths, so that nobody is led elsewhere by a link to our sign-in.
 */
export function ownPath(wish: unknown): string {
  if (typeof wish !== 'string' || wish.length > 2_000 || !/^\/[\x21-\x7e]*$/.test(wish)) return CONSOLE;
  // What browsers read as another host: `//host`, `/\host`; and paths that begin so once their dots are resolved.
  if (wish.includes('\\') || !URL.canParse(wish, HERE)) return CONSOLE;
  const { origin, pathname, search, hash } = new URL(wish, HERE);
  const signsInAgain = pathname === '/auth' || pathname.startsWith('/auth/');
  if (origin !== HERE || pathname.startsWith('//') || signsInAgain) return CONSOLE;
  return pathname + search + hash;
}
