import { toString as qrSvg } from 'qrcode';
import type { StoredDocument } from '../../db/documents';
import { contentDigest } from '../../shared/documents/life';
import type { DocumentModel } from '../../shared/documents/document';
import { documentCode } from '../../shared/signing/document-code';
import { sealedPdf } from '../../shared/signing/pdf-seal';
import type { OrganSeal } from '../signing/organ-keys';
import type { Office } from '../office';
import { drawnNames } from './drawn-names';
import { paperOf } from './shelf';
import { pdfOf, type Marks } from './typesetter';

type Sealing = Pick<Office, 'seals' | 'personal' | 'files'>;

/**
 * The PDF of a document as it goes out: once it is issued, with the code that proves it on paper, and sealed as a file by
 * the organisation that issued it (PAdES), the picture of whose seal it then bears; with the names that were drawn by hand
 * before it was issued. A draft, what a party writes, and what comes from an organisation without a
 * key bears no seal. The same document always gives the same bytes.
 */
export async function sealedPaper({ seals, personal, files }: Sealing, document: StoredDocument): Promise<Buffer> {
  const kept = paperOf(document);
  const paper = await personal.openAll(kept);
  const issue = document.steps.find(({ step }) => step === 'issued');
  const { issuer } = paper;
  const seal = issue && issuer && (await seals?.sealOf(issuer.organ, issue.at));
  const signatures = await drawnNames(files, document);
  if (!seal) return typeset(paper, { signatures });
  // The digest is that in the docket, over the text in which personal data are veiled: so both can be compared.
  const content = { ...paper, digest: contentDigest(kept), issuedAt: issue.at };
  const pdf = typeset(paper, { qr: await codeOn(content, seal), signatures, seal: true });
  const mark = { name: issuer.name, reason: `${paper.title}加盖电子印章`, at: issue.at };
  return Buffer.from(await sealedPdf(pdf, { ...seal, ...mark }));
}

/** A picture that cannot be drawn keeps nobody from the paper: then the place of the signature stays empty. */
function typeset(paper: DocumentModel, marks: Marks): Buffer {
  try {
    return pdfOf(paper, marks);
  } catch (error) {
    if (Object.keys(marks.signatures ?? {}).length === 0) throw error;
    return pdfOf(paper, { ...marks, signatures: {} });
  }
}

/** Level M: a seventh of the code may be under a stamp or a fold, and what is on it stays readable. */
async function codeOn(
  paper: DocumentModel & { readonly digest: string; readonly issuedAt: string },
  { signer }: OrganSeal,
): Promise<string> {
  const { title, caseNo, number = caseNo, keyFields, digest, issuedAt } = paper;
  const fields = keyFields.map(({ label, value }) => [label, value] as const);
  const code = await documentCode({ title, caseNo, no: number, issuedAt, keyFields: fields, digest }, signer);
  return qrSvg(code, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
}
