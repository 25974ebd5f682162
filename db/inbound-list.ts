import type { Partner } from '../shared/exchange/partners';
import { Conditions } from './conditions';
import { cursorAfter, pageOf, placeOf, type Page, type PageRequest } from './cursor';
import type { InboundMessage, InboundOutcome, InboundState } from './inbound-messages';
import type { Queryable } from './pool';

/** Which messages a list shows; what is left out does not restrict it. */
export type InboundFilter = {
  readonly partner?: Partner | undefined;
  readonly state?: InboundState | undefined;
  readonly caseNo?: string | undefined;
  /** Only those about cases of an organisation. */
  readonly organ?: string | undefined;
};

/** A message of a partner on one line, without its content. Instants in UTC. */
export type ListedInbound = Pick<
  InboundMessage,
  'partner' | 'id' | 'name' | 'subject' | 'state' | 'receivedAt' | 'attempts' | 'outcome'
> & {
  readonly revision?: number;
  readonly caseNo?: string;
  readonly settledAt?: string;
};

/** What partners have sent, the newest first. @throws BadCursor if the cursor is not one of this list. */
export async function listInbound(
  db: Queryable,
  { partner, state, caseNo, organ }: InboundFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<ListedInbound>> {
  const conditions = new Conditions()
    .add('m.partner = ?', partner)
    .add('m.state = ?', state)
    .add('m.case_no = ?', caseNo)
    .add('exists (select from case_views v where v.case_no = m.case_no and v.organ = ?)', organ);
  const place = placeOf('inbound', cursor, ['instant', 'text', 'text'])?.map((part) => conditions.parameter(part));
  if (place)
    conditions.demand(
      `(m.received_at, m.partner, m.id) < (${place[0]}::timestamptz, ${place[1]}, ${place[2]} collate "C")`,
    );
  const { rows } = await db.query<Row>(
    `select m.partner, m.id, m.name, m.subject, m.revision, m.state, m.case_no, m.received_at, m.settled_at, m.attempts,
       m.outcome
     from inbound_messages m ${conditions.where}
     order by m.received_at desc, m.partner desc, m.id desc limit ${conditions.parameter(limit + 1)}`,
    conditions.values,
  );
  return pageOf(rows, limit, {
    item: itemOf,
    cursor: (row) => cursorAfter('inbound', row.received_at.toISOString(), row.partner, row.id),
  });
}

type Row = {
  partner: Partner;
  id: string;
  name: string;
  subject: string;
  revision: number | null;
  state: InboundState;
  case_no: string | null;
  received_at: Date;
  settled_at: Date | null;
  attempts: number;
  outcome: InboundOutcome | null;
};

function itemOf({ revision, case_no, received_at, settled_at, outcome, ...rest }: Row): ListedInbound {
  return {
    ...rest,
    receivedAt: received_at.toISOString(),
    ...(revision === null ? {} : { revision }),
    ...(case_no === null ? {} : { caseNo: case_no }),
    ...(settled_at === null ? {} : { settledAt: settled_at.toISOString() }),
    ...(outcome === null ? {} : { outcome }),
  };
}
