import { execFileSync } from 'node:child_process';
import path from 'node:path';

const PROJECT = path.join(__dirname, '..');
const LARGEST_OUTPUT = 64 * 1024 * 1024;

/** The types of the API, made from its committed OpenAPI document. The generator is an ES module, so it has a process. */
export function clientTypes(): string {
  const generator = path.join(PROJECT, 'node_modules', 'openapi-typescript', 'bin', 'cli.js');
  const document = path.join(PROJECT, 'docs', 'reference', 'openapi.json');
  return execFileSync(process.execPath, [generator, document], { encoding: 'utf8', maxBuffer: LARGEST_OUTPUT });
}
