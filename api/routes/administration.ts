import { addAccount, changePassword, disableAccount, listAccounts } from '../../db/accounts';
import { addOrgan, amendOrgan, listOrgans, organ, type Organ } from '../../db/organs';
import type { Queryable } from '../../db/pool';
import { grantPost, listPosts, revokePost } from '../../db/posts';
import { localDateOf, type LocalDate } from '../../shared/law/local-date';
import { passwordHash, randomPassword } from '../identity/password';
import type { Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';

type OrganRoutes = 'listOrgans' | 'addOrgan' | 'amendOrgan';
type PeopleRoutes = 'listPeople' | 'addPerson' | 'resetPassword' | 'disablePerson';
type PostRoutes = 'listPosts' | 'grantPost' | 'revokePost';

/** Organisations, people and posts. What it changes takes effect with the next request of whomever it concerns. */
export function administrationRoutes(office: Office): Pick<Handlers, OrganRoutes | PeopleRoutes | PostRoutes> {
  return { ...organRoutes(office), ...peopleRoutes(office), ...postRoutes(office) };
}

function organRoutes({ pool }: Office): Pick<Handlers, OrganRoutes> {
  return {
    listOrgans: async ({ query: { kind } }) => ({ body: { items: await listOrgans(pool, kind) } }),
    addOrgan: async ({ body }) => {
      if (body.parent !== undefined) await mustBeOpen(pool, body.parent, 'parent');
      if (!(await addOrgan(pool, body))) throw taken('body.id', `已有编号为${body.id}的机构`);
      return { body };
    },
    amendOrgan: async ({ params: { id }, body }) => {
      const amended = await amendOrgan(pool, id, body);
      if (!amended) throw new Problem('no-such-record', { detail: `没有编号为${id}的机构` });
      return { body: amended };
    },
  };
}

function peopleRoutes({ pool, clock }: Office): Pick<Handlers, PeopleRoutes> {
  const instant = (): string => new Date(clock.now()).toISOString();
  const noSuchPerson = (id: string): Problem => new Problem('no-such-record', { detail: `没有编号为${id}的人员` });
  return {
    listPeople: async () => {
      const [accounts, posts] = await Promise.all([listAccounts(pool, instant()), listPosts(pool, {})]);
      const items = accounts.map(({ id, name, role, activeFrom, activeUntil, disabled, locked }) => ({
        ...{ id, name, role, activeFrom, activeUntil, disabled, locked },
        posts: posts.filter(({ person }) => person === id),
      }));
      return { body: { items } };
    },
    addPerson: async ({ body, actor }) => {
      mustBeAnother(actor.id, body.id);
      const organName = body.organ === undefined ? undefined : (await mustBeOpen(pool, body.organ)).title;
      const password = randomPassword();
      const account = { ...body, organName, activeFrom: localDateOf(clock.now()) };
      if (!(await addAccount(pool, account, await passwordHash(password))))
        throw taken('body.id', `已有编号为${body.id}的人员`);
      return { body: { id: body.id, password } };
    },
    resetPassword: async ({ params: { id } }) => {
      const password = randomPassword();
      if (!(await changePassword(pool, id, await passwordHash(password)))) throw noSuchPerson(id);
      return { body: { id, password } };
    },
    disablePerson: async ({ params: { id }, actor }) => {
      mustBeAnother(actor.id, id);
      if (!(await disableAccount(pool, id))) throw noSuchPerson(id);
      return { body: { id, disabled: true } };
    },
  };
}

function postRoutes({ pool, clock }: Office): Pick<Handlers, PostRoutes> {
  return {
    listPosts: async ({ query }) => ({
      body: { today: localDateOf(clock.now()), items: await listPosts(pool, query) },
    }),
    grantPost: async ({ body, actor }) => {
      mustBeAnother(actor.id, body.person);
      if (body.organ !== undefined) await mustBeOpen(pool, body.organ);
      const { activeFrom = localDateOf(clock.now()) } = body;
      mustFollow(activeFrom, body.activeUntil);
      return { body: { id: await grantPost(pool, { ...body, activeFrom, grantedBy: actor.id }) } };
    },
    revokePost: async ({ params: { id }, actor }) => {
      if (await revokePost(pool, id, actor.id)) return { body: { id, revoked: true } };
      throw new Problem('no-such-record', { detail: `没有编号为${id}的有效岗位` });
    },
  };
}

/** Nobody raises oneself: a second person does. @throws Problem `forbidden` */
function mustBeAnother(actorId: string, person: string): void {
  if (actorId === person)
    throw new Problem('forbidden', { detail: '不得为本人设岗、停用本人，由另一名系统管理员办理' });
}

/** @throws Problem `validation` for an organisation that there is not, or not any more. */
export async function mustBeOpen(db: Queryable, id: string, field = 'organ'): Promise<Organ> {
  const found = await organ(db, id);
  if (found && found.closedOn === undefined) return found;
  const message = found ? `${id}已于${found.closedOn}撤销` : `没有编号为${id}的机构，请先登记机构`;
  throw new Problem('validation', {
    detail: message,
    fields: [{ path: `body.${field}`, code: 'no-such-organ', message }],
  });
}

/** @throws Problem `validation` for a term that ends before it begins. */
export function mustFollow(from: LocalDate, until: LocalDate | undefined): void {
  if (until === undefined || from <= until) return;
  const message = '最后一日不得早于第一日';
  throw new Problem('validation', { detail: message, fields: [{ path: 'body.activeUntil', code: 'order', message }] });
}

const taken = (path: string, message: string): Problem =>
  new Problem('validation', { detail: message, fields: [{ path, code: 'taken', message }] });
