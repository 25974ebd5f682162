import { partyFile } from '../../db/party-files';
import type { Side } from '../../shared/case/actor';
import type { Office } from '../office';
import { pictured } from './picturing';

/** The small picture of a file; undefined if the case has no such file (of that side), or it cannot be drawn. */
export async function previewOf(
  office: Office,
  ref: { readonly caseNo: string; readonly id: string; readonly side?: Side },
): Promise<Buffer | undefined> {
  const file = await partyFile(office, ref);
  if (!file) return undefined;
  const preview = { caseNo: ref.caseNo, sha256: file.sha256, rendition: 'preview' as const };
  const known = await office.files.read(preview);
  if (known) return known;
  const picture = await pictured(file.type, file.content);
  // Kept with its file, under the same key, and goes with it.
  if (picture) await office.files.keep(preview, picture);
  return picture;
}
