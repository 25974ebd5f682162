// `npm run docs`: the pages of the law, and the tables of the handbook, as the code has them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { lawPages } from './law-pages/pages';

for (const { file, text } of lawPages((path) => readFileSync(path, 'utf8'))) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
