import { delegate, delegation, listDelegations, revokeDelegation } from '../../db/delegations';
import { colleaguesOf, listPosts, openPostsOf, type OpenPost } from '../../db/posts';
import { ROLES, type Actor } from '../../shared/case/actor';
import { addDays, localDateOf } from '../../shared/law/local-date';
import type { Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';
import { mustFollow } from './administration';

type OwnPostRoutes = 'listDelegations' | 'listColleagues' | 'delegate' | 'revokeDelegation' | 'myPosts' | 'takePost';

/** Longer absences are a change of the post, not a delegation. */
const LONGEST_DELEGATION_DAYS = 180;

/** Under which post one acts, and who acts under it while its holder is absent. */
export function postRoutes({ pool, clock }: Office): Pick<Handlers, OwnPostRoutes> {
  const today = () => localDateOf(clock.now());
  const openTo = (actor: Actor) => openPostsOf(pool, actor.id, today());
  return {
    listDelegations: async ({ actor }) => ({
      body: { today: today(), items: await listDelegations(pool, isAdministrator(actor) ? undefined : actor.id) },
    }),
    listColleagues: async ({ actor }) => ({
      body: { items: await colleaguesOf(pool, actor, today()) },
    }),
    delegate: async ({ body, actor }) => {
      const post = (await listPosts(pool, {})).find(({ id }) => id === body.post);
      if (!post || (post.person !== actor.id && !isAdministrator(actor)))
        throw new Problem('no-such-record', { detail: `您没有编号为${body.post}的岗位` });
      mustBeAColleague(post.person, body.to, actor);
      mustFollow(body.activeFrom, body.activeUntil);
      if (body.activeUntil > addDays(body.activeFrom, LONGEST_DELEGATION_DAYS)) throw tooLong();
      return { body: { id: await delegate(pool, { ...body, grantedBy: actor.id }) } };
    },
    revokeDelegation: async ({ params: { id }, actor }) => {
      const found = await delegation(pool, id);
      const mine = found && (found.holder === actor.id || found.to === actor.id || isAdministrator(actor));
      if (mine && (await revokeDelegation(pool, id, actor.id))) return { body: { id, revoked: true } };
      throw new Problem('no-such-record', { detail: `没有编号为${id}的有效代理` });
    },
    myPosts: async ({ actor, visitor }) => {
      const isCurrent = ({ id, delegation, role, organ }: OpenPost): boolean =>
        visitor.post === undefined
          ? delegation === undefined && role === actor.role && organ === actor.organ
          : visitor.post === id && visitor.delegation === delegation;
      const items = await openTo(actor);
      return {
        body: { items: items.map((each) => ({ ...each, roleLabel: ROLES[each.role], current: isCurrent(each) })) },
      };
    },
    takePost: async ({ body: { post, delegation }, actor, visitor }) => {
      if (!visitor.take) throw new Problem('forbidden', { detail: '访问令牌只代表一个岗位，不能换岗；请另取令牌' });
      const wish = { post, ...(delegation === undefined ? {} : { delegation }) };
      const open = (await openTo(actor)).some((each) => each.id === post && each.delegation === delegation);
      if (!open) throw new Problem('no-such-record', { detail: '您没有这一岗位，或者任期、代理期已满' });
      await visitor.take(wish);
      return { body: wish };
    },
  };
}

const isAdministrator = ({ role }: Actor): boolean => role === 'administrator';

/** @throws Problem `validation` for one who would act for oneself; `forbidden` for an administrator who would get the post. */
function mustBeAColleague(holder: string, to: string, actor: Actor): void {
  if (to === actor.id && holder !== actor.id) throw new Problem('forbidden', { detail: '不得把他人的岗位委托给本人' });
  if (holder !== to) return;
  const message = '应为另一名同事';
  throw new Problem('validation', { detail: message, fields: [{ path: 'body.to', code: 'same-person', message }] });
}

function tooLong(): Problem {
  const message = `代理不得超过${LONGEST_DELEGATION_DAYS}日；更长的，请变更岗位`;
  return new Problem('validation', {
    detail: message,
    fields: [{ path: 'body.activeUntil', code: 'too-long', message }],
  });
}
