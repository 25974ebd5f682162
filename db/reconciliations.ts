import type { Partner } from '../shared/exchange/partners';
import type { Difference, DigestLine, Finding } from '../shared/exchange/reconciliation';
import { Conditions } from './conditions';
import { cursorAfter, pageOf, placeOf, type Page, type PageRequest } from './cursor';
import type { Queryable } from './pool';

/** Where a finding stands. `settled`: both sides agreed again at a later comparison; `noted`: a person has explained it. */
export const FINDING_STATES = { open: '待处理', resending: '补发中', settled: '已一致', noted: '已说明' } as const;
export type FindingState = keyof typeof FINDING_STATES;

/** How a finding was dealt with: when (UTC, ISO), by whom, what was said. */
export type Resolution = { readonly at: string; readonly by: string; readonly text: string };

/** A difference as it is kept. Instants in UTC. */
export type KeptFinding = {
  readonly id: string;
  readonly partner: Partner;
  readonly messageId: string;
  readonly sender: DigestLine['sender'];
  readonly kind: Difference;
  readonly subject: string;
  readonly caseNo: string | undefined;
  readonly ownerOrgan: string | undefined;
  readonly ours: DigestLine | undefined;
  readonly theirs: DigestLine | undefined;
  readonly foundAt: string;
  readonly state: FindingState;
  readonly resolution: Resolution | undefined;
};

/** A finding with whose work it is. */
export type OwnedFinding = Finding & { readonly caseNo: string | undefined; readonly ownerOrgan: string | undefined };

/** The span of a comparison, [since, until), UTC instants in ISO. */
export type Span = { readonly since: string; readonly until: string };

/** What we have received from a partner, by the `time` of the envelopes. */
export async function receivedLines(db: Queryable, partner: Partner, { since, until }: Span): Promise<DigestLine[]> {
  const { rows } = await db.query<{ id: string; subject: string; revision: number | null; body_sha256: string }>(
    `select id, subject, revision, body_sha256 from inbound_messages
     where partner = $1 and said_at >= $2 and said_at < $3`,
    [partner, since, until],
  );
  return rows.map(({ id, subject, revision, body_sha256: sha256 }) => ({
    ...{ id, sender: 'partner', subject, state: 'acknowledged', sha256 },
    ...(revision === null ? {} : { revision }),
  }));
}

/** The messages of ours of the span; their envelopes are made by who compares. */
export async function sentIds(db: Queryable, partner: Partner, { since, until }: Span): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    'select id from messages where partner = $1 and created_at >= $2 and created_at < $3 order by ordinal',
    [partner, since, until],
  );
  return rows.map(({ id }) => id);
}

/** Notes that a comparison has begun; one that is tried again goes on as the same. */
export async function beginReconciliation(db: Queryable, run: string, partner: Partner, span: Span): Promise<void> {
  await db.query(
    `insert into reconciliations (run, partner, since, until) values ($1, $2, $3, $4) on conflict (run) do nothing`,
    [run, partner, span.since, span.until],
  );
}

/** How a comparison came out. */
export type Outcome = { readonly compared: number; readonly differing: number };

export async function endReconciliation(db: Queryable, run: string, outcome: Outcome | string): Promise<void> {
  const { compared, differing } = typeof outcome === 'string' ? { compared: 0, differing: 0 } : outcome;
  const failure = typeof outcome === 'string' ? outcome : undefined;
  await db.query(
    `update reconciliations set finished_at = now(), compared = $2, differing = $3, failure = $4 where run = $1`,
    [run, compared, differing, failure],
  );
}

/** Keeps a finding; the same difference found again is the same finding, open again if it was being mended in vain. */
export async function keepFinding(db: Queryable, partner: Partner, found: OwnedFinding): Promise<void> {
  const line = found.ours ?? found.theirs;
  await db.query(
    `insert into reconciliation_findings (partner, message_id, sender, kind, subject, case_no, owner_organ, ours, theirs)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (partner, sender, message_id, kind) where state in ('open', 'resending')
     do update set seen_at = now(), state = 'open', ours = excluded.ours, theirs = excluded.theirs`,
    [
      ...[partner, found.id, line?.sender, found.kind, line?.subject, found.caseNo, found.ownerOrgan],
      ...[json(found.ours), json(found.theirs)],
    ],
  );
}

