import path from 'node:path';
import { openApiDocument } from '../api/openapi';
import { problemsPage } from './problems-page';

const FOLDER = path.join(__dirname, '..', 'docs', 'reference');

/** The generated pages of docs/reference: path and text. */
export function referencePages(): readonly (readonly [file: string, text: string])[] {
  return [
    [path.join(FOLDER, 'openapi.json'), `${JSON.stringify(openApiDocument(), null, 1)}\n`],
    [path.join(FOLDER, 'problems.md'), problemsPage()],
  ];
}
