import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { z } from 'zod';

/** The form of a case-file package (案卷包); a later form has another name. */
export const FORMAT = 'yuhe-casefile/1';

/** Names of what every package has, beside what it carries. */
export const PARTS = {
  /** What is in the package, with digests. */
  manifest: 'manifest.json',
  /** Compact JWS over the digest of the manifest. */
  seal: 'manifest.jws',
  /** Public keys as they were known when it was made. */
  keys: 'keys.json',
  /** The docket: one entry a line, canonical JSON, in order. */
  entries: 'entries.jsonl',
} as const;

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** A file of the package. `what`: what it is, as the catalogue (案卷目录) calls it. */
const listedFile = z.strictObject({
  path: z
    .string()
    .min(1)
    .max(200)
    // Nobody who unpacks it is led out of the folder.
    .refine((path) => !/(^|\/)\.\.?(\/|$)|^\/|\\/.test(path), 'a path inside of the package'),
  what: z.string().min(1).max(100),
  bytes: z.number().int().nonnegative(),
  sha256: sha256Hex,
});

/** The catalogue of a package: the case, its state and every file with its digest. Days in Asia/Shanghai, instants UTC. */
export const manifest = z.strictObject({
  format: z.literal(FORMAT),
  caseNo: z.string().min(1).max(40),
  /** The organisation that keeps the file, and its full name. */
  organ: z.string().min(1),
  organTitle: z.string().min(1),
  madeAt: z.iso.datetime(),
  closedOn: z.iso.date().optional(),
  archivedOn: z.iso.date().optional(),
  /** Last day for archiving (policy); archived later, it is late for everyone to see. */
  archiveBy: z.iso.date().optional(),
  /** Number of the archived file (档号). */
  fileNo: z.string().optional(),
  /** To be kept at least until this day (保存期). */
  keepUntil: z.iso.date().optional(),
  entries: z.number().int().positive(),
  /** Hash of the newest entry. */
  head: sha256Hex,
  files: z.array(listedFile),
});
export type Manifest = z.infer<typeof manifest>;

/** SHA-256 of bytes, hexadecimal. */
export const digestOfBytes = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** Whether a case was archived after the last day for it. */
export const archivedLate = ({ archivedOn, archiveBy }: Pick<Manifest, 'archivedOn' | 'archiveBy'>): boolean =>
  archivedOn !== undefined && archiveBy !== undefined && archivedOn > archiveBy;
