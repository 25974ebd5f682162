import type { Pool } from 'pg';
import type { KeyChest } from '../shared/platform/keys/key-chest';
import { nameOf, ObjectAltered, type ObjectStore } from '../shared/platform/objects/object-store';
import { caseKeyring, Erased } from './case-keyring';
import { announceObject, caseObject, keepCaseObject, removeObjects, type Rendition } from './case-objects';

/** A content within a case, by its SHA-256 (hexadecimal): as it was handed in, or a small picture of it. */
export type FileRef = { readonly caseNo: string; readonly sha256: string; readonly rendition?: Rendition };

/** The files of cases: each lies in the store encrypted under the key of its case, and once, however often it is kept. */
export type CaseFiles = {
  /** Keeps a content. It lies in the store, and the database knows where, once this has returned. @throws StoreOutage */
  keep(ref: FileRef, content: Buffer): Promise<void>;
  /**
   * A content; undefined if the case has none such.
   * @throws ObjectMissing, ObjectAltered, StoreOutage; Erased if the key of the case has been deleted.
   */
  read(ref: FileRef): Promise<Buffer | undefined>;
  /** Encrypts under the key of a case what is kept in a row of its own. Announced, and put into the store. */
  put(caseNo: string, about: string, content: Buffer): Promise<SealedObject>;
  /** The content of such an object. @throws as `read` */
  get(about: string, sealed: SealedObject): Promise<Buffer>;
  /** Takes out of the store what is to go, at most so many objects; how many it were. @throws StoreOutage */
  sweep(limit: number): Promise<number>;
};

/** Where an encrypted content lies, and the name of the key it was encrypted with. */
export type SealedObject = { readonly object: string; readonly keyId: string };

export function caseFiles(pool: Pool, keys: Pick<KeyChest, 'personal'>, store: ObjectStore): CaseFiles {
  const ring = caseKeyring(pool, keys.personal);
  const put: CaseFiles['put'] = async (caseNo, about, content) => {
    const { id, suite, bytes } = await ring.of(pool, caseNo);
    const sealed = suite.seal(bytes, content, aboutOf(id, about));
    // Whoever dies from here on leaves nothing in the store that is not known of.
    await announceObject(pool, nameOf(sealed));
    return { object: await store.put(sealed), keyId: id };
  };
  const get: CaseFiles['get'] = async (about, { object, keyId }) => {
    const sealed = await store.get(object);
    const key = (await ring.named([keyId])).get(keyId);
    if (!key) throw new Erased(`the key ${keyId} is not here: the file that was encrypted with it has been deleted`);
    try {
      return key.suite.open(key.bytes, sealed, aboutOf(keyId, about));
    } catch (cause) {
      // Its bytes are those that were kept, but for another case or content.
      throw new ObjectAltered(object, { cause });
    }
  };
  return {
    put,
    get,
    keep: async (ref, content) => {
      if (await caseObject(pool, ref)) return;
      await keepCaseObject(pool, { ...ref, ...(await put(ref.caseNo, wordsOf(ref), content)), bytes: content.length });
    },
    read: async (ref) => {
      const kept = await caseObject(pool, ref);
      if (!kept) return undefined;
      const content = await get(wordsOf(ref), kept);
      if (isOriginal(ref) && nameOf(content) !== ref.sha256) throw new ObjectAltered(kept.object);
      return content;
    },
    sweep: (limit) => removeObjects(pool, limit, (object) => store.remove(object)),
  };
}

const isOriginal = ({ rendition = 'content' }: FileRef): boolean => rendition === 'content';

/** The object of one case or content does not open as that of another. */
const wordsOf = ({ caseNo, sha256, rendition = 'content' }: FileRef): string => `${caseNo}/${sha256}/${rendition}`;
const aboutOf = (keyId: string, about: string): Buffer => Buffer.from(`case-file/${keyId}/${about}`);
