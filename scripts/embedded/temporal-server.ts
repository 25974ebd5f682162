import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Ports } from './environment';
import { eventually } from './eventually';
import { GROUND } from './folders';
import { logDescriptor } from './logs';
import type { ServiceSpec } from './service';
import { engineExecutable, TEMPORAL_CLI, type Progress } from './temporal-binaries';

const NAMESPACE = 'default';
/** Nobody else's to read; the server makes its files readable by all. */
const FOLDER = path.join(GROUND, 'temporal');
const DATABASE = path.join(FOLDER, 'temporal.db');

/**
 * Temporal's development server on 127.0.0.1, with its histories in a file: they outlive it. Its UI has what is stored
 * decrypted by the API.
 */
export async function temporalServer(
  { temporal, temporalUi, api }: Pick<Ports, 'temporal' | 'temporalUi' | 'api'>,
  progress: Progress,
): Promise<ServiceSpec> {
  const executable = await engineExecutable(TEMPORAL_CLI, progress);
  const ports = ['--ip', '127.0.0.1', '--port', String(temporal), '--ui-port', String(temporalUi)];
  const codec = ['--ui-codec-endpoint', `http://127.0.0.1:${api}/codec`];
  const options = ['--db-filename', DATABASE, '--namespace', NAMESPACE, '--log-level', 'warn'];
  return {
    name: 'Temporal',
    mark: DATABASE,
    signals: { gentle: 'SIGTERM', final: 'SIGKILL' },
    launch: async () => {
      await mkdir(FOLDER, { recursive: true, mode: 0o700 });
      const log = await logDescriptor('temporal');
      const stdio = ['ignore', log, log] as const;
      const child = spawn(executable, ['server', 'start-dev', ...ports, ...codec, ...options], {
        stdio: [...stdio],
        detached: true,
      });
      closeSync(log);
      return child;
    },
    // Asked through the UI, which passes it on: so both are there, and the namespace is.
    ready: (child) =>
      eventually('Temporal', child, async () => {
        const answer = await fetch(`http://127.0.0.1:${temporalUi}/api/v1/namespaces/${NAMESPACE}`);
        if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      }),
  };
}
