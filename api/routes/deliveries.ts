import { dropMessage, noteOrder, redirectMessage } from '../../db/message-orders';
import { listInbound } from '../../db/inbound-list';
import { message, messagesOf, MESSAGE_STATES, type Attempt, type Message } from '../../db/messages';
import { ROLES, type Actor } from '../../shared/case/actor';
import { cite } from '../../shared/case/situation';
import { PARTNERS, type StandbyAddresses } from '../../shared/exchange/partners';
import { localDateOf } from '../../shared/law/local-date';
import { rulebookFor } from '../../shared/law/rulebooks/rulebooks';
import { refusal } from '../acting';
import type { Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';

type DeliveryHandlers = Pick<
  Handlers,
  'listInbound' | 'listDeliveries' | 'readDelivery' | 'retryDelivery' | 'redirectDelivery' | 'cancelDelivery'
>;

const MS_PER_HOUR = 3_600_000;

/** What an operator sees and orders of the messages to partners. `standby`: where they may be redirected to. */
export function deliveryRoutes(office: Office, standby: StandbyAddresses = {}): DeliveryHandlers {
  const { pool, cases, clock } = office;
  const order = (kind: string, by: Actor, detail?: string): Attempt => ({
    ...{ at: new Date(clock.now()).toISOString(), kind, by: namedActor(by) },
    ...(detail === undefined ? {} : { detail }),
  });
  return {
    listInbound: async ({ query: { limit, cursor, ...filter }, actor }) => {
      const organ = actor.role === 'clerk' ? (actor.organ ?? '') : undefined;
      return { body: await listInbound(pool, { ...filter, organ }, { limit, cursor }) };
    },
    listDeliveries: async ({ query: { limit, cursor, organ, olderThanHours, ...filter }, actor }) => {
      const createdBefore =
        olderThanHours === undefined ? undefined : new Date(Date.now() - olderThanHours * MS_PER_HOUR).toISOString();
      const page = await messagesOf(
        pool,
        { ...filter, organ: actor.role === 'clerk' ? (actor.organ ?? '') : organ, createdBefore },
        { limit, cursor },
      );
      return { body: { ...page, items: page.items.map(deliveryAnswer) } };
    },
    readDelivery: async ({ params: { id }, actor }) => {
      const found = await ownMessage(office, id, actor);
      const standbyAddresses = Object.keys(standby[found.partner] ?? {});
      return { body: { ...deliveryAnswer(found), standbyAddresses } };
    },
    retryDelivery: async ({ params: { id }, actor }) => {
      mustBeUnsettled(office, await ownMessage(office, id, actor));
      await noteOrder(pool, id, order('retry-asked', actor));
      await cases.retryDelivery(id);
      return { body: { id, asked: 'retry' } };
    },
    redirectDelivery: async ({ params: { id }, body: { address, reason }, actor }) => {
      const found = await ownMessage(office, id, actor);
      mustBeUnsettled(office, found);
      mustBeKnown(standby, found, address);
      const said = `改投${address ?? '通常地址'}，理由：${reason}`;
      await redirectMessage(pool, id, address, order('redirected', actor, said));
      await cases.retryDelivery(id);
      return { body: { id, asked: 'redirect' } };
    },
    cancelDelivery: async ({ params: { id }, body: { reason }, actor }) => {
      mustBeUnsettled(office, await ownMessage(office, id, actor));
      await noteOrder(pool, id, order('cancel-asked', actor, reason));
      // One that was given up is in nobody's hands: it is dropped where it lies.
      if (!(await dropMessage(pool, id))) await cases.cancelDelivery(id);
      return { body: { id, asked: 'cancel' } };
    },
  };
}

/** @throws Problem `no-such-record`; for another organ's message as well. */
async function ownMessage({ pool }: Pick<Office, 'pool'>, id: string, { role, organ }: Actor): Promise<Message> {
  const found = await message(pool, id);
  if (found && (role !== 'clerk' || found.ownerOrgan === organ)) return found;
  throw new Problem('no-such-record', { detail: `没有编号为${id}的报送` });
}

/** Who gave an order, as it is recorded. */
export const namedActor = ({ id, role, name, organ }: Actor): string =>
  [organ, ROLES[role], name, `（${id}）`].filter(Boolean).join(' ');

function mustBeUnsettled({ clock }: Office, { state }: Message): void {
  if (state !== 'acknowledged' && state !== 'cancelled') return;
  const book = rulebookFor('chongqing', localDateOf(clock.now()));
  throw refusal([
    {
      code: 'delivery/settled',
      reason: `该报送${MESSAGE_STATES[state]}，无需办理`,
      cite: cite(book, 'mediation-records'),
      remedy: '内容有变化的，在案件中办理后由系统重新报送',
    },
  ]);
}

/** Only addresses that are configured: an operator cannot send a case's data just anywhere. */
function mustBeKnown(standby: StandbyAddresses, { partner }: Message, address: string | undefined): void {
  const known = Object.keys(standby[partner] ?? {});
  if (address === undefined || known.includes(address)) return;
  const hint = known.length > 0 ? `可以改投：${known.join('、')}` : '该单位没有配置备用地址';
  const said = `${PARTNERS[partner].label}没有名为${address}的备用地址`;
  throw new Problem('validation', { fields: [{ path: 'body.address', code: 'unknown', message: said, hint }] });
}

/** Everything but the message's own content, which is the case's. */
function deliveryAnswer({ body: _body, orderedAt: _ordered, alarmedAt: _alarmed, ...rest }: Message) {
  return rest;
}
