import { TestWorkflowEnvironment, type LocalTestWorkflowEnvironmentOptions } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import {
  engineExecutable,
  TEMPORAL_CLI,
  TEMPORAL_TEST_SERVER,
  type Engine,
} from '../../scripts/embedded/temporal-binaries';

/** What the client of the environment is made with, for example a data converter with the payload codec. */
export type TestClientOptions = NonNullable<LocalTestWorkflowEnvironmentOptions['client']>;

/**
 * Temporal's time-skipping server: waiting for a workflow's result, or `env.sleep`, jumps over the time between.
 * One test at a time; never continue as new during `env.sleep`. End it with `teardown()` in `afterAll`.
 */
export async function timeSkipping(client: TestClientOptions = {}): Promise<TestWorkflowEnvironment> {
  quietRuntime();
  return TestWorkflowEnvironment.createTimeSkipping({
    client,
    server: { executable: await existing(TEMPORAL_TEST_SERVER) },
  });
}

/** The real server (`temporal server start-dev`, in memory unless a file is named), where time passes as it does. End it with `teardown()`. */
export async function devServer(client: TestClientOptions = {}, dbFilename?: string): Promise<TestWorkflowEnvironment> {
  quietRuntime();
  const executable = await existing(TEMPORAL_CLI);
  const server = {
    executable,
    log: { format: 'pretty', level: 'error' },
    extraArgs,
    ...(dbFilename ? { dbFilename } : {}),
  };
  return TestWorkflowEnvironment.createLocal({ client, server });
}

/** By default a run that follows another within a second is held back until the second is over. */
const extraArgs = ['--dynamic-config-value', 'history.workflowIdReuseMinimalInterval="1ms"'];

async function existing(engine: Engine): Promise<{ type: 'existing-path'; path: string }> {
  return { type: 'existing-path', path: await engineExecutable(engine, (line) => process.stderr.write(`${line}\n`)) };
}

let installed = false;

/** The SDK tells at INFO of every worker that starts and stops; a test run wants to hear of trouble only. */
export function quietRuntime(): void {
  if (installed) return;
  Runtime.install({ logger: new DefaultLogger('WARN') });
  installed = true;
}
