import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { AuditActor, AuditKind, AuditNote, Outcome, Shown } from '../../shared/audit/entry';
import type { Actor } from '../../shared/case/actor';
import { SIGNATURE_HEADER } from '../../shared/exchange/signature';
import type { Contract } from '../../shared/contract/contract';
import { auditedBefore, shownBy } from '../../shared/contract/shown';
import type { Sent } from '../keyed';
import type { AuditBook } from './book';
import { originOf } from './origin';

/** What is known of a request when it is noted; each door writes it down as it learns of it. */
export type Seen = {
  /** Whence it came; asked at once, for a connection that breaks does not know it any more. */
  from?: AuditNote['from'];
  route?: string;
  shows?: Shown;
  kind?: AuditKind;
  actor?: Actor & Pick<AuditActor, 'post' | 'delegation'>;
  /** Of a sign-in that failed. */
  outcome?: Outcome;
  /** Where neither the address nor the answer names them. */
  caseNos?: readonly string[];
  sent?: Pick<Sent, 'text' | 'bytes' | 'headers'>;
  /** It is in the book already. */
  written?: true;
};

/** The notes that go with an answer. */
export const seenOf = (res: Response): Seen => ((res.locals as { seen?: Seen }).seen ??= {});

/** Notes every request that is over, at whichever door it knocked. */
export function auditing(book: AuditBook): RequestHandler {
  return (req, res, next) => {
    seenOf(res).from = originOf(req);
    res.once('close', () => {
      const note = noteOf(req, res, res.statusCode);
      if (note) book.note(note);
    });
    next();
  };
}

/** A route of a contract, and who asks; from here on the request is noted whatever becomes of it. */
export function seeRoute(res: Response, name: string, contract: Contract): void {
  const kind = contract.writes || (contract.method === 'post' && contract.access !== 'public') ? 'act' : 'look';
  Object.assign(seenOf(res), { route: name, shows: shownBy(contract), kind } satisfies Seen);
}

/**
 * What is shown to this visitor. Of what is sealed, personal or taken along, the note is in the book before it is shown.
 * @throws if it cannot be written: then nothing is shown.
 */
export async function seeAnswer(book: AuditBook, contract: Contract, answer: Answer): Promise<void> {
  const { res, sent } = answer;
  if (sent) seenOf(res).sent = sent;
  if (auditedBefore(contract)) await seeBefore(book, answer);
}

type Answer = { readonly req: Request; readonly res: Response; readonly status: number; readonly sent?: Sent };

/** What is shown now, noted before it is. @throws if it cannot be written: then nothing is shown. */
export async function seeBefore(book: AuditBook, { req, res, status, sent }: Answer): Promise<void> {
  const seen = seenOf(res);
  if (sent) seen.sent = sent;
  const note = noteOf(req, res, status);
  if (!note) return;
  await book.write(note);
  seen.written = true;
}

/** Undefined for what nobody need know: what shows nothing, and strangers who say nothing of themselves. */
function noteOf(req: Request, res: Response, status: number): Omit<AuditNote, 'at'> | undefined {
  const seen = seenOf(res);
  const { from = originOf(req), route, shows = 'records', kind = 'look', actor, outcome, caseNos = [] } = seen;
  const { sent, written } = seen;
  const refused = outcome === undefined && (status === 401 || status === 403);
  if (written || route === undefined) return undefined;
  if (refused ? !actor && !hasCredentials(req) : shows === 'nothing' && kind === 'look') return undefined;
  return {
    ...(actor ? { actor: withoutCases(actor) } : {}),
    ...(outcome ? { outcome } : {}),
    from,
    kind: refused ? 'refusal' : kind,
    ...{ route, shows, status, ...questionOf(req), ...requestId(req) },
    caseNos: casesIn(`${pathOf(req)} ${caseNos.join(' ')} ${sent ? textOf(sent) : ''}`),
    ...(sent ? answerOf(sent) : {}),
  };
}

function questionOf(req: Request): Pick<AuditNote, 'asked' | 'query'> {
  const query = Object.keys(req.query).sort();
  return { asked: `${req.method} ${pathOf(req)}`, ...(query.length > 0 ? { query } : {}) };
}

/** The answer by its digest, and the version of the case that is in it. */
function answerOf({ text, bytes, headers }: NonNullable<Seen['sent']>): Pick<AuditNote, 'answer' | 'shownSeq'> {
  const seq = /^"(\d+)"$/.exec(headers['ETag'] ?? '')?.[1];
  return { answer: digest(bytes ?? text), ...(seq === undefined ? {} : { shownSeq: Number(seq) }) };
}

const hasCredentials = ({ headers }: Request): boolean =>
  ['authorization', 'cookie', SIGNATURE_HEADER].some((name) => headers[name] !== undefined);

/** The link of a party is half of its key. */
const pathOf = ({ originalUrl }: Request): string =>
  (originalUrl.split('?')[0] ?? '').slice(0, 300).replace(/^\/party\/[\w-]{43}$/, '/party/…');

const withoutCases = ({ cases: _, ...who }: NonNullable<Seen['actor']>): AuditActor => who;

const digest = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

const requestId = (req: Request): { requestId?: string } => {
  const { id } = req as { id?: unknown };
  return typeof id === 'string' ? { requestId: id } : {};
};

/** Spreadsheets are packed; which cases are in them, only their text says. */
const textOf = ({ text, bytes, headers }: NonNullable<Seen['sent']>): string =>
  bytes && (headers['Content-Type'] ?? '').startsWith('text/') ? bytes.toString('utf8') : text;

const MOST_CASES = 1_000;

/** The numbers of cases that a text names, each once, in order; a thousand at most. */
export function casesIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [caseNo] of text.matchAll(/CQ-\d{4}-\d{6,9}/g)) {
    found.add(caseNo);
    if (found.size >= MOST_CASES) break;
  }
  return [...found].sort();
}
