import pino, { type DestinationStream, type Logger } from 'pino';
import type { Config } from './config';

/** Values of these names are persons' or secrets, wherever they turn up in what is logged. */
const WITHHELD = ['name', 'idNo', 'phone', 'email', 'address', 'authorization', 'cookie', 'password', 'token'];

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'child'>;

/**
 * The log of one process: a JSON object per line on standard output, times in UTC.
 * Log case numbers and message ids, never people; what slips in under a personal name is withheld.
 */
export function createLog(
  process: string,
  level: Config['LOG_LEVEL'],
  out: DestinationStream = pino.destination(1),
): Logger {
  const options = {
    base: { process },
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: WITHHELD.flatMap((name) => [`*.${name}`, `*.*.${name}`, `*.*.*.${name}`]), censor: '…' },
  };
  return pino(options, out);
}
