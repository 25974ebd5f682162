import { createHash } from 'node:crypto';
import { discardPartyFile, keepPartyFile, partyFilesOf, type PartyFile } from '../../db/party-files';
import type { Actor, Side } from '../../shared/case/actor';
import { act } from '../acting';
import type { Office } from '../office';
import { Problem } from '../problem';
import { isHeic, shownName, typeByContent } from './photo';

/** Largest file of a party, in MB. */
const MOST_MB = 10;
export const MOST_BYTES = MOST_MB * 1024 * 1024;

/** How an iPhone gives a photo that everybody can open. */
const HEIC =
  '这是iPhone的HEIC照片，很多电脑打不开。请这样做：打开“设置—相机—格式”，选择“兼容性最佳”，再拍一次；或者给照片截屏，提交截屏';

/** Who hands in a file, and for which side: a party on its own page, or somebody of the organisation for a party. */
export type Bringer = {
  readonly actor: Actor;
  readonly caseNo: string;
  readonly side: Side;
  /** As lists show it. */
  readonly handedInBy: string;
};

/** What is handed in; the same `id` again is the same file. */
type HandedIn = { readonly id: string; readonly name: string | undefined; readonly content: Buffer };

/**
 * Takes in a photo or a paper: kept with the case, and entered in its docket by its digest. The very same content of a
 * side once more changes nothing, and the file that is known is returned.
 * @throws Problem `unsupported-media-type` for what is no photo or PDF, `too-large` if the case takes no more files, and
 *   what the case itself says.
 */
export async function takeIn(
  office: Office,
  bringer: Bringer,
  { id, name: given, content }: HandedIn,
): Promise<PartyFile> {
  const type = typeByContent(content);
  if (!type) {
    const detail = isHeic(content) ? HEIC : '不能识别这个文件，请提交照片（jpg、png）或者pdf文件';
    throw new Problem('unsupported-media-type', { detail });
  }
  const { caseNo, side, handedInBy } = bringer;
  const sha256 = createHash('sha256').update(content).digest('hex');
  const file = { id, caseNo, side, name: shownName(given), type, sha256, handedInBy };
  const handedInAt = new Date(office.clock.now()).toISOString();
  const kept = await keepPartyFile(office, { ...file, handedInAt }, content);
  if (kept === 'full') throw new Problem('too-large', { detail: '本案不能再接收更多文件，请联系调解组织' });
  const there = (await partyFilesOf(office.pool, caseNo, side)).find((each) => each.sha256 === sha256);
  if (!there) throw new Error(`the file ${id} was kept and is gone`);
  // Also what was kept before a crash, and may not have been entered.
  if (there.id === id) await entered(office, bringer, file);
  return there;
}

/** @throws Problem `too-large` for a file that is never taken. */
export function mustBeTaken(bytes: number): void {
  if (bytes > MOST_BYTES) throw new Problem('too-large', { detail: `文件不得超过 ${MOST_MB} MB` });
}

/** The docket knows what was handed in; what the case does not take is not kept. */
async function entered(
  office: Office,
  { actor, caseNo, side }: Bringer,
  { id, name, sha256 }: { readonly id: string; readonly name: string; readonly sha256: string },
): Promise<void> {
  const request = { name: 'standing.attach-evidence' as const, input: { name, by: side, sha256 } };
  await act(office, { caseNo, request }, actor, id).catch(async (error: unknown) => {
    if (error instanceof Problem && ['refused', 'forbidden'].includes(error.slug))
      await discardPartyFile(office.pool, id);
    throw error;
  });
}
