import type { OrganKind } from '../shared/case/organs';
import type { LocalDate } from '../shared/law/local-date';
import type { Queryable } from './pool';

/** An organisation in which people hold posts. */
export type Organ = {
  readonly id: string;
  readonly title: string;
  readonly kind: OrganKind;
  /** Code of its district, six digits. */
  readonly district?: string | undefined;
  /** The organisation above it. */
  readonly parent?: string | undefined;
  /** Since this civil day (Asia/Shanghai) no post is given in it. */
  readonly closedOn?: LocalDate | undefined;
};

const COLUMNS = `id, title, kind, district, parent, closed_on::text as "closedOn"`;
type OrganRow = { readonly [name in keyof Organ]-?: Exclude<Organ[name], undefined> | null };

/** All organisations, by number; of one kind, if it is named. */
export async function listOrgans(db: Queryable, kind?: OrganKind): Promise<readonly Organ[]> {
  const { rows } = await db.query<OrganRow>(
    `select ${COLUMNS} from organs where $1::text is null or kind = $1 order by id`,
    [kind ?? null],
  );
  return rows.map(organOf);
}

export async function organ(db: Queryable, id: string): Promise<Organ | undefined> {
  const { rows } = await db.query<OrganRow>(`select ${COLUMNS} from organs where id = $1`, [id]);
  return rows[0] && organOf(rows[0]);
}

/** Enters an organisation; false if there is one with this number. */
export async function addOrgan(db: Queryable, { id, title, kind, district, parent }: Organ): Promise<boolean> {
  const { rowCount } = await db.query(
    'insert into organs (id, title, kind, district, parent) values ($1, $2, $3, $4, $5) on conflict do nothing',
    [id, title, kind, district ?? null, parent ?? null],
  );
  return rowCount === 1;
}

/** Changes what is given, and leaves the rest; the organisation after that, undefined if there is none. */
export async function amendOrgan(
  db: Queryable,
  id: string,
  { title, kind, district, closedOn }: Partial<Omit<Organ, 'id' | 'parent'>>,
): Promise<Organ | undefined> {
  const { rows } = await db.query<OrganRow>(
    `update organs set title = coalesce($2, title), kind = coalesce($3, kind), district = coalesce($4, district),
       closed_on = coalesce($5::date, closed_on)
     where id = $1 returning ${COLUMNS}`,
    [id, title ?? null, kind ?? null, district ?? null, closedOn ?? null],
  );
  return rows[0] && organOf(rows[0]);
}

/** What the database does not know is left out. */
const organOf = (row: OrganRow): Organ =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Organ;
