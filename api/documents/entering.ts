import { documentsToEnter, noteEntered, type StoredDocument } from '../../db/documents';
import { act } from '../acting';
import type { Office } from '../office';
import { Problem } from '../problem';

/** Enters an issued document in the docket of its case; one that is entered already is left as it is. */
export async function enterIssue(office: Office, document: StoredDocument): Promise<void> {
  const { id, caseNo, kind, about, model, steps } = document;
  const step = steps.find((each) => each.step === 'issued');
  if (!step) return;
  const { sha256 = '', number } = step.detail;
  const input = { id, paper: kind, about, title: model.title, ...(number ? { number } : {}), sha256, on: step.on };
  await act(office, { caseNo, request: { name: 'document.issue', input } }, step.actor, `document/${id}`);
  await noteEntered(office.pool, id);
}

/** Whoever issues enters at once; what is left after so long was left by a process that died. */
const LEFT_AFTER_MS = 15_000;
const BATCH = 50;

/** Enters what was issued by a process that died before it could enter it. */
export async function enterIssuesLeftBehind(office: Office): Promise<void> {
  const before = new Date(office.clock.now() - LEFT_AFTER_MS).toISOString();
  for (const document of await documentsToEnter(office.pool, before, BATCH)) {
    await enterIssue(office, document).catch(async (error: unknown) => {
      if (!(error instanceof Problem && error.slug === 'refused')) throw error;
      // The case takes no more entries, or has this one: nothing is gained by asking again.
      office.log.warn({ caseNo: document.caseNo, document: document.id }, 'an issued document could not be entered');
      await noteEntered(office.pool, document.id);
    });
  }
}
