import { isGrpcServiceError } from '@temporalio/client';

/** What a lost or refused connection is called by Node and by PostgreSQL (classes 08, 53 and 57), or one given up. */
const CONNECTION = /^(E(CONN|HOST|NET|PIPE|NOTFOUND|TIMEDOUT|AI_AGAIN)|08|53|57)/;
const WORDS =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Failed to connect before the deadline/;

/** Codes of gRPC by which Temporal says that it cannot do it just now: cancelled, deadline, exhausted, aborted, unavailable. */
const GRPC = new Set([1, 4, 8, 10, 14]);

/** Does this error say that PostgreSQL or Temporal is not there, rather than that something is wrong? */
export function isOutage(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, cause, errors } = error as Partial<Omit<AggregateError, 'code'>> & { code?: unknown };
  if (isGrpcServiceError(error)) return GRPC.has(error.code);
  if (typeof code === 'string' && CONNECTION.test(code)) return true;
  return WORDS.test(message ?? '') || (errors ?? []).some(isOutage) || isOutage(cause);
}
