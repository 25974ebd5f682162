import type { StoredDocument } from '../../db/documents';
import type { CaseFiles } from '../../db/case-files';
import type { CaseFacts } from '../../shared/case/facts';
import { agreementOf } from '../../shared/documents/matters';
import type { Signer } from '../../shared/documents/document';

// Names that parties have drawn on their phones, on the papers that they have signed so.

const SIGNED: readonly string[] = ['mediation-agreement', 'settlement-agreement'];
const BY: readonly Signer[] = ['worker', 'employer', 'mediator'];
const PREFIX = 'signature-';

/**
 * What a paper's issue notes of the names drawn by then, by their digests: so a paper that is issued always looks the
 * same, whoever signs later.
 */
export function drawingsFor(
  { kind, about }: Pick<StoredDocument, 'kind' | 'about'>,
  facts: CaseFacts,
): Readonly<Record<string, string>> {
  const drawings = SIGNED.includes(kind) ? agreementOf({ facts, about })?.drawings : undefined;
  return Object.fromEntries(Object.entries(drawings ?? {}).map(([by, sha256]) => [`${PREFIX}${by}`, sha256]));
}

/** The pictures that belong on an issued paper, PNG. */
export async function drawnNames(
  files: Pick<CaseFiles, 'read'>,
  { caseNo, steps }: Pick<StoredDocument, 'caseNo' | 'steps'>,
): Promise<Readonly<Partial<Record<Signer, Buffer>>>> {
  const detail = steps.find(({ step }) => step === 'issued')?.detail ?? {};
  const found = await Promise.all(
    BY.map(async (by) => {
      const sha256 = detail[`${PREFIX}${by}`];
      const picture = sha256 && (await files.read({ caseNo, sha256 }));
      return picture && isDrawing(picture) ? ([[by, picture]] as const) : [];
    }),
  );
  return Object.fromEntries(found.flat());
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Twice the canvas of the party's page; nobody's picture fills the memory of the typesetter. */
const [MOST_WIDE, MOST_HIGH] = [1280, 480];

const isDrawing = (picture: Buffer): boolean =>
  picture.length > 33 &&
  picture.subarray(0, 8).equals(PNG) &&
  picture.readUInt32BE(16) <= MOST_WIDE &&
  picture.readUInt32BE(20) <= MOST_HIGH;
