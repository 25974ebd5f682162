import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { allocateNumber } from '../../db/document-numbers';
import {
  documentById,
  documentsOf,
  keepDraft,
  lockDocument,
  noteStep,
  noteToEnter,
  type StoredDocument,
} from '../../db/documents';
import { letterheadOf } from '../../db/letterheads';
import { transaction } from '../../db/pool';
import type { CaseView } from '../../db/case-views';
import type { Actor } from '../../shared/case/actor';
import { groundsOf } from '../../shared/case/deadlines';
import { anyContent } from '../../shared/case/fields';
import { cite } from '../../shared/case/situation';
import { compose, issuingOrgan, type Composed } from '../../shared/documents/compose';
import type { DocumentKind, Occasion } from '../../shared/documents/kind';
import { findDocumentKind } from '../../shared/documents/kinds';
import { contentDigest, issued, lastStep, mayStep, sayTheSame, type StepName } from '../../shared/documents/life';
import { localDateOf, yearOf, type LocalDate } from '../../shared/law/local-date';
import type { Refusal } from '../../shared/law/verdict';
import { refusal } from '../acting';
import { nowFor, recordedCase, type Office } from '../office';
import { Problem } from '../problem';
import { drawingsFor } from './drawn-names';
import { enterIssue } from './entering';

/** What is asked for: which kind, on which occasion, with what the drafter adds. */
export type DraftRequest = {
  readonly kind: string;
  readonly about: string;
  readonly supplements: Readonly<Record<string, string>>;
};

/** A document on its case, as the one who is at work on it sees both. */
export type OpenDocument = { readonly view: CaseView; readonly document: StoredDocument };

/** The document as it would be drafted now. @throws Problem `refused` where the case has no occasion for it. */
export async function composed(office: Office, view: CaseView, request: DraftRequest): Promise<Composed> {
  const { kind } = occasionOf(view, request);
  const organ = issuingOrgan(kind, { facts: view.facts, about: request.about });
  const letterhead = organ ? await letterheadOf(office.pool, organ) : undefined;
  return compose(kind, { ...request, facts: view.facts, today: todayOf(office, view), letterhead });
}

export const todayOf = (office: Office, { shiftMs }: Pick<CaseView, 'shiftMs'>): LocalDate =>
  localDateOf(nowFor(office, shiftMs));

function occasionOf(
  { facts }: CaseView,
  { kind: name, about }: DraftRequest,
): { readonly kind: DocumentKind; readonly occasion: Occasion } {
  const kind = findDocumentKind(name);
  const occasion = kind?.occasions(facts).find((each) => each.about === about);
  if (kind && occasion) return { kind, occasion };
  const article = cite(groundsOf(facts).book, kind?.rule ?? 'mediation-records');
  const [reason, remedy] = [`本案没有需要制作${kind ? `《${kind.title}》` : '该文书'}的事项`, '先办理相应的事项'];
  throw refusal([{ code: 'document/no-occasion', reason, cite: article, remedy }]);
}

/** Keeps a draft; earlier versions that have not been issued give way to it. */
export async function draft(office: Office, caseNo: string, asked: DraftRequest, actor: Actor): Promise<OpenDocument> {
  const view = await recordedCase(office, caseNo, actor);
  const written = { caseNo, schema: anyContent, known: [], read: view.facts };
  const request = { ...asked, supplements: await office.personal.protect(office.pool, written, asked.supplements) };
  const { model } = await composed(office, view, request);
  const id = randomUUID();
  const { kind, about, supplements } = request;
  await transaction(office.pool, async (client) => {
    const draftedAt = new Date(nowFor(office, view.shiftMs)).toISOString();
    const { template, rulebook } = model;
    const entered = { id, caseNo, kind, about, template, rulebook, seq: view.seq, model, supplements, draftedAt };
    await keepDraft(client, entered);
    await note(office, client, { view, id, step: 'drafted', actor });
    for (const earlier of await documentsOf(client, caseNo)) {
      const gives = earlier.id !== id && earlier.kind === kind && earlier.about === about;
      if (gives && ['drafted', 'checked'].includes(lastStep(earlier.steps)))
        await note(office, client, { view, id: earlier.id, step: 'superseded', actor, detail: { by: id } });
    }
  });
  return opened(office, caseNo, id, actor);
}

/** @throws Problem `no-such-record` */
export async function opened(office: Office, caseNo: string, id: string, actor: Actor): Promise<OpenDocument> {
  const view = await recordedCase(office, caseNo, actor);
  const document = await documentById(office.pool, caseNo, id);
  if (!document) throw new Problem('no-such-record', { detail: `本案没有标识为${id}的文书` });
  return { view, document };
}

