import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { CaseFiles } from '../../db/case-files';
import type { CaseView } from '../../db/case-views';
import { documentsOf } from '../../db/documents';
import { wholeDocket } from '../../db/ledger';
import { PARTY_FILE_TYPES, partyFile, partyFilesOf } from '../../db/party-files';
import type { PersonalData } from '../../db/personal-data';
import type { Queryable } from '../../db/pool';
import { signingKeys } from '../../db/signing-keys';
import { packed, type CarriedFile, type CaseFile } from '../../shared/archive/package';
import type { Manifest } from '../../shared/archive/manifest';
import { canonicalJson } from '../../shared/case/entry';
import { deadlinesOf } from '../../shared/case/deadlines';
import type { CaseFacts } from '../../shared/case/facts';
import { RETENTION_CLASSES, retentionOf } from '../../shared/privacy/retention';
import { sealedPaper } from '../documents/sealing';
import { Problem } from '../problem';
import type { OrganSeals } from '../signing/organ-keys';
import { offlinePage } from '../verifier-pages';

/** What packing needs. */
export type Packer = {
  readonly pool: Queryable;
  readonly files: CaseFiles;
  readonly seals?: OrganSeals | undefined;
  readonly clock: { now(): number };
  readonly personal: PersonalData;
};

/**
 * The package of a case (案卷包): its docket, the receipts of its deadlines, what the parties handed in, and the page that
 * verifies all of it without network; sealed by the organisation that keeps the file. What is sealed (封存) is not in it:
 * the docket knows only that it exists.
 * @throws Problem `no-such-record` if the organisation has no key to seal with.
 */
export async function casePackage(packer: Packer, { caseNo, facts }: CaseView): Promise<Buffer> {
  const { pool, clock, seals } = packer;
  const madeAt = new Date(clock.now()).toISOString();
  const { organ } = facts.standing;
  const seal = await seals?.sealOf(organ, madeAt);
  if (!seal)
    throw new Problem('no-such-record', {
      detail: `${organ}没有可用的签章密钥，不能制作案卷包；请系统管理员先为该单位配置签章密钥`,
    });
  const keys = { asOf: madeAt, keys: [...(await signingKeys(pool))] };
  const about = { caseNo, organ, organTitle: seal.key.title, madeAt, ...stateOf(facts) };
  const carried = [
    { path: 'receipts.json', what: '期限计算依据', bytes: utf8ToBytes(canonicalJson(deadlinesOf(facts))) },
    { path: 'verify.html', what: '离线核验页', bytes: utf8ToBytes(offlinePage({ ...keys, rootKeys: [] })) },
    ...retentionRecord(facts),
    ...(await issuedPapers(packer, caseNo)),
    ...(await handedIn(packer, caseNo)),
  ];
  const file: CaseFile = { about, entries: await wholeDocket(pool, caseNo), carried, keys };
  return Buffer.from(await packed(file, seal.signer));
}

function stateOf(facts: CaseFacts): Pick<Manifest, 'closedOn' | 'archivedOn' | 'archiveBy' | 'fileNo' | 'keepUntil'> {
  const { closing } = facts;
  const kept = retentionOf(facts);
  const archiving = deadlinesOf(facts).find(({ rule }) => rule === 'archive-after-closing');
  return {
    ...(closing && { closedOn: closing.closedOn }),
    ...(archiving?.dueOn && { archiveBy: archiving.dueOn }),
    ...(closing?.archived && { archivedOn: closing.archived.on, fileNo: closing.archived.fileNo }),
    ...(kept && { keepUntil: kept.until }),
  };
}

/**
 * The class under which the file is kept (办案规则第24条). A file of its own: installations that know nothing of it take the
 * package in all the same, for its form has not changed.
 */
function retentionRecord(facts: CaseFacts): CarriedFile[] {
  const kept = retentionOf(facts);
  if (!kept) return [];
  const { label, leastYears } = RETENTION_CLASSES[kept.class];
  const text = canonicalJson({ ...kept, label, leastYears });
  return [{ path: 'retention.json', what: '保管期限', bytes: utf8ToBytes(text) }];
}

/** Every document that went out, as it went out. */
async function issuedPapers(packer: Packer, caseNo: string): Promise<CarriedFile[]> {
  const issued = (await documentsOf(packer.pool, caseNo)).filter(({ steps }) =>
    steps.some(({ step }) => step === 'issued'),
  );
  const papers: CarriedFile[] = [];
  for (const document of issued) {
    const what = `${document.model.title}（第${document.version}稿）`;
    papers.push({ path: `documents/${document.id}.pdf`, what, bytes: await sealedPaper(packer, document) });
  }
  return papers;
}

async function handedIn(packer: Packer, caseNo: string): Promise<CarriedFile[]> {
  const carried: CarriedFile[] = [];
  for (const { id, name, type } of await partyFilesOf(packer.pool, caseNo)) {
    const file = await partyFile(packer, { caseNo, id });
    if (file) carried.push({ path: `files/${id}.${PARTY_FILE_TYPES[type]}`, what: name, bytes: file.content });
  }
  return carried;
}
