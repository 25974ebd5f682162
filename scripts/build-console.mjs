// `npm run console:build`: the console for the browser, unless what is built is newer than all it is made of.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)));
const CONSOLE = join(PROJECT, 'console');
const DIST = join(CONSOLE, 'dist');
const BUILT = join(DIST, 'index.html');
const MADE_OF = [CONSOLE, join(PROJECT, 'shared'), join(PROJECT, 'client')];

/** Milliseconds since the epoch of the newest file below a folder. */
const newestIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'dist' && name !== 'node_modules')
    .reduce((newest, entry) => {
      const place = join(folder, entry.name);
      return Math.max(newest, entry.isDirectory() ? newestIn(place) : statSync(place).mtimeMs);
    }, 0);

/** Built aside and moved in whole: who reads the console meanwhile, or builds it too, meets no half of it. */
async function build() {
  // Whoever asks, a test too: the libraries have other, larger code for development.
  process.env.NODE_ENV = 'production';
  const { build: make } = await import('vite');
  const aside = join(PROJECT, '.yuhe', `console-${process.pid}`);
  mkdirSync(dirname(aside), { recursive: true });
  await make({
    root: CONSOLE,
    configFile: join(CONSOLE, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: aside, emptyOutDir: true },
  });
  await make({
    root: join(CONSOLE, 'verifier'),
    configFile: join(CONSOLE, 'verifier', 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: join(aside, 'verifier') },
  });
  try {
    rmSync(DIST, { recursive: true, force: true });
    renameSync(aside, DIST);
  } catch (error) {
    // Somebody else has moved in what was built of the same at this very moment.
    if (!existsSync(BUILT)) throw error;
    rmSync(aside, { recursive: true, force: true });
  }
}

if (!existsSync(BUILT) || statSync(BUILT).mtimeMs < Math.max(...MADE_OF.map(newestIn))) {
  console.log('Building the console …');
  await build();
}
