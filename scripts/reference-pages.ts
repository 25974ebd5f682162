import path from 'node:path';
import { asyncApiDocument } from '../api/asyncapi';
import { openApiDocument } from '../api/openapi';
import { problemsPage } from './problems-page';

const FOLDER = path.join(__dirname, '..', 'docs', 'reference');

type Page = readonly [file: string, text: string];

export const asyncApiPage = (): Page => [
  path.join(FOLDER, 'asyncapi.json'),
  `${JSON.stringify(asyncApiDocument(), null, 1)}\n`,
];

/** The generated pages of docs/reference: path and text. */
export function referencePages(): readonly Page[] {
  return [
    [path.join(FOLDER, 'openapi.json'), `${JSON.stringify(openApiDocument(), null, 1)}\n`],
    [path.join(FOLDER, 'problems.md'), problemsPage()],
    asyncApiPage(),
  ];
}
