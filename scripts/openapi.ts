// `npm run openapi`: writes what docs/reference says of the API, from the contracts and the registry of problems.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { referencePages } from './reference-pages';

async function main(): Promise<void> {
  for (const [file, text] of await referencePages()) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
