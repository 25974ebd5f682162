import type { Actor, Role } from '../shared/case/actor';
import type { LocalDate } from '../shared/law/local-date';
import { usable } from './accounts';
import type { Queryable } from './pool';
import { inForce } from './posts';
import { prepared } from './prepared';

/** Somebody who has signed in. */
export type Session = {
  readonly actor: Actor;
  /** Under which post, if it has chosen one; and under which delegation. */
  readonly post?: string | undefined;
  readonly delegation?: string | undefined;
  readonly organName?: string | undefined;
  /** UTC, ISO. */
  readonly startedAt: string;
};

/** Who does nothing for so long has gone; nobody stays longer than the other. */
export const IDLE_HOURS = 8;
export const LONGEST_HOURS = 12;

/** What is seen again within so long is not noted anew. */
const SEEN_PRECISION = '1 minute';

/** `now`: the parameter that stands for the instant. */
const alive = (now: string): string =>
  `(s.seen_at > ${now}::timestamptz - interval '${IDLE_HOURS} hours'
    and s.started_at > ${now}::timestamptz - interval '${LONGEST_HOURS} hours')`;

/** Keeps a session under the digest of its secret. */
export async function startSession(
  db: Queryable,
  digest: Buffer,
  { actor, organName, startedAt, issuer }: Session & { readonly issuer: string },
): Promise<void> {
  await db.query(
    `insert into sessions (digest, actor, organ_name, issuer, started_at, seen_at) values ($1, $2, $3, $4, $5, $5)`,
    [digest, JSON.stringify(actor), organName ?? null, issuer, startedAt],
  );
}

/**
 * The session, unless it is over or its account may not be used any more; notes that it was seen.
 * @param now instant (UTC, ISO); `day` the civil day that it is.
 */
export async function sessionOf(
  db: Queryable,
  digest: Buffer,
  { now, day }: { readonly now: string; readonly day: LocalDate },
): Promise<Session | undefined> {
  const { rows } = await db.query<SessionRow>(FOUND(digest, now, day));
  return rows[0] && sessionFrom(rows[0]);
}

/** From here on the session acts under this post; nobody looks whether it may: `sessionOf` does, each time. */
export async function takePost(
  db: Queryable,
  digest: Buffer,
  { post, delegation }: { readonly post: string; readonly delegation?: string | undefined },
): Promise<void> {
  await db.query('update sessions set post = $2, delegation = $3 where digest = $1', [
    digest,
    post,
    delegation ?? null,
  ]);
}

/**
 * May the session `s` go on on the day `$3`, under its post `p` and its delegation `d`? Who has chosen no post acts as
 * the provider vouches, but, once this installation knows posts of that person, only while one of them is the same.
 */
const PERMITTED = `case
  when s.post is null then not exists (select from posts p where p.person = s.actor ->> 'id')
    or exists (select from posts p where p.person = s.actor ->> 'id' and p.role = s.actor ->> 'role'
      and p.organ is not distinct from s.actor ->> 'organ' and ${inForce('p', '$3')})
  when s.delegation is null then p.person = s.actor ->> 'id' and ${inForce('p', '$3')}
  else d.post = p.id and d.to_person = s.actor ->> 'id' and ${inForce('p', '$3')} and ${inForce('d', '$3')} end`;

const FOUND = prepared(`
  with found as (
     select s.digest, s.seen_at, s.started_at, s.actor, s.post, s.delegation, coalesce(o.title, s.organ_name) as organ_name,
       p.role, p.organ, p.district, case when s.delegation is not null then p.person end as holder, h.name as holder_name
     from sessions s left join posts p on p.id = s.post left join organs o on o.id = p.organ
       left join delegations d on d.id = s.delegation left join accounts h on h.id = p.person
     where s.digest = $1 and ${alive('$2')} and ${PERMITTED}
       and not exists (select from accounts a where a.id = s.actor ->> 'id' and not ${usable('$3')})
   ), seen as (
     update sessions s set seen_at = $2 from found f
     where s.digest = f.digest and f.seen_at < $2::timestamptz - interval '${SEEN_PRECISION}'
   )
   select * from found`);

function sessionFrom(row: SessionRow): Session {
  const { post, delegation, organ_name: organName, started_at: startedAt } = row;
  return {
    actor: actorFrom(row),
    ...(organName === null ? {} : { organName }),
    ...(post === null ? {} : { post }),
    ...(delegation === null ? {} : { delegation }),
    startedAt: startedAt.toISOString(),
  };
}

/** As the provider vouches for it; under another post, with the role and the organ of that. Both names are printed. */
function actorFrom({ actor, post, role, organ, district, holder, holder_name: holderName }: SessionRow): Actor {
  if (post === null) return actor;
  const { id, name = id } = actor;
  return {
    ...{ id, role, name: holder === null ? name : `${name}（代${holderName ?? holder}）` },
    ...(organ === null ? {} : { organ }),
    ...(district === null ? {} : { district }),
    ...(holder === null ? {} : { onBehalfOf: holder }),
  };
}

export async function endSession(db: Queryable, digest: Buffer): Promise<void> {
  await db.query('delete from sessions where digest = $1', [digest]);
}

/** Forgets the sessions that are over at an instant (UTC, ISO). */
export async function forgetEndedSessions(db: Queryable, now: string): Promise<void> {
  await db.query(`delete from sessions s where not ${alive('$1')}`, [now]);
}

type SessionRow = {
  actor: Actor;
  post: string | null;
  delegation: string | null;
  role: Role;
  organ: string | null;
  district: string | null;
  holder: string | null;
  holder_name: string | null;
  organ_name: string | null;
  started_at: Date;
};
