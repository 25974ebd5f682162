import { createHash } from 'node:crypto';
import { calendarOf } from '../../shared/law/calendar';
import { RULEBOOKS } from '../../shared/law/rulebooks/rulebooks';

/**
 * What was published stays as it was: open cases keep their rulebook, and replaying a case does not notice an edited
 * number. A new law is a new rulebook (or a new revision of a year) with a line of its own here; a line here changes
 * only before the first release, or with the correction of a published error that the changelog names.
 */
const DIGESTS: Readonly<Record<string, string>> = {
  'national@2024-01-01': '298746ac5bffa15b0e4607188d80b6fbf9140d5fb645ed9842c172fb7411e0c3',
  'chongqing@2024-01-01': '650902511539db818d0684981c94b0ad8b508112cbb06e01a984718aae7d6453',
  'CN 2024r1': '9640c079e57744a457d87739affefb69395cd3dc9f6f9654f807280a54160751',
  'CN 2025r1': 'ebd537beec6931de040520917e9b5133e78721c9f0a2f2d628e2c50d8badd827',
  'CN 2026r1': '55896458be2fdb5a92ff28d09f5e6cad6253de19cf77dd4eb151ca31f88fa37f',
};

const published = [
  ...RULEBOOKS.map((book) => ({ id: book.id, content: book })),
  ...calendarOf([]).years.map((year) => ({ id: `CN ${year.year}r${year.revision}`, content: year })),
];

/** JSON with the keys in order, so that only a change of content changes the digest. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}

test.each(published)('$id is what was published', ({ id, content }) => {
  expect(createHash('sha256').update(canonical(content)).digest('hex')).toBe(DIGESTS[id]);
});

test('nothing that was published has disappeared', () => {
  expect(published.map(({ id }) => id).sort()).toEqual(Object.keys(DIGESTS).sort());
});

test('the order of keys does not matter, a number does', () => {
  expect(canonical({ b: 1, a: [{ d: 2, c: 3 }] })).toBe(canonical({ a: [{ c: 3, d: 2 }], b: 1 }));
  expect(canonical({ n: 15 })).not.toBe(canonical({ n: 10 }));
});
