import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

/** Every page written by hand; what is generated is compared elsewhere. */
const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'shared/law/README.md'],
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !/^(law|reference)\//.test(file))
    .map((file) => join('docs', file)),
].map((page) => ({ page, text: readFileSync(join(ROOT, page), 'utf8') }));

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found]) => found ?? '');

test.each(PAGES)('$page links to pages that are there', ({ page, text }) => {
  const links = all(text, /\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)/g);
  expect(links.filter((link) => !existsSync(join(ROOT, dirname(page), link)))).toEqual([]);
});

const PARTS = 'shared|workflows|activities|worker|api|db|client|docs|test|scripts|bench';

/** A decision is never edited: it may name what was there then, or what was refused. */
const OF_TODAY = PAGES.filter(({ page }) => !page.startsWith('docs/decisions/'));

test.each(OF_TODAY)('$page names files that are there', ({ text }) => {
  const named = all(text, new RegExp(`\`((?:${PARTS})/[\\w./-]+)\``, 'g'));
  expect(named.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test.each(OF_TODAY)('$page names commands that there are', ({ text }) => {
  const named = all(text, /npm run (?:-s |--silent )?([a-z][\w:-]*)/g);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
