import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

const PROJECT = path.resolve(__dirname, '../..');
/** Where one looks afterwards at what the browser has shown; not kept in the repository. */
const PICTURES = path.join(PROJECT, 'coverage/console');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Speaks only to a function's machine, which ours is not. */
const NOT_HERE = ['--single-process', '--no-zygote'];

/** A browser as caseworkers have it. Close it in afterAll. */
export function openChromium(): Promise<Browser> {
  // The package is an ES module, which jest does not load.
  const ask = `import chromium from '@sparticuz/chromium';
    console.log(JSON.stringify({ executablePath: await chromium.executablePath(), args: chromium.args }));`;
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', ask], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  const { executablePath, args } = JSON.parse(said) as { executablePath: string; args: string[] };
  return chromium.launch({ executablePath, args: args.filter((each) => !NOT_HERE.includes(each)), headless: true });
}

type Finding = {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
};

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const GRAVE = ['serious', 'critical'];

/** What keeps people from using the page as it stands (WCAG 2.2 AA, by axe-core), a line for each. */
export async function barriersOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const run = `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) => violations)`;
  const findings = await page.evaluate<readonly Finding[]>(run);
  return findings
    .filter(({ impact }) => GRAVE.includes(impact))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
}

/** By how many pixels the page is wider than its window. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: true });
}
