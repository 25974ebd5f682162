import { noteOrder, sendAgain } from '../../db/message-orders';
import { fileReply } from '../../db/messages';
import { transaction } from '../../db/pool';
import {
  finding,
  findings,
  FINDING_STATES,
  latestReconciliations,
  resolveFinding,
  type KeptFinding,
} from '../../db/reconciliations';
import type { Actor } from '../../shared/case/actor';
import { cite } from '../../shared/case/situation';
import { DIFFERENCES } from '../../shared/exchange/reconciliation';
import { localDateOf } from '../../shared/law/local-date';
import { rulebookFor } from '../../shared/law/rulebooks/rulebooks';
import { refusal } from '../acting';
import type { Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';
import { namedActor } from './deliveries';

type ReconciliationHandlers = Pick<
  Handlers,
  'listReconciliations' | 'latestReconciliations' | 'resendReconciled' | 'noteReconciled'
>;

/** What nightly comparison has found, and what is done about it. */
export function reconciliationRoutes(office: Office): ReconciliationHandlers {
  const { pool, clock } = office;
  const said = (by: Actor, text: string) => ({ at: new Date(clock.now()).toISOString(), by: namedActor(by), text });

  /** @throws Problem `refused` if it is nobody's work any more. */
  async function resolve(id: string, state: 'resending' | 'noted', by: Actor, text: string): Promise<void> {
    if (await resolveFinding(pool, id, state, said(by, text))) return;
    throw refused(office, '该事项已经办结，无需办理', '需要更正的，等待下一次对账');
  }

  return {
    listReconciliations: async ({ query: { limit, cursor, organ, ...filter }, actor }) => {
      const own = actor.role === 'clerk' ? (actor.organ ?? '') : organ;
      const page = await findings(pool, { ...filter, organ: own }, { limit, cursor });
      return { body: { ...page, items: page.items.map((item) => ({ ...item, what: DIFFERENCES[item.kind] })) } };
    },
    latestReconciliations: async () => ({ body: { items: await latestReconciliations(pool) } }),
    resendReconciled: async ({ params: { id }, actor }) => {
      const found = await ownFinding(office, id, actor);
      const send = resending(office, found, said(actor, '对账后补发'));
      await resolve(id, 'resending', actor, '补发');
      await send();
      return { body: { id, state: 'resending' } };
    },
    noteReconciled: async ({ params: { id }, body: { text }, actor }) => {
      await ownFinding(office, id, actor);
      await resolve(id, 'noted', actor, text);
      return { body: { id, state: 'noted' } };
    },
  };
}

/** @throws Problem `no-such-record`; for another organ's finding as well. */
async function ownFinding({ pool }: Office, id: string, { role, organ }: Actor): Promise<KeptFinding> {
  const found = await finding(pool, id);
  if (found && (role !== 'clerk' || found.ownerOrgan === organ)) return found;
  throw new Problem('no-such-record', { detail: `没有编号为${id}的对账事项` });
}

type Saying = { readonly at: string; readonly by: string; readonly text: string };

/** How the difference is mended by sending; done twice it is done once. @throws Problem `refused` if sending does not help. */
function resending(office: Office, found: KeptFinding, { at, by, text }: Saying): () => Promise<void> {
  const { pool, cases } = office;
  const { kind, messageId, state } = found;
  if (state === 'settled' || state === 'noted')
    throw refused(office, `该事项${FINDING_STATES[state]}，无需办理`, '需要更正的，等待下一次对账');
  switch (kind) {
    case 'missing-there':
    case 'acknowledgement-lost':
      return async () => {
        await sendAgain(pool, messageId);
        await noteOrder(pool, messageId, { at, by, kind: 'resend-asked', detail: text });
        await cases.retryDelivery(messageId);
      };
    case 'missing-here':
      return askingForIt(office, found, at);
    case 'content-differs':
    case 'unknown-here':
    case 'unknown-there':
      throw refused(office, `${DIFFERENCES[kind]}，补发不能解决`, '与对方核实后说明情况');
  }
}

/** @throws Problem `refused` if the partner does not count its messages: it cannot be told which one is meant. */
function askingForIt(office: Office, { partner, messageId, subject, theirs }: KeptFinding, at: string) {
  const revision = theirs?.revision;
  if (revision === undefined)
    throw refused(office, '对方的信息没有版次，无法指明请其补发哪一份', '与对方联系后说明情况');
  const request = {
    ...{ partner, subject, at, caseNo: undefined, ownerOrgan: '', type: 'message.requested' },
    key: `reconciliation/${messageId}`,
    data: { messageSubject: subject, received: revision - 1, missing: [revision] },
  };
  return () => transaction(office.pool, (client) => fileReply(client, request));
}

function refused({ clock }: Office, reason: string, remedy: string): Problem {
  const book = rulebookFor('chongqing', localDateOf(clock.now()));
  return refusal([{ code: 'reconciliation/settled', reason, cite: cite(book, 'mediation-records'), remedy }]);
}
