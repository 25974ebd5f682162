import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withTables } from './handbook';
import { lawPage } from './law-page';
import { STATUTORY_PATHS } from './statutory-paths';

const DOCS = join(__dirname, '../../docs');
const HANDBOOK = join(DOCS, 'handbook');

/** Every page that follows from the code: the law's, and the handbook's chapters with their tables. */
export function lawPages(read: (file: string) => string): readonly { file: string; text: string }[] {
  const law = STATUTORY_PATHS.map((path) => ({ file: join(DOCS, 'law', `${path.name}.md`), text: lawPage(path) }));
  const chapters = existsSync(HANDBOOK) ? readdirSync(HANDBOOK).filter((file) => file.endsWith('.md')) : [];
  return [
    ...law,
    ...chapters.map((chapter) => {
      const file = join(HANDBOOK, chapter);
      return { file, text: withTables(read(file)) };
    }),
  ];
}
