import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { DocumentModel, Signer } from '../../shared/documents/document';
import { chineseDay, dayNumber, partsOfDay, startOfDay } from '../../shared/law/local-date';

/** What is put onto a finished document. */
export type Marks = {
  /** The code that verifies it, SVG. */
  readonly qr?: string;
  /** Names drawn by hand, PNG. */
  readonly signatures?: Readonly<Partial<Record<Signer, Buffer>>>;
  /** The picture of the issuer's seal (印章), over name and date. Only beside an electronic seal, which is what counts. */
  readonly seal?: boolean;
};

/** PDF/A-2, level A: archivable, tagged, every text extractable. */
const STANDARD = 'a-2a';
/** Memoised layouts are let go after so many documents that did not need them. */
const MEMORY = 8;

const FONTS = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
] as const;

let compiler: NodeCompiler | undefined;
const layout = readFileSync(join(__dirname, 'layout.typ'), 'utf8');

/**
 * Puts an installation's own faces beside those of the project, before the first document is set. The layout takes
 * those that GB/T 9704 asks for by their names, and the free ones where there are none.
 * @throws if the folder cannot be read
 */
export function useFaces(folder: string): void {
  own = readdirSync(folder)
    .filter((name) => /\.(ttf|otf|ttc)$/i.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name)));
  compiler = undefined;
}

let own: readonly Buffer[] = [];

/** Thirty megabytes and more: read once, with the first document. */
const fonts = (): Buffer[] => [...FONTS.map((file) => readFileSync(require.resolve(file))), ...own];

/** No font of the machine: with the same faces in the folder, every machine makes the same bytes. */
function theCompiler(): NodeCompiler {
  return (compiler ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts() }], workspace: dirname(__filename) }));
}

/**
 * The document as PDF/A with subset fonts. The same model and marks give the same bytes: the only time in the file is
 * the day on the paper.
 */
export function pdfOf(model: DocumentModel, { qr, signatures = {}, seal = false }: Marks = {}): Buffer {
  const { year, month, dayOfMonth } = partsOfDay(dayNumber(model.on));
  const data = { ...model, date: { year, month, day: dayOfMonth }, day: chineseDay(model.on) };
  const drawn = Object.fromEntries(Object.entries(signatures).map(([by, picture]) => [by, [...picture]]));
  const compiling = theCompiler();
  const pdf = compiling.pdf(
    {
      mainFileContent: layout,
      inputs: {
        model: JSON.stringify(data),
        marks: JSON.stringify({ ...(qr ? { qr } : {}), signatures: drawn, seal }),
      },
    },
    { pdfStandard: STANDARD, creationTimestamp: startOfDay(model.on) / 1000 },
  );
  compiling.evictCache(MEMORY);
  return pdf;
}
