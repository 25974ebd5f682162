import path from 'node:path';
import { Problem } from '../problem';
import { inThread } from '../thread';
import type * as spreadsheet from './spreadsheet';
import type { Sheet } from './spreadsheet';

// Unpacking and parsing 5,000 rows takes seconds of processor: in a thread of its own nobody else waits for them.

const TIME_LIMIT_MS = 60_000;
const MEMORY_LIMIT_MB = 512;

let last: Promise<unknown> = Promise.resolve();
let inHand = 0;

/** So many files are read or wait to be read: each is held in memory, and whoever handed it in waits. */
const MOST_IN_HAND = 8;
const RETRY_AFTER_SECONDS = 30;

/**
 * `readSheet` off the event loop; one file after the other, so that many large ones do not take all the memory.
 * @throws Problem as `readSheet`; `validation` for a file that takes more than 60 seconds or 512 MB; `too-many-requests`
 *   when so many wait already.
 */
export async function readSheetApart(
  bytes: Buffer,
  { timeLimitMs = TIME_LIMIT_MS }: { readonly timeLimitMs?: number } = {},
): Promise<Sheet> {
  if (inHand >= MOST_IN_HAND)
    throw new Problem('too-many-requests', {
      detail: `正有${MOST_IN_HAND}个文件等待读取，请稍后再导入`,
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  inHand += 1;
  const reading = last.then(() =>
    inThread<Sheet>({
      module: path.join(__dirname, 'spreadsheet'),
      name: 'readSheet' satisfies keyof typeof spreadsheet,
      memoryLimitMb: MEMORY_LIMIT_MB,
      ...{ bytes, timeLimitMs, tooMuch },
    }),
  );
  last = reading.catch(() => undefined);
  try {
    return await reading;
  } finally {
    inHand -= 1;
  }
}

function tooMuch(): Problem {
  const fault = {
    path: 'body.file',
    code: 'too-complex',
    message: '文件过于复杂，不能读取',
    hint: '只保留数据，或者分成几个文件，逐个导入',
  };
  return new Problem('validation', { detail: fault.message, fields: [fault] });
}
