import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Problem } from '../problem';
import type { readSheet, Sheet } from './spreadsheet';

// Unpacking and parsing 5,000 rows takes seconds of processor: in a thread of its own nobody else waits for them.

const TIME_LIMIT_MS = 60_000;
const MEMORY_LIMIT_MB = 512;

/** From TypeScript source as from what is compiled of it; a thread cannot hand over an error with what it says. */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
if (workerData.loader) require(workerData.loader);
require(workerData.module).readSheet(Buffer.from(workerData.bytes)).then(
  (sheet) => parentPort.postMessage({ sheet }),
  (error) => {
    if (error.name !== 'Problem') throw error;
    parentPort.postMessage({ problem: [error.slug, error.particulars] });
  },
);
`;

type Said = { readonly sheet: Sheet } | { readonly problem: ConstructorParameters<typeof Problem> };

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
): ReturnType<typeof readSheet> {
  if (inHand >= MOST_IN_HAND)
    throw new Problem('too-many-requests', {
      detail: `正有${MOST_IN_HAND}个文件等待读取，请稍后再导入`,
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  inHand += 1;
  const reading = last.then(() => readInThread(bytes, timeLimitMs));
  last = reading.catch(() => undefined);
  try {
    return await reading;
  } finally {
    inHand -= 1;
  }
}

async function readInThread(bytes: Buffer, timeLimitMs: number): Promise<Sheet> {
  const extension = path.extname(__filename);
  const thread = new Worker(THREAD, {
    eval: true,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
    workerData: {
      bytes,
      module: path.join(__dirname, `spreadsheet${extension}`),
      loader: extension === '.ts' ? require.resolve('tsx/cjs') : undefined,
    },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const said = await new Promise<Said>((resolve, reject) => {
      timer = setTimeout(() => reject(tooMuch()), timeLimitMs);
      thread.once('message', resolve);
      thread.once('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : error),
      );
      thread.once('exit', (code) => reject(new Error(`the thread that reads a file ended with ${code}`)));
    });
    if ('problem' in said) throw new Problem(...said.problem);
    return said.sheet;
  } finally {
    clearTimeout(timer);
    await thread.terminate();
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
