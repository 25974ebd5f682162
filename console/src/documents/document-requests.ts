import type { z } from 'zod';
import type { DOCUMENT_CONTRACTS } from '../../../shared/contract/document-contracts';
import type { ServedTo, ServiceMethod } from '../../../shared/paths/documents';
import { request } from '../case/transport';
import { newKey } from '../case/use-act';

export type DocumentList = z.output<typeof DOCUMENT_CONTRACTS.listDocuments.answer>;
export type DocumentLine = DocumentList['documents'][number];
export type DueDocument = DocumentList['due'][number];
export type WholeDocument = z.output<typeof DOCUMENT_CONTRACTS.readDocument.answer>;
/** What is entered of a service; `on` is a civil day. */
export type ServiceInput = {
  readonly to: ServedTo;
  readonly method: ServiceMethod;
  readonly receivedBy?: string;
  readonly note?: string;
  readonly on?: string;
};
export type LetterheadInput = { readonly name: string; readonly code: string };

const at = (caseNo: string, rest = ''): string => `/v1/cases/${encodeURIComponent(caseNo)}/documents${rest}`;
const keyed = (body: unknown) => ({ body, headers: { 'Idempotency-Key': newKey() } });

export const readDocuments = (caseNo: string): Promise<DocumentList> => request(at(caseNo));
export const readDocument = (caseNo: string, id: string): Promise<WholeDocument> => request(at(caseNo, `/${id}`));

/** @throws ProblemError */
export const draftDocument = (
  caseNo: string,
  { kind, about }: Pick<DueDocument, 'kind' | 'about'>,
  supplements: Readonly<Record<string, string>>,
): Promise<WholeDocument> => request(at(caseNo), keyed({ kind, about, supplements }));

/** @throws ProblemError `refused` with everything that is missing */
export const stepDocument = (caseNo: string, id: string, step: 'check' | 'issue'): Promise<WholeDocument> =>
  request(at(caseNo, `/${id}/${step}`), keyed({}));

/** @throws ProblemError */
export const serveDocument = (caseNo: string, id: string, service: ServiceInput): Promise<WholeDocument> =>
  request(at(caseNo, `/${id}/service`), keyed(service));

/** @throws ProblemError */
export const enterLetterhead = (organ: string, head: LetterheadInput): Promise<unknown> =>
  request(`/v1/letterheads/${encodeURIComponent(organ)}`, keyed(head));

export const fileOf = (caseNo: string, id: string, format: 'pdf' | 'docx'): string =>
  at(caseNo, `/${id}/file?format=${format}`);
