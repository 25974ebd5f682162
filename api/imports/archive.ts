import { inflateRawSync } from 'node:zlib';

// An xlsx file is a zip archive. A library that unpacks it believes what the archive says of itself; a small file may
// unpack to gigabytes. So it is unpacked here first, within a limit, and thrown away.

/** Why an archive is not opened. */
export type ArchiveFault = 'broken' | 'too-large' | 'encrypted';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const LONGEST_COMMENT = 65_535;
const MOST_ENTRIES = 200;
const STORED = 0;
const DEFLATED = 8;

/**
 * What is wrong with an archive; nothing if all of it unpacks to no more than so many bytes.
 * Every entry counts by what really comes out of it, also if several share the same bytes.
 */
export function archiveFault(bytes: Buffer, limit: number): ArchiveFault | undefined {
  try {
    const entries = entriesOf(bytes);
    if (!entries) return 'broken';
    let left = limit;
    for (const { method, encrypted, data } of entries) {
      if (encrypted) return 'encrypted';
      if (method === STORED) left -= data.length;
      else if (method === DEFLATED) left -= inflateRawSync(data, { maxOutputLength: Math.max(left, 1) }).length;
      else return 'broken';
      if (left < 0) return 'too-large';
    }
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'broken';
  }
}

type ArchiveEntry = { readonly method: number; readonly encrypted: boolean; readonly data: Buffer };

/** The entries of the central directory; nothing if there is none that can be read. */
function entriesOf(bytes: Buffer): ArchiveEntry[] | undefined {
  const end = endOf(bytes);
  if (end === undefined) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) return undefined;
  const entries: ArchiveEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) return undefined;
    entries.push(entryAt(bytes, at));
    at += ENTRY_SIZE + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function entryAt(bytes: Buffer, at: number): ArchiveEntry {
  const local = bytes.readUInt32LE(at + 42);
  const start = local + LOCAL_SIZE + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const size = bytes.readUInt32LE(at + 20);
  if (start + size > bytes.length) throw new RangeError('an entry ends behind the end of the archive');
  return {
    method: bytes.readUInt16LE(at + 10),
    encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    data: bytes.subarray(start, start + size),
  };
}

/** Where the record at the end begins; the last one counts. */
function endOf(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT);
  for (let at = bytes.length - END_SIZE; at >= first; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  return undefined;
}
