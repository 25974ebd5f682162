import type { Actor } from '../shared/case/actor';
import type { PersonalField } from '../shared/case/personal';
import type { Queryable } from './pool';

/** A number or an address of a party that somebody was shown in clear, and what for. */
export type Revelation = {
  readonly caseNo: string;
  /** The party's number within the case. */
  readonly party: string;
  readonly field: PersonalField;
  /** Chinese, as the person said it. */
  readonly purpose: string;
  readonly actor: Pick<Actor, 'id' | 'role' | 'name' | 'organ'>;
  /** UTC instant, ISO. */
  readonly at: string;
};

/** Records a revelation; the record cannot be changed. */
export async function recordRevelation(db: Queryable, revelation: Revelation): Promise<void> {
  const { caseNo, party, field, purpose, actor, at } = revelation;
  const { id, role, name, organ } = actor;
  await db.query(
    `insert into revelations (case_no, party_id, field, purpose, actor, revealed_at) values ($1, $2, $3, $4, $5, $6)`,
    [caseNo, party, field, purpose, JSON.stringify({ id, role, name, organ }), at],
  );
}

const MOST_SHOWN = 500;

/** What of a case was shown in clear, the newest first. */
export async function revelationsOf(db: Queryable, caseNo: string): Promise<readonly Revelation[]> {
  const { rows } = await db.query<Omit<Revelation, 'caseNo' | 'at'> & { revealed_at: Date }>(
    `select party_id as party, field, purpose, actor, revealed_at from revelations where case_no = $1
     order by id desc limit $2`,
    [caseNo, MOST_SHOWN],
  );
  return rows.map(({ revealed_at, ...rest }) => ({ ...rest, caseNo, at: revealed_at.toISOString() }));
}
