import { DefaultLogger, Runtime, type LogLevel } from '@temporalio/worker';
import type { Config } from '../shared/platform/config';
import type { Log } from '../shared/platform/log';

const LEVELS = { TRACE: 'debug', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const satisfies Record<
  LogLevel,
  keyof Log
>;

/** Makes the SDK write into our log, offer its metrics if that is wished, and leave the handling of signals to us. */
export function installRuntime(config: Config, log: Log): void {
  Runtime.install({
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => log[LEVELS[level]](meta ?? {}, message)),
    shutdownSignals: [],
    telemetryOptions: config.METRICS_ADDRESS
      ? { metrics: { prometheus: { bindAddress: config.METRICS_ADDRESS } } }
      : {},
  });
}
