import { documentsOf } from '../../db/documents';
import { enterLetterhead, letterheadOf } from '../../db/letterheads';
import { CASEWORKERS, type Actor } from '../../shared/case/actor';
import { DOCX_TYPE, PDF_TYPE } from '../../shared/contract/document-contracts';
import type { Letterhead } from '../../shared/documents/document';
import { issuingOrgan } from '../../shared/documents/compose';
import type { Issuer } from '../../shared/documents/kind';
import { DOCUMENT_KINDS, findDocumentKind } from '../../shared/documents/kinds';
import { act } from '../acting';
import { check, composed, draft, issue, opened, todayOf, type OpenDocument } from '../documents/filing';
import { documentAnswer, dueDocuments, mayRead, paperOf, wholeAnswer } from '../documents/shelf';
import { sealedPaper } from '../documents/sealing';
import { docxOf } from '../documents/word';
import { recordedCase, type Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';

type DocumentRoutes =
  | 'listDocuments'
  | 'draftDocument'
  | 'previewDocument'
  | 'readDocument'
  | 'downloadDocument'
  | 'checkDocument'
  | 'issueDocument'
  | 'serveDocument'
  | 'readLetterhead'
  | 'enterLetterhead';

/** The documents of a case, from the draft to the receipt. */
export function documentRoutes(office: Office): Pick<Handlers, DocumentRoutes> {
  const whole = async (open: OpenDocument) => ({ body: await answered(office, open) });
  return {
    listDocuments: async ({ params: { caseNo }, actor }) => ({ body: await listed(office, caseNo, actor) }),
    draftDocument: async ({ params: { caseNo }, body, actor }) => whole(await draft(office, caseNo, body, actor)),
    previewDocument: async ({ params: { caseNo }, body, actor }) => {
      const { model, missing } = await composed(office, await recordedCase(office, caseNo, actor), body);
      return { body: { model, missing } };
    },
    readDocument: async ({ params: { caseNo, id }, actor }) => whole(await readable(office, caseNo, id, actor)),
    downloadDocument: async ({ params: { caseNo, id }, query: { format }, actor }) => {
      const { document } = await readable(office, caseNo, id, actor);
      const name = `${document.kind}-${caseNo}-v${document.version}.${format}`;
      if (format === 'pdf') return { body: { bytes: await sealedPaper(office, document), type: PDF_TYPE, name } };
      const bytes = await docxOf(await office.personal.openAll(paperOf(document)));
      return { body: { bytes, type: DOCX_TYPE, name } };
    },
    checkDocument: async ({ params: { caseNo, id }, actor }) => whole(await check(office, caseNo, id, actor)),
    issueDocument: async ({ params: { caseNo, id }, actor }) => whole(await issue(office, caseNo, id, actor)),
    serveDocument: async ({ params: { caseNo, id }, body, actor, key }) => {
      await opened(office, caseNo, id, actor);
      const input = { id, ...body };
      const request = { name: 'document.record-service' as const, input };
      const { view } = await act(office, { caseNo, request }, actor, key);
      const { document } = await opened(office, caseNo, id, actor);
      return whole({ view: await recordedCase(office, caseNo, actor, view.seq), document });
    },
    readLetterhead: async ({ params: { organ } }) => {
      const head = await letterheadOf(office.pool, organ);
      if (!head) throw new Problem('no-such-record', { detail: `单位${organ}还没有登记文书抬头` });
      return { body: head };
    },
    enterLetterhead: async ({ params: { organ }, body, actor }) => {
      if (CASEWORKERS.includes(actor.role) && actor.organ !== organ)
        throw new Problem('forbidden', { detail: '只能登记本单位的文书抬头；其他单位的，由监督管理人员登记' });
      const head: Letterhead = { organ, ...body };
      await enterLetterhead(office.pool, head, { id: actor.id, at: new Date(office.clock.now()).toISOString() });
      return { body: head };
    },
  };
}

/** @throws Problem `no-such-record` also for what this reader may not know of. */
async function readable(office: Office, caseNo: string, id: string, actor: Actor): Promise<OpenDocument> {
  const open = await opened(office, caseNo, id, actor);
  if (!mayRead(actor, open.document)) throw new Problem('no-such-record', { detail: `本案没有标识为${id}的文书` });
  return open;
}

async function listed(office: Office, caseNo: string, actor: Actor) {
  const view = await recordedCase(office, caseNo, actor);
  const { facts } = view;
  const all = await documentsOf(office.pool, caseNo);
  const today = todayOf(office, view);
  const documents = all.filter((each) => mayRead(actor, each)).map((each) => documentAnswer(each, facts, today));
  // Commissions see the letters that they owe themselves, those who have the case see everything.
  const writes = CASEWORKERS.includes(actor.role) || actor.role === 'arbitrator';
  const heads = writes ? await headsFor(office, view) : new Map<string, Letterhead>();
  return { caseNo, documents, due: writes ? dueDocuments(facts, all, heads, today).filter(owedBy(actor)) : [] };
}

const owedBy =
  ({ role }: Actor) =>
  ({ issuer }: { readonly issuer: Issuer }): boolean =>
    role !== 'arbitrator' || issuer === 'commission' || issuer === 'mandator';

async function headsFor(office: Office, { facts }: OpenDocument['view']): Promise<ReadonlyMap<string, Letterhead>> {
  const organs = [
    ...new Set(
      DOCUMENT_KINDS.flatMap((kind) => kind.occasions(facts).map(({ about }) => issuingOrgan(kind, { facts, about }))),
    ),
  ];
  const known = organs.filter((organ) => organ !== undefined);
  const heads = await Promise.all(known.map((organ) => letterheadOf(office.pool, organ)));
  return new Map(heads.flatMap((head) => (head ? [[head.organ, head] as const] : [])));
}

async function answered(office: Office, { view, document }: OpenDocument) {
  const kind = findDocumentKind(document.kind);
  const organ = kind && issuingOrgan(kind, { facts: view.facts, about: document.about });
  const letterhead = organ ? await letterheadOf(office.pool, organ) : undefined;
  return wholeAnswer(document, { facts: view.facts, today: todayOf(office, view), letterhead });
}
