import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULEBOOKS } from '../../shared/law/rulebooks/rulebooks';
import { statute, type Citation, type Statute } from '../../shared/law/statute';
import { ENMP } from '../../shared/law/statutes/enterprise-negotiation-mediation-provisions';
import { CQ553 } from '../../shared/law/statutes/chongqing-2023-553';
import { LIRI } from '../../shared/law/statutes/labour-inspection-provisions';

const root = join(__dirname, '../..');
const folder = join(root, 'shared/law/statutes');
const statutes: Statute[] = readdirSync(folder).flatMap((file) =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- every file of the folder, also one added tomorrow
  Object.values(require(join(folder, file)) as Record<string, Statute>),
);
const byId = new Map(statutes.map((one) => [one.id, one]));

test('every instrument has its own identifier and dated text', () => {
  expect(byId.size).toBe(statutes.length);
  for (const { id, title, short, inForceFrom, articles } of statutes) {
    expect(id).toMatch(/^[A-Z]+\d*$/);
    expect([title, short]).not.toContain('');
    expect(inForceFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(Object.values(articles).filter((text) => text.trim() === '')).toEqual([]);
  }
});

test('no article is quoted without its beginning: nothing starts with its own number', () => {
  for (const { id, articles } of statutes) {
    for (const [article, text] of Object.entries(articles)) {
      expect(`${id} ${article}: ${text.slice(0, 12)}`).not.toMatch(/: 第[零一二三四五六七八九十百]+条[ 　]/);
    }
  }
});

test('every citation of a rulebook is an article that is quoted', () => {
  const cited = RULEBOOKS.flatMap((book) => [
    book.collective.cite,
    ...Object.values(book.rules).flatMap(({ cites }) => cites),
  ]);
  const unquoted = cited.filter(({ instrument, article }) => byId.get(instrument)?.articles[article] === undefined);
  expect(unquoted).toEqual([]);
});

test('a citation reads as officials write it', () => {
  expect(ENMP.art('22')).toEqual({ instrument: 'ENMP', article: '22', label: '协商调解规定第22条' } satisfies Citation);
  expect(CQ553.art('10').label).toBe('渝人社〔2023〕553号措施10');
  expect(CQ553.art('T17').label).toBe('渝人社〔2023〕553号任务17');
});

test('a wording that was not read in an official copy says so wherever it is cited', () => {
  expect(LIRI.art('18').unverified).toContain('尚未与官方文本逐字核对');
});

test('citing an article that is not quoted does not compile, and throws if it got past', () => {
  // @ts-expect-error article 99 does not exist
  expect(() => ENMP.art('99')).toThrow(RangeError);
  const one = statute({ id: 'X', title: 't', short: 's', inForceFrom: '2024-01-01', articles: { 1: '甲' } });
  // @ts-expect-error article 2 is not quoted
  expect(() => one.art('2')).toThrow(RangeError);
  expect(one.art('1').label).toBe('s第1条');
});

/** `ENMP 22 「…」「…」` or `协商调解规定 22 「…」`: what a comment says the law says. */
function quotations(source: string): { statute: Statute; article: string; quotes: string[] }[] {
  const names = new Map(statutes.flatMap((one) => [[one.id, one] as const, [one.short, one] as const]));
  const pattern = new RegExp(
    `(${[...names.keys()].map((name) => name.replace(/[()]/g, '\\$&')).join('|')}) ?(T?\\d+)(?:\\(\\d+\\))? ?((?:「[^」]+」)+)`,
    'g',
  );
  const text = source.replace(/\n\s*(\*|\/\/) ?/g, '');
  return [...text.matchAll(pattern)].map(([, name, article, quotes]) => ({
    statute: names.get(name!)!,
    article: article!,
    quotes: quotes!.slice(1, -1).split('」「'),
  }));
}

test('what a comment quotes from an article stands in that article, word for word', () => {
  const files = ['shared', 'workflows'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(top, file)),
  );
  const found = files.flatMap((file) =>
    quotations(readFileSync(join(root, file), 'utf8')).map((one) => ({ file, ...one })),
  );
  expect(found.length).toBeGreaterThan(10);
  const wrong = found.flatMap(({ file, statute: { id, articles }, article, quotes }) =>
    quotes
      .filter((quote) => !articles[article]?.replace(/\s/g, '').includes(quote.replace(/\s/g, '')))
      .map((quote) => `${file}: ${id} ${article} 「${quote}」`),
  );
  expect(wrong).toEqual([]);
});
