// `npm run console:build`: the console for the browser, unless what is built is newer than all it is made of.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)));
const CONSOLE = join(PROJECT, 'console');
const BUILT = join(CONSOLE, 'dist', 'index.html');
const MADE_OF = [CONSOLE, join(PROJECT, 'shared'), join(PROJECT, 'client')];

/** Milliseconds since the epoch of the newest file below a folder. */
const newestIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'dist' && name !== 'node_modules')
    .reduce((newest, entry) => {
      const place = join(folder, entry.name);
      return Math.max(newest, entry.isDirectory() ? newestIn(place) : statSync(place).mtimeMs);
    }, 0);

if (!existsSync(BUILT) || statSync(BUILT).mtimeMs < Math.max(...MADE_OF.map(newestIn))) {
  console.log('Building the console …');
  const { build } = await import('vite');
  await build({ root: CONSOLE, configFile: join(CONSOLE, 'vite.config.ts'), logLevel: 'error' });
}