/** 核对: somebody has read the draft, nothing that the law demands is missing, and the case still says the same. */
export async function check(office: Office, caseNo: string, id: string, actor: Actor): Promise<OpenDocument> {
  const { view, document } = await opened(office, caseNo, id, actor);
  await mustStand(office, view, document);
  await transaction(office.pool, async (client) => {
    const { steps } = (await lockDocument(client, id)) ?? document;
    if (lastStep(steps) === 'checked') return;
    mustStep(view, steps, 'checked');
    await note(office, client, { view, id, step: 'checked', actor });
  });
  return opened(office, caseNo, id, actor);
}

/** 发出: the number, the day and the digest in one transaction; then the docket. Once, however often it is asked. */
export async function issue(office: Office, caseNo: string, id: string, actor: Actor): Promise<OpenDocument> {
  const { view, document } = await opened(office, caseNo, id, actor);
  if (lastStep(document.steps) !== 'issued') {
    await mustStand(office, view, document);
    await transaction(office.pool, async (client) => {
      const now = (await lockDocument(client, id)) ?? document;
      if (lastStep(now.steps) === 'issued') return;
      mustStep(view, now.steps, 'issued');
      await goOut(office, client, { view, document: now, actor });
    });
  }
  await enterIssue(office, (await opened(office, caseNo, id, actor)).document);
  return opened(office, caseNo, id, actor);
}

type Going = { readonly view: CaseView; readonly document: StoredDocument; readonly actor: Actor };

async function goOut(office: Office, client: PoolClient, { view, document, actor }: Going): Promise<void> {
  const { id, kind: name, about, caseNo, model } = document;
  const on = todayOf(office, view);
  const series = findDocumentKind(name)?.series;
  const { issuer } = model;
  const numbering = issuer && series && { organ: issuer.organ, code: issuer.code, series, year: yearOf(on) };
  const number = numbering ? await allocateNumber(client, id, numbering) : model.number;
  const drawings = drawingsFor({ kind: name, about }, view.facts);
  const detail = { sha256: contentDigest(issued(model, { on, number })), ...(number ? { number } : {}), ...drawings };
  await note(office, client, { view, id, step: 'issued', actor, detail });
  await noteToEnter(client, id);
  for (const earlier of await documentsOf(client, caseNo)) {
    const replaced = earlier.id !== id && earlier.kind === name && earlier.about === about;
    if (replaced && lastStep(earlier.steps) === 'issued')
      await note(office, client, { view, id: earlier.id, step: 'superseded', actor, detail: { by: id } });
  }
}

type Noting = {
  readonly view: CaseView;
  readonly id: string;
  readonly step: StepName;
  readonly actor: Actor;
  readonly detail?: Readonly<Record<string, string>>;
};

async function note(office: Office, client: PoolClient, { view, id, step, actor, detail = {} }: Noting): Promise<void> {
  const at = new Date(nowFor(office, view.shiftMs)).toISOString();
  await noteStep(client, id, { step, on: todayOf(office, view), at, actor, detail });
}

/** @throws Problem `refused` with everything that is missing, each with its article and where it is entered. */
async function mustStand(office: Office, view: CaseView, document: StoredDocument): Promise<void> {
  const { model, missing } = await composed(office, view, document);
  const { book } = groundsOf(view.facts);
  const refusals: Refusal[] = missing.map(({ field, label, cite: article, remedy }) => ({
    code: `document/missing-${field}`,
    reason: `文书缺少应当写明的「${label}」`,
    cite: article,
    remedy,
  }));
  if (!sayTheSame(model, document.model))
    refusals.push({
      code: 'document/case-has-changed',
      reason: '草稿制作后案件已有变化，草稿与案件记录不一致',
      cite: cite(book, 'mediation-records'),
      remedy: '重新制作草稿，核对后再办理',
    });
  if (view.facts.closing?.archived)
    refusals.push({
      code: 'case/archived',
      reason: '案件已经归档，不再制作文书',
      cite: cite(book, 'mediation-records'),
      remedy: '当事人有新的争议的，另行登记',
    });
  if (refusals.length > 0) throw refusal(refusals);
}

const NOT_YET: Readonly<Record<'checked' | 'issued', readonly [reason: string, remedy: string]>> = {
  checked: ['只有草稿可以核对', '需要修改已经发出的文书的，重新制作，由新版本替代'],
  issued: ['文书未经核对，或者已被新版本替代', '先核对最新的草稿，再发出'],
};

function mustStep({ facts }: CaseView, steps: StoredDocument['steps'], step: 'checked' | 'issued'): void {
  if (mayStep(steps, step)) return;
  const [reason, remedy] = NOT_YET[step];
  throw refusal([
    { code: 'document/not-in-this-state', reason, cite: cite(groundsOf(facts).book, 'mediation-records'), remedy },
  ]);
}
