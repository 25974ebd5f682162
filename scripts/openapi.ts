// `npm run openapi`: writes what docs/reference says of the API, from the contracts and the registry of problems.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { referencePages } from './reference-pages';

for (const [file, text] of referencePages()) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
