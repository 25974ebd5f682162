import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, type PDFContext } from '@cantoo/pdf-lib';
import { contentOf } from './pdf-text';

const key = (name: string): PDFName => PDFName.of(name);

/**
 * Why a file is not fit for the archive (ISO 19005-2, level A), as far as its structure shows it; empty if nothing. The
 * whole standard was proved once with a validator: see the decision on papers as archives keep them.
 */
export async function faultsOf(pdf: Uint8Array): Promise<string[]> {
  const { context, catalog } = await PDFDocument.load(pdf, { updateMetadata: false, ignoreEncryption: true });
  const dicts = context.enumerateIndirectObjects().flatMap(([, object]) => dictOf(object));
  const metadata = catalog.lookupMaybe(key('Metadata'), PDFRawStream as never) as PDFRawStream | undefined;
  const xmp = metadata ? contentOf(metadata) : '';
  return [
    ...(/<pdfaid:part>2<\/pdfaid:part>/.test(xmp) ? [] : ['its metadata do not claim part 2']),
    ...(/<pdfaid:conformance>A<\/pdfaid:conformance>/.test(xmp) ? [] : ['its metadata do not claim level A']),
    ...(hasOutputIntent(catalog) ? [] : ['its colours have no output intent']),
    ...(String(catalog.lookupMaybe(key('MarkInfo'), PDFDict)?.get(key('Marked'))) === 'true'
      ? []
      : ['it is not marked']),
    ...(catalog.has(key('StructTreeRoot')) ? [] : ['it has no structure']),
    ...(catalog.has(key('Lang')) ? [] : ['it names no language']),
    ...(context.trailerInfo.Encrypt ? ['it is encrypted'] : []),
    ...dicts.flatMap((dict) => [...actionsIn(dict), ...fontFaults(dict, context)]),
  ];
}

function dictOf(object: unknown): PDFDict[] {
  if (object instanceof PDFRawStream) return [object.dict];
  return object instanceof PDFDict ? [object] : [];
}

function hasOutputIntent(catalog: PDFDict): boolean {
  const intents = catalog.lookupMaybe(key('OutputIntents'), PDFArray);
  const [intent] = intents?.asArray().map((_, i) => intents.lookup(i, PDFDict)) ?? [];
  return intent?.get(key('S')) === key('GTS_PDFA1') && intent.has(key('DestOutputProfile'));
}

/** What would run by itself, or bring something along. */
const FORBIDDEN = [
  'JavaScript',
  'JS',
  'AA',
  'OpenAction',
  'Launch',
  'EmbeddedFiles',
  'XFA',
  'NeedAppearances',
] as const;

const actionsIn = (dict: PDFDict): string[] =>
  FORBIDDEN.filter((name) => dict.has(key(name)) || dict.get(key('S')) === key(name)).map((name) => `it has ${name}`);

/** Every font is in the file, cut to what is used, and says which characters its glyphs are. */
function fontFaults(dict: PDFDict, context: PDFContext): string[] {
  if (dict.get(key('Type')) !== key('Font')) return [];
  const name = String(dict.get(key('BaseFont')));
  if (dict.get(key('Subtype')) === key('Type0'))
    return dict.has(key('ToUnicode')) ? [] : [`${name} says no characters`];
  const descriptor = context.lookupMaybe(dict.get(key('FontDescriptor')), PDFDict);
  const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((file) => descriptor?.has(key(file)));
  return [
    ...(embedded ? [] : [`${name} is not in the file`]),
    ...(/^\/[A-Z]{6}\+/.test(name) ? [] : [`${name} is in it whole`]),
  ];
}
