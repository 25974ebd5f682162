import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { documentById, documentsOf, type StoredDocument } from '../../db/documents';
import type { Side } from '../../shared/case/actor';
import type { CaseFacts } from '../../shared/case/facts';
import { shown } from '../../shared/case/personal';
import { PDF_TYPE } from '../../shared/contract/document-contracts';
import type { DocumentModel } from '../../shared/documents/document';
import type { LocalDate } from '../../shared/law/local-date';
import { sealedPaper } from '../documents/sealing';
import { documentAnswer, mayRead, paperOf } from '../documents/shelf';
import type { Office } from '../office';
import { seenOf } from '../audit/auditing';
import { caseOf } from './own-case';
import type { Guest } from './guest';
import { PaperPage } from './paper-page';
import type { PaperLine } from './paper-list';
import { show, tell } from './telling';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type AsOf = { readonly facts: CaseFacts; readonly today: LocalDate };

/** The issued papers of the case that are for this party, the newest first. */
export async function papersOf(office: Office, { actor, invitation }: Guest, asOf: AsOf): Promise<PaperLine[]> {
  const all = await documentsOf(office.pool, invitation.caseNo);
  return all
    .filter((each) => mayRead(actor, each))
    .flatMap((each) => lineOf(each, invitation.side, asOf) ?? [])
    .reverse();
}

function lineOf(document: StoredDocument, side: Side, { facts, today }: AsOf): PaperLine | undefined {
  const { id, title, number, issuedOn, state, services } = documentAnswer(document, facts, today);
  if (!issuedOn) return undefined;
  const own = services.filter(({ to }) => to === side);
  const [acknowledgedOn] = own.flatMap(({ acknowledged, servedOn }) => (acknowledged ? [servedOn] : []));
  const [servedOn] = own.map((each) => each.servedOn).sort();
  return { id, title, number, issuedOn, state, acknowledgedOn, servedOn };
}

/** A paper as a page. */
export async function showPaper(office: Office, guest: Guest, req: Request, res: Response): Promise<void> {
  const document = await askedPaper(office, guest, req);
  const { facts, today } = await caseOf(office, guest);
  const line = document && lineOf(document, guest.invitation.side, { facts, today });
  if (!document || !line) return missing(res);
  const view = { line, model: masked(paperOf(document)), today, csrf: guest.csrf, idempotencyKey: randomUUID() };
  const content = <PaperPage {...view} consents={facts.standing.eService} />;
  show(res, 200, { title: line.title, content });
}

/** A paper as the file that was issued, with seal and code. */
export async function sendPaper(office: Office, guest: Guest, req: Request, res: Response): Promise<void> {
  const document = await askedPaper(office, guest, req);
  if (!document) return missing(res);
  Object.assign(seenOf(res), { shows: 'document' });
  const bytes = await sealedPaper(office, document);
  res
    .attachment(`${document.model.title}-${document.caseNo}.pdf`)
    .set({ 'X-Content-Type-Options': 'nosniff', 'Content-Type': PDF_TYPE })
    .send(bytes);
}

async function askedPaper({ pool }: Office, { actor, invitation }: Guest, req: Request) {
  const { id } = req.params;
  const known = typeof id === 'string' && UUID.test(id) ? await documentById(pool, invitation.caseNo, id) : undefined;
  return known && mayRead(actor, known) ? known : undefined;
}

const missing = (res: Response): void => tell(res, 404, '没有这件文书', '请返回我的案件，从列表中选择。');

const masked = (model: DocumentModel): DocumentModel => JSON.parse(shown(JSON.stringify(model))) as DocumentModel;
