import { endOrphan } from './processes';
import { readSystemRecord } from './system-record';

/** Ends what is left of a system that was killed before it could stop its processes. */
export async function endOrphans(say: (line: string) => void): Promise<void> {
  const record = readSystemRecord();
  // Last started, first ended: the database goes when nobody needs it any more.
  for (const { name, pid, mark, signal } of [...(record?.processes ?? [])].reverse()) {
    if (await endOrphan(pid, mark, signal))
      say(`Ended ${name} (process ${pid}), left behind by a system that was killed.`);
  }
}
