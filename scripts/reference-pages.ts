import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { openApiDocument } from '../api/openapi';
import { problemsPage } from './problems-page';

const FOLDER = path.join(__dirname, '..', 'docs', 'reference');

/** The generated pages of docs/reference: path and text. */
export async function referencePages(): Promise<readonly (readonly [file: string, text: string])[]> {
  return [await page('openapi.json', JSON.stringify(openApiDocument())), await page('problems.md', problemsPage())];
}

async function page(name: string, text: string): Promise<readonly [string, string]> {
  const filepath = path.join(FOLDER, name);
  return [filepath, await format(text, { ...(await resolveConfig(filepath)), filepath })];
}
