import type { PoolClient } from 'pg';
import type { Actor } from '../shared/case/actor';
import type { DocumentModel } from '../shared/documents/document';
import type { StepName } from '../shared/documents/life';
import type { LocalDate } from '../shared/law/local-date';
import type { Queryable } from './pool';

/** A step in the life of a document. */
export type DocumentStep = {
  readonly step: StepName;
  readonly no: number;
  /** Civil day (Asia/Shanghai) of its effect. */
  readonly on: LocalDate;
  /** UTC, ISO. */
  readonly at: string;
  readonly actor: Actor;
  readonly detail: Readonly<Record<string, string>>;
};

/** One version of a document, with its life so far. */
export type StoredDocument = {
  readonly id: string;
  readonly caseNo: string;
  readonly kind: string;
  readonly about: string;
  readonly version: number;
  readonly template: number;
  readonly rulebook: string;
  readonly seq: number;
  readonly model: DocumentModel;
  readonly supplements: Readonly<Record<string, string>>;
  readonly draftedAt: string;
  readonly steps: readonly DocumentStep[];
};

type NewDocument = Omit<StoredDocument, 'version' | 'steps'>;

/** Keeps a draft as the next version of its kind; the number of the version. */
export async function keepDraft(client: PoolClient, document: NewDocument): Promise<number> {
  const { id, caseNo, kind, about, template, rulebook, seq, model, supplements, draftedAt } = document;
  // Two drafts of one document made at the same moment come one after the other.
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 240))', [`${caseNo}/${kind}/${about}`]);
  const { rows } = await client.query<{ version: number }>(
    `insert into documents
       (id, case_no, kind, about, version, template, rulebook, seq, model, supplements, drafted_at)
     select $1, $2, $3, $4,
       1 + coalesce((select max(version) from documents where case_no = $2 and kind = $3 and about = $4), 0),
       $5, $6, $7, $8, $9, $10
     returning version`,
    [id, caseNo, kind, about, template, rulebook, seq, JSON.stringify(model), JSON.stringify(supplements), draftedAt],
  );
  return rows[0]?.version ?? 1;
}

/** Notes a step, the next of its document; the document is locked until the transaction ends. */
export async function noteStep(
  client: PoolClient,
  document: string,
  { step, on, at, actor, detail }: Omit<DocumentStep, 'no'>,
): Promise<number> {
  const { rows } = await client.query<{ no: number }>(
    `insert into document_steps (document, no, step, "on", at, actor, detail)
     select $1, 1 + coalesce(max(no), 0), $2, $3, $4, $5, $6 from document_steps where document = $1
     returning no`,
    [document, step, on, at, JSON.stringify(actor), JSON.stringify(detail)],
  );
  return rows[0]?.no ?? 1;
}

/** Locks a document until the transaction ends, and gives it as it is then. */
export async function lockDocument(client: PoolClient, id: string): Promise<StoredDocument | undefined> {
  await client.query('select 1 from documents where id = $1 for update', [id]);
  const { rows } = await client.query<DocumentRow>(`${SELECT} where d.id = $1`, [id]);
  return rows[0] && documentOf(rows[0]);
}

/** A document of a case. */
export async function documentById(db: Queryable, caseNo: string, id: string): Promise<StoredDocument | undefined> {
  const { rows } = await db.query<DocumentRow>(`${SELECT} where d.id = $1 and d.case_no = $2`, [id, caseNo]);
  return rows[0] && documentOf(rows[0]);
}

/** All versions of all documents of a case, in the order in which they were drafted. */
export async function documentsOf(db: Queryable, caseNo: string): Promise<readonly StoredDocument[]> {
  const { rows } = await db.query<DocumentRow>(
    `${SELECT} where d.case_no = $1 order by d.drafted_at, d.kind, d.about, d.version`,
    [caseNo],
  );
  return rows.map(documentOf);
}

/** Notes that a document must yet be entered in the docket of its case; in the transaction that issues it. */
export async function noteToEnter(client: PoolClient, document: string): Promise<void> {
  await client.query('insert into documents_to_enter (document) values ($1)', [document]);
}

export async function noteEntered(db: Queryable, document: string): Promise<void> {
  await db.query('delete from documents_to_enter where document = $1', [document]);
}

/** Documents that were issued before an instant (UTC, ISO) and have not been entered in the dockets of their cases. */
export async function documentsToEnter(
  db: Queryable,
  before: string,
  limit: number,
): Promise<readonly StoredDocument[]> {
  const { rows } = await db.query<DocumentRow>(
    `${SELECT} join documents_to_enter e on e.document = d.id
     join document_steps i on i.document = d.id and i.step = 'issued'
     where i.at < $1 order by i.at limit $2`,
    [before, limit],
  );
  return rows.map(documentOf);
}

const SELECT = `
  select d.id, d.case_no, d.kind, d.about, d.version, d.template, d.rulebook, d.seq, d.model, d.supplements, d.drafted_at,
    (select coalesce(json_agg(json_build_object('step', s.step, 'no', s.no, 'on', s."on", 'at', s.at, 'actor', s.actor,
       'detail', s.detail) order by s.no), '[]') from document_steps s where s.document = d.id) as steps
  from documents d`;

type DocumentRow = {
  id: string;
  case_no: string;
  kind: string;
  about: string;
  version: number;
  template: number;
  rulebook: string;
  seq: number;
  model: DocumentModel;
  supplements: Record<string, string>;
  drafted_at: Date;
  steps: DocumentStep[];
};

const documentOf = ({ case_no, drafted_at, steps, ...row }: DocumentRow): StoredDocument => ({
  ...row,
  caseNo: case_no,
  draftedAt: drafted_at.toISOString(),
  steps: steps.map((step) => ({ ...step, at: new Date(step.at).toISOString() })),
});
