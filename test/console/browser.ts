import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright-core';

const run = promisify(execFile);

/** Where one looks afterwards at what the browser has shown; not kept in the repository. */
const PICTURES = path.resolve(__dirname, '../../coverage/console');

/** The browser's package exists as an ES module only; it is asked from outside jest. */
const ASK = `import('@sparticuz/chromium').then(async ({ default: it }) =>
  console.log(JSON.stringify({ executable: await it.executablePath(), args: it.args })))`;
/** In one process, the browser ends with its first page. */
const NOT_WANTED = ['--single-process', '--no-zygote'];

/** A real Chromium. End it with `close()` in afterAll. */
export async function openBrowser(): Promise<Browser> {
  const { stdout } = await run(process.execPath, ['-e', ASK]);
  const { executable, args } = JSON.parse(stdout) as { executable: string; args: string[] };
  return chromium.launch({
    executablePath: executable,
    args: args.filter((each) => !NOT_WANTED.includes(each)),
    headless: true,
  });
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

/** What moves has come to rest: of a page that is still fading in, nobody can say what it looks like. */
const AT_REST = `(async () => {
  await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
  const passing = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(passing.map((each) => each.finished));
})()`;

/** Waits until nothing on the page moves any more. */
export const atRest = (page: Page): Promise<unknown> => page.evaluate(AT_REST);

/** What axe-core says against a page by WCAG 2.2 AA: rule and place. The page must have been opened with `bypassCSP`. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  await atRest(page);
  await page.evaluate(AXE);
  const found = await page.evaluate(
    async (tags) =>
      (
        await (
          globalThis as unknown as { axe: { run(d: unknown, o: object): Promise<{ violations: unknown }> } }
        ).axe.run((globalThis as unknown as { document: unknown }).document, { runOnly: tags })
      ).violations,
    WCAG,
  );
  return (found as readonly Violation[]).flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
}

/** By how many pixels the page is wider than its window. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await atRest(page);
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: true });
}
