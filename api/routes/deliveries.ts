import { message, messagesOf, MESSAGE_STATES, type Message } from '../../db/messages';
import type { Actor } from '../../shared/case/actor';
import { cite } from '../../shared/case/situation';
import { localDateOf } from '../../shared/law/local-date';
import { rulebookFor } from '../../shared/law/rulebooks/rulebooks';
import { refusal } from '../acting';
import type { Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';

export function deliveryRoutes(office: Office): Pick<Handlers, 'listDeliveries' | 'retryDelivery' | 'cancelDelivery'> {
  const { pool, cases } = office;
  return {
    listDeliveries: async ({ query: { limit, cursor, organ, ...filter }, actor }) => {
      const page = await messagesOf(
        pool,
        { ...filter, organ: actor.role === 'clerk' ? (actor.organ ?? '') : organ },
        { limit, cursor },
      );
      return { body: { ...page, items: page.items.map(deliveryAnswer) } };
    },
    retryDelivery: async ({ params: { id }, actor }) => {
      const found = await ownMessage(office, id, actor);
      if (found.state === 'acknowledged' || found.state === 'cancelled') throw settled(office, found);
      await cases.retryDelivery(id);
      return { body: { id, asked: 'retry' } };
    },
    cancelDelivery: async ({ params: { id }, actor }) => {
      const found = await ownMessage(office, id, actor);
      if (found.state !== 'pending') throw settled(office, found);
      await cases.cancelDelivery(id);
      return { body: { id, asked: 'cancel' } };
    },
  };
}

/** @throws Problem `no-such-record`; for another organ's message as well. */
async function ownMessage({ pool }: Office, id: string, { role, organ }: Actor): Promise<Message> {
  const found = await message(pool, id);
  if (found && (role !== 'clerk' || found.ownerOrgan === organ)) return found;
  throw new Problem('no-such-record', { detail: `没有编号为${id}的报送` });
}

function settled({ clock }: Office, { state }: Message): Problem {
  const book = rulebookFor('chongqing', localDateOf(clock.now()));
  return refusal([
    {
      code: 'delivery/settled',
      reason: `该报送${MESSAGE_STATES[state]}，无需办理`,
      cite: cite(book, 'mediation-records'),
      remedy: '内容有变化的，在案件中办理后由系统重新报送',
    },
  ]);
}

/** Everything but the message's own content, which is the case's. */
function deliveryAnswer({ body: _body, orderedAt: _ordered, alarmedAt: _alarmed, ...rest }: Message) {
  return rest;
}
