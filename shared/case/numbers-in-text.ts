import type { PersonalKind } from './personal';

// People type numbers of people into any text. Those that show by themselves what they are become tokens like a marked
// field; names, addresses, landlines and accounts of organisations do not show it, and stay as they were typed.

/** A number of a person within a text: [from, to) in UTF-16 units. */
export type NumberInText = { readonly kind: PersonalKind; readonly from: number; readonly to: number };

type Pattern = {
  readonly kind: PersonalKind;
  readonly pattern: RegExp;
  /** Whether the digits, without what separates them, are such a number. */
  readonly holds: (digits: string) => boolean;
};

/** The stricter first: what is an identity number is no card. */
const PATTERNS: readonly Pattern[] = [
  {
    kind: 'identity-number',
    pattern: /(?<![\dA-Za-z])\d{6}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3}[\dXx](?![\dA-Za-z])/g,
    holds: isIdentityNumber,
  },
  {
    kind: 'bank-account',
    pattern: /(?<!\d)(?:\d{6}[ -]\d{10,13}|\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?)(?!\d)/g,
    holds: isCardNumber,
  },
  { kind: 'phone', pattern: /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g, holds: () => true },
];

/** Fewer digits than a telephone has: the usual text, over which nothing is searched. */
const ENOUGH_DIGITS = /[\d０-９](?:[ \-－\u3000\u00a0]?[\d０-９]){10}/;

/** Every identity number, mobile phone and bank card in a text, in order; none overlaps another. */
export function numbersIn(text: string): readonly NumberInText[] {
  if (!ENOUGH_DIGITS.test(text)) return [];
  const narrow = narrowed(text);
  return PATTERNS.reduce<readonly NumberInText[]>((found, { kind, pattern, holds }) => {
    const more = [...narrow.matchAll(pattern)]
      .filter(([match]) => holds(match.replaceAll(/[ -]/g, '')))
      .map(({ 0: match, index }) => ({ kind, from: index, to: index + match.length }))
      .filter(({ from, to }) => found.every((each) => to <= each.from || from >= each.to));
    return [...found, ...more];
  }, []).toSorted((a, b) => a.from - b.from);
}

/** Full-width digits, letters and signs as ASCII, each one unit for one unit. */
const narrowed = (text: string): string =>
  text.replaceAll(/[！-～\u3000\u00a0]/g, (wide) =>
    /[\u3000\u00a0]/.test(wide) ? ' ' : String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** GB 11643-1999: eighteen places with the day of birth, the last one a check (ISO 7064, MOD 11-2). */
function isIdentityNumber(text: string): boolean {
  if (!/^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(text[place]), 0);
  return CHECKS[sum % 11] === text[17]?.toUpperCase();
}

/** A card as banks issue them: 62…, 4…, 51…–55…, 35…, 60…, 9558…, 9559…; 16 to 19 digits that pass Luhn (ISO/IEC 7812-1). */
function isCardNumber(digits: string): boolean {
  if (!/^(?:62|60|4|5[1-5]|35|9558|9559)\d+$/.test(digits) || digits.length < 16 || digits.length > 19) return false;
  const sum = [...digits].toReversed().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
