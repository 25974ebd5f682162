import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const PROJECT = path.resolve(__dirname, '../..');
const DIST = path.join(PROJECT, 'console/dist');

type Chunk = { readonly file: string; readonly css?: readonly string[]; readonly imports?: readonly string[] };

/** The console as `npm start` builds it, file by file. */
export type BuiltConsole = {
  /** Kilobytes, compressed, of all that these pages and what they import bring to the browser. */
  kilobytes(...sources: readonly string[]): number;
  /** What is brought along with a page, as the build names it. */
  filesOf(source: string): readonly string[];
  readonly page: string;
};

/** The console that was built before the tests began (`test/support/global-setup.ts`). */
export function builtConsole(): BuiltConsole {
  const chunks = JSON.parse(readFileSync(path.join(DIST, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const reached = (source: string, seen = new Set<string>()): Set<string> => {
    const chunk = chunks[source];
    if (!chunk) throw new Error(`the build has no ${source}`);
    if (seen.has(source)) return seen;
    seen.add(source);
    for (const each of chunk.imports ?? []) reached(each, seen);
    return seen;
  };
  const filesOf = (...sources: readonly string[]): string[] => {
    const all = sources.flatMap((source) => [...reached(source)]).flatMap((each) => filesIn(chunks[each]!));
    return [...new Set(all)];
  };
  const sizeOf = (file: string): number => gzipSync(readFileSync(path.join(DIST, file))).length;
  return {
    filesOf,
    kilobytes: (...sources) => Math.ceil(filesOf(...sources).reduce((sum, file) => sum + sizeOf(file), 0) / 1024),
    page: readFileSync(path.join(DIST, 'index.html'), 'utf8'),
  };
}

const filesIn = ({ file, css = [] }: Chunk): readonly string[] => [file, ...css];
