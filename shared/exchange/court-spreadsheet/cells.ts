import { isLocalDate, type LocalDate } from '../../law/local-date';

// What a cell of a spreadsheet says, in the ways in which people and Excel write it.

/** Full-width digits, letters and marks become ordinary ones; runs of blanks, and what cannot be seen, go. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** A civil day: 2026-08-03, 2026/8/3, 2026.8.3, 2026年8月3日 or 20260803; nothing for a day that does not exist. */
export function dayOf(text: string): LocalDate | undefined {
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 0{1,2}:00(?::00)?)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}

/** An amount in yuan as fen, without the detour over a float; nothing if it is not one of at most two decimals. */
export function fenOf(text: string): number | undefined {
  const bare = text
    .replace(/^[¥￥]/, '')
    .replace(/元$/, '')
    .trim();
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,10})(?:\.(\d{1,2})0*)?$/.exec(bare);
  if (!match) return undefined;
  const [, whole = '', decimals = ''] = match;
  return Number(whole.replaceAll(',', '')) * 100 + Number(decimals.padEnd(2, '0'));
}

/** A case number with half-width brackets and without blanks; nothing if it is none: (2026)渝0103诉前调02215号. */
export function caseNumberOf(text: string): { readonly caseNo: string; readonly court: string } | undefined {
  const caseNo = plain(text)
    .replaceAll(' ', '')
    .replace(/^[[〔【](\d{4})[\]〕】]/, '($1)');
  const court =
    /^\(\d{4}\)(\p{Script=Han}\d{0,4})\p{Script=Han}[\p{Script=Han}\d]*\d+号(之[一二三四五六七八九十]+)?$/u.exec(
      caseNo,
    )?.[1];
  return court === undefined ? undefined : { caseNo, court };
}

/** Whose number it is: a person's (身份证, also with masked digits), or an organisation's (统一社会信用代码). */
export function holderOf(number: string): 'person' | 'organisation' | undefined {
  if (/^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(number)) return 'person';
  if (/^[1-9]\d{5}[\d*]{8,11}[\dX*]{1,4}$/.test(number) && number.includes('*') && number.length === 18)
    return 'person';
  return /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(number) ? 'organisation' : undefined;
}

/** What kind of organisation a unified social credit code belongs to: its first two characters say it. */
export function organisationKindOf(number: string) {
  const [authority, kind] = number;
  if (authority === '9') return kind === '2' ? 'sole-proprietorship' : 'enterprise';
  if (authority === '1') return kind === '1' ? 'government' : kind === '2' ? 'public-institution' : 'other';
  if (authority === '5') return 'social-organisation';
  return number ? 'other' : 'enterprise';
}
