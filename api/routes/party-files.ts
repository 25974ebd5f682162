import { createHash } from 'node:crypto';
import { notePartyFileSeen, PARTY_FILE_TYPES, partyFile, partyFilesOf } from '../../db/party-files';
import { ROLES, type Actor } from '../../shared/case/actor';
import { actId } from '../acting';
import { recordedCase, type Office } from '../office';
import { takeIn } from '../party/taking-in';
import { PREVIEW_TYPE } from '../previews/picturing';
import { previewOf } from '../previews/preview';
import { Problem } from '../problem';
import type { Handlers } from '../route';

type PartyFileRoutes = 'listPartyFiles' | 'handInPartyFile' | 'readPartyFile' | 'previewPartyFile';

/** What parties have handed in, and what is scanned for them at the window. */
export function partyFileRoutes(office: Office): Pick<Handlers, PartyFileRoutes> {
  const { pool } = office;
  return {
    listPartyFiles: async ({ params: { caseNo }, actor }) => {
      await recordedCase(office, caseNo, actor);
      return { body: { caseNo, items: await partyFilesOf(pool, caseNo) } };
    },
    handInPartyFile: async ({ params: { caseNo }, query: { side, 'file-name': called }, body, actor, key }) => {
      await recordedCase(office, caseNo, actor);
      const id = fileId(actor, key);
      const bringer = { actor, caseNo, side, handedInBy: `${actor.name ?? actor.id}（${ROLES[actor.role]}）` };
      const file = await takeIn(office, bringer, { id, name: called ?? body.name, content: body.bytes });
      // Whoever scanned it has seen it.
      if (file.id === id) await noteSeen(office, actor, id);
      return { status: file.id === id ? 201 : 200, body: { caseNo, file } };
    },
    readPartyFile: async ({ params: { caseNo, id }, actor }) => {
      await recordedCase(office, caseNo, actor);
      const file = await partyFile(office, { caseNo, id });
      if (!file) throw new Problem('no-such-record', { detail: `本案没有编号为${id}的材料` });
      await noteSeen(office, actor, id);
      const name = `${file.sha256.slice(0, 12)}.${PARTY_FILE_TYPES[file.type]}`;
      return { body: { bytes: file.content, type: file.type, name } };
    },
    previewPartyFile: async ({ params: { caseNo, id }, actor }) => {
      await recordedCase(office, caseNo, actor);
      const bytes = await previewOf(office, { caseNo, id });
      if (!bytes) throw new Problem('no-such-record', { detail: `本案没有编号为${id}的材料，或者该材料没有小图` });
      return { body: { bytes, type: PREVIEW_TYPE, name: `${id}.jpg` } };
    },
  };
}

const noteSeen = ({ pool, clock }: Office, { id, name }: Actor, file: string): Promise<void> =>
  notePartyFileSeen(pool, { id: file, by: name ?? id, at: new Date(clock.now()).toISOString() });

/** The same request again, also after a crash, is about the same file: a UUID (RFC 9562, version 8) of who and key. */
function fileId(actor: Actor, key: string): string {
  const hex = createHash('sha256').update(actId(actor, key)).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
