import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { eventually } from './eventually';
import { PROJECT } from './folders';
import { keepLog } from './logs';
import type { ServiceSpec } from './service';

/** One of Yuhe's own processes. */
export interface NodeService {
  readonly name: string;
  /** The file that is run, relative to the project. */
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Where it answers once it does its work; a process that serves nobody says so by the message 'ready'. */
  readonly address?: string;
}

/** A process of Yuhe, run from its TypeScript source. */
export function nodeService(service: NodeService, say: (line: string) => void): ServiceSpec {
  const { name, environment, address } = service;
  const entry = path.join(PROJECT, service.entry);
  return {
    name,
    mark: entry,
    signals: { gentle: 'SIGTERM', final: 'SIGKILL' },
    launch: async () => {
      const child = spawn(process.execPath, ['--require', 'tsx/cjs', entry], {
        cwd: PROJECT,
        env: { ...process.env, ...environment },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        detached: true,
      });
      await keepLog(name, child, say);
      return child;
    },
    ready: (child) => (address ? answers(name, child, address) : saysReady(name, child)),
  };
}

function answers(name: string, child: ChildProcess, address: string): Promise<void> {
  return eventually(name, child, async () => {
    // Any answer will do, a refusal as well: somebody is there.
    await (await fetch(address)).arrayBuffer();
  });
}

async function saysReady(name: string, child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${name} ended (${child.signalCode ?? child.exitCode}) while starting`);
  });
  // It ends one day in any case; by then nobody waits for this.
  ended.catch(() => {});
  await Promise.race([once(child, 'message'), ended]);
}
