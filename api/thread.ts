import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Problem } from './problem';

/** From TypeScript source as from what is compiled of it; a thread cannot hand over an error with what it says. */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
if (workerData.loader) require(workerData.loader);
require(workerData.module)[workerData.name](Buffer.from(workerData.bytes)).then(
  (result) => parentPort.postMessage({ result }),
  (error) => {
    if (error.name !== 'Problem') throw error;
    parentPort.postMessage({ problem: [error.slug, error.particulars] });
  },
);
`;

/** A function of a module (its path without extension) that is given bytes, and how far it may go. */
type Work = {
  readonly module: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly timeLimitMs: number;
  readonly memoryLimitMb: number;
  /** What is said of bytes that take more. */
  readonly tooMuch: () => Problem;
};

type Said<Result> = { readonly result: Result } | { readonly problem: ConstructorParameters<typeof Problem> };

/**
 * Does the work in a thread of its own, which ends with it: nobody else waits, and nothing it does to its memory stays.
 * @throws Problem as the function does, or `tooMuch`; Error with what else it threw.
 */
export async function inThread<Result>({ timeLimitMs, memoryLimitMb, tooMuch, ...work }: Work): Promise<Result> {
  const extension = path.extname(__filename);
  const thread = new Worker(THREAD, {
    eval: true,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
    workerData: {
      ...work,
      module: `${work.module}${extension}`,
      loader: extension === '.ts' ? require.resolve('tsx/cjs') : undefined,
    },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const said = await new Promise<Said<Result>>((resolve, reject) => {
      timer = setTimeout(() => reject(tooMuch()), timeLimitMs);
      thread.once('message', resolve);
      thread.once('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : error),
      );
      thread.once('exit', (code) => reject(new Error(`the thread of ${work.name} ended with ${code}`)));
    });
    if ('problem' in said) throw new Problem(...said.problem);
    return said.result;
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
