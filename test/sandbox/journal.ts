import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mischief, type Mischief } from './mischief';
import type { Received } from './received';
import type { Sent } from './sending';

/** What a partner knows. */
export type Register = { readonly received: Received[]; readonly sent: Sent[]; readonly how: Mischief };

type Line = { readonly received: Received } | { readonly sent: Sent } | { readonly how: Mischief };

/** Keeps what a partner knows in a file, a line for each change, so that a restart of the sandbox loses nothing. */
export class Journal {
  /** @param file none: the partner forgets when the process ends. */
  constructor(private readonly file?: string) {
    if (file) mkdirSync(path.dirname(file), { recursive: true });
  }

  /** Before anything is answered: what was acknowledged is kept. */
  write(line: Line): void {
    if (this.file) appendFileSync(this.file, `${JSON.stringify(line)}\n`);
  }

  clear(): void {
    if (this.file) writeFileSync(this.file, '');
  }

  /** As the last process left it; the newest line about a message holds. */
  read(): Register {
    const received = new Map<string, Received>();
    const sent = new Map<string, Sent>();
    let how = mischief.parse({});
    for (const line of this.lines()) {
      if ('received' in line) received.set(line.received.id, line.received);
      else if ('sent' in line) sent.set(line.sent.id, line.sent);
      else how = mischief.parse(line.how);
    }
    return { received: [...received.values()], sent: [...sent.values()], how };
  }

  private lines(): Line[] {
    if (!this.file || !existsSync(this.file)) return [];
    return readFileSync(this.file, 'utf8').split('\n').filter(Boolean).flatMap(whole);
  }
}

/** The last line may have been cut off in the middle; then nobody was told that it is kept. */
function whole(text: string): Line[] {
  try {
    return [JSON.parse(text) as Line];
  } catch {
    return [];
  }
}
