import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lawPages } from '../../scripts/law-pages/pages';
import { actionsOf, STATUTORY_PATHS } from '../../scripts/law-pages/statutory-paths';
import { ACTIONS } from '../../shared/case/actions';

const ROOT = join(__dirname, '../..');
const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Files of shared/paths that are no path of their own. */
const SHARED_BY_PATHS = ['binding', 'guidance', 'order-of-days', 'own-side'];

test.each(lawPages(read).map(({ file, text }) => ({ page: file.slice(ROOT.length + 1), file, text })))(
  '$page is what the code says today (npm run docs)',
  ({ file, text }) => expect(read(file)).toBe(text),
);

test('every path has a page, and every page a path', () => {
  const paths = readdirSync(join(ROOT, 'shared/paths')).map((name) => name.replace(/\.ts$/, ''));
  expect(paths.filter((name) => !SHARED_BY_PATHS.includes(name)).sort()).toEqual(
    STATUTORY_PATHS.map(({ name }) => name).sort(),
  );
});

test('every action is on exactly one page', () =>
  expect(
    STATUTORY_PATHS.flatMap(actionsOf)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(ACTIONS.map(({ name }) => name).sort()));

test('every table of the handbook is filled', () => {
  for (const chapter of readdirSync(join(ROOT, 'docs/handbook'))) {
    const text = read(join(ROOT, 'docs/handbook', chapter));
    expect([chapter, /<!-- (期限|事项)：[a-z-]+ -->\n<!-- 表尾 -->/.test(text)]).toEqual([chapter, false]);
  }
});