/** What was open and is compared anew without being found again, is settled. `compared`: ids; `found`: those that differ. */
export async function settleFindings(
  db: Queryable,
  partner: Partner,
  { compared, found }: { compared: readonly string[]; found: readonly string[] },
): Promise<void> {
  await db.query(
    `update reconciliation_findings set state = 'settled', settled_at = now()
     where partner = $1 and state in ('open', 'resending') and message_id = any ($2::text[])
       and not message_id = any ($3::text[])`,
    [partner, compared, found],
  );
}

export async function finding(db: Queryable, id: string): Promise<KeptFinding | undefined> {
  const { rows } = await db.query<Row>(`select ${COLUMNS} from reconciliation_findings where id = $1`, [id]);
  return rows[0] && findingOf(rows[0]);
}

/** Moves a finding that is still somebody's work; false if it is not any more. */
export async function resolveFinding(
  db: Queryable,
  id: string,
  state: 'resending' | 'noted',
  resolution: Resolution,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update reconciliation_findings set state = $2, resolution = $3,
            settled_at = case when $2 = 'noted' then now() end
     where id = $1 and state in ('open', 'resending')`,
    [id, state, JSON.stringify(resolution)],
  );
  return rowCount === 1;
}

export type FindingFilter = {
  readonly state?: FindingState | undefined;
  readonly partner?: Partner | undefined;
  readonly organ?: string | undefined;
};

/** Findings, the newest first. @throws BadCursor if the cursor is not one of this list. */
export async function findings(
  db: Queryable,
  filter: FindingFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<KeptFinding>> {
  const conditions = new Conditions()
    .add('state = ?', filter.state)
    .add('partner = ?', filter.partner)
    .add('owner_organ = ?', filter.organ);
  const place = placeOf('findings', cursor, ['number'])?.map((part) => conditions.parameter(part));
  if (place) conditions.demand(`id < ${place[0]}::bigint`);
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} from reconciliation_findings ${conditions.where}
     order by id desc limit ${conditions.parameter(limit + 1)}`,
    conditions.values,
  );
  return pageOf(rows, limit, { item: findingOf, cursor: (row) => cursorAfter('findings', row.id) });
}

/** A comparison, and how it came out. */
export type Reconciliation = Span & {
  readonly partner: Partner;
  readonly startedAt: string;
  readonly finishedAt: string | undefined;
  readonly failure: string | undefined;
} & Outcome;

/** The newest comparison with each partner. */
export async function latestReconciliations(db: Queryable): Promise<Reconciliation[]> {
  const { rows } = await db.query<RunRow>(
    `select distinct on (partner) partner, since, until, started_at, finished_at, compared, differing, failure
     from reconciliations order by partner, id desc`,
  );
  return rows.map(({ partner, since, until, started_at, finished_at, compared, differing, failure }) => ({
    ...{ partner, compared, differing, failure: failure ?? undefined },
    ...{ since: since.toISOString(), until: until.toISOString(), startedAt: started_at.toISOString() },
    finishedAt: finished_at?.toISOString(),
  }));
}

const json = (line: DigestLine | undefined) => (line === undefined ? undefined : JSON.stringify(line));

const COLUMNS = `id, partner, message_id, sender, kind, subject, case_no, owner_organ, ours, theirs, found_at, state,
  resolution`;

type Row = {
  id: string;
  partner: Partner;
  message_id: string;
  sender: DigestLine['sender'];
  kind: Difference;
  subject: string;
  case_no: string | null;
  owner_organ: string | null;
  ours: DigestLine | null;
  theirs: DigestLine | null;
  found_at: Date;
  state: FindingState;
  resolution: Resolution | null;
};

type RunRow = Outcome & {
  partner: Partner;
  since: Date;
  until: Date;
  started_at: Date;
  finished_at: Date | null;
  failure: string | null;
};

function findingOf(row: Row): KeptFinding {
  const { id, partner, sender, kind, subject, state } = row;
  return {
    ...{ id, partner, sender, kind, subject, state },
    messageId: row.message_id,
    caseNo: row.case_no ?? undefined,
    ownerOrgan: row.owner_organ ?? undefined,
    ours: row.ours ?? undefined,
    theirs: row.theirs ?? undefined,
    foundAt: row.found_at.toISOString(),
    resolution: row.resolution ?? undefined,
  };
}
