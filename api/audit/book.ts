import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { appendAudit, CHAIN_START } from '../../db/audit/entries';
import { byItself } from '../../db/eyes';
import { bound, type AuditEntry, type AuditNote } from '../../shared/audit/entry';
import { localDateOf } from '../../shared/law/local-date';
import type { Log } from '../../shared/platform/log';

/** What is noted is written together with what else is noted meanwhile. */
const GATHERING_MS = 150;
const LARGEST_BATCH = 500;
/** Without the database next to nothing can be seen; whatever is noted beyond this is counted and reported as a gap. */
const LONGEST_QUEUE = 20_000;

export type AuditDesk = {
  readonly pool: Pool;
  readonly clock: { now(): number };
  readonly log: Pick<Log, 'error'>;
};

/**
 * The audit log of one process: a hash chain of its own for each civil day (Asia/Shanghai), so that no request waits
 * for another. Batches that could not be written are written again, in order.
 */
export class AuditBook {
  private readonly waiting: AuditEntry[] = [];
  private readonly process = randomUUID();
  private chain = '';
  private head: { readonly seq: number; readonly hash: string } = CHAIN_START;
  private lost = 0;
  private writing: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly desk: AuditDesk) {}

  /** Notes something; it is written within a fraction of a second, beside the request. */
  note(note: Omit<AuditNote, 'at'>): void {
    if (!this.bind(note)) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.flush().catch((error: unknown) => this.desk.log.error({ err: error }, 'audit entries wait to be written'));
    }, GATHERING_MS).unref();
  }

  /** Notes something and waits until it is written. @throws if it cannot be: then it must not be shown. */
  async write(note: Omit<AuditNote, 'at'>): Promise<void> {
    if (!this.bind(note)) throw new Error('the audit log cannot be written');
    // What is being written now may have begun without it.
    await this.writing?.catch(() => undefined);
    await this.flush();
  }

  /** Writes what waits; for the end of the process. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.flush();
  }

  private bind(note: Omit<AuditNote, 'at'>): boolean {
    if (this.waiting.length >= LONGEST_QUEUE) {
      this.lost += 1;
      return false;
    }
    const now = this.desk.clock.now();
    if (this.lost > 0) this.push(gap(this.lost), now);
    this.lost = 0;
    this.push(note, now);
    return true;
  }

  private push(note: Omit<AuditNote, 'at'>, now: number): void {
    const chain = `${localDateOf(now)}/${this.process}`;
    // A clock that is put back over midnight does not begin a chain that is there already.
    if (chain > this.chain) [this.chain, this.head] = [chain, CHAIN_START];
    const { seq, hash: previous } = this.head;
    const entry = bound({ ...note, at: new Date(now).toISOString() }, { chain: this.chain, seq: seq + 1, previous });
    this.waiting.push(entry);
    this.head = entry;
  }

  private flush(): Promise<void> {
    this.writing ??= this.writeAll().finally(() => (this.writing = undefined));
    return this.writing;
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      // Batches are of one chain: those of yesterday first.
      const { chain } = this.waiting[0]!;
      const batch = this.waiting.slice(0, LARGEST_BATCH).filter((entry) => entry.chain === chain);
      await byItself(() => appendAudit(this.desk.pool, batch));
      this.waiting.splice(0, batch.length);
    }
  }
}

const gap = (lost: number): Omit<AuditNote, 'at'> => ({
  from: { ip: '', agent: '' },
  kind: 'gap',
  route: 'audit',
  shows: 'nothing',
  asked: '',
  caseNos: [],
  status: 0,
  lost,
});
