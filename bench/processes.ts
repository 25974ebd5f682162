import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** A process of the bench, and what it said when it was ready. */
export type Helper = { readonly process: ChildProcess; readonly ready: unknown; stop(): Promise<void> };

/**
 * Runs a TypeScript file as a process of its own, and waits until it says that it is ready.
 * @param first files of the folder that are loaded before it
 * @throws Error if it ends.
 */
export async function helper(
  file: string,
  environment: Readonly<Record<string, string>>,
  folder: string,
  first: readonly string[] = [],
): Promise<Helper> {
  const child = fork(path.join(folder, file), {
    cwd: folder,
    env: { ...process.env, ...environment },
    execArgv: ['tsx/cjs', ...first.map((each) => path.join(folder, each))].flatMap((each) => ['--require', each]),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${file} has ended (${child.exitCode ?? child.signalCode})`);
  });
  ended.catch(() => {});
  const [ready] = (await Promise.race([once(child, 'message'), ended])) as unknown[];
  return {
    process: child,
    ready,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      const limit = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await gone.finally(() => clearTimeout(limit));
    },
  };
}
