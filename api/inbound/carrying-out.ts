import type { Pool } from 'pg';
import { isIssued } from '../../db/case-numbers';
import { caseViewAtLeast } from '../../db/case-views';
import { caseOfMandateNumber, noteMandateCase } from '../../db/court-mandates';
import { caseOfSubject, caseOpenedBy, type InboundMessage, type InboundOutcome } from '../../db/inbound-messages';
import type { ActionRequest } from '../../shared/case/actions';
import type { Actor } from '../../shared/case/actor';
import { envelope } from '../../shared/exchange/envelope';
import type { Partner } from '../../shared/exchange/partners';
import { localDateOf } from '../../shared/law/local-date';
import type { FieldFault } from '../../shared/problems';
import type { Counter } from '../counter';
import { parseJson } from '../json-text';
import { Problem } from '../problem';
import type { Intent } from './intent';
import { actorOf, meaningOf } from './translation';

/** What it takes to carry out a message. */
export type CarryingOut = { readonly pool: Pool; readonly cases: Counter };

const RECORDING_LIMIT_MS = 2_000;

/** What became of a message. */
export type Result =
  | { readonly kind: 'done'; readonly caseNo: string }
  /** Not now. What it waits for: a message that must have been sent before it; or nothing that we know of. */
  | { readonly kind: 'not-now'; readonly awaits?: 'earlier-message'; readonly outcome: InboundOutcome }
  | { readonly kind: 'never'; readonly outcome: InboundOutcome };

/**
 * Opens the case, or does the acts, that a kept message means. Done twice it is done once: the keys follow from it.
 * @throws Error if the engine or the database is away.
 */
export async function carryOut(deps: CarryingOut, message: InboundMessage): Promise<Result> {
  const { partner, name, source, body, receivedAt } = message;
  const actor = actorOf(partner, source);
  try {
    const { data } = envelope.parse(parseJson(Buffer.from(body)));
    const meaning = meaningOf(partner, name, data, localDateOf(Date.parse(receivedAt)));
    if (meaning.kind === 'open' && meaning.faults && meaning.faults.length > 0)
      return { kind: 'never', outcome: { reason: meaning.faults[0]!.message, fields: meaning.faults } };
    const caseNo =
      meaning.kind === 'open' ? await open(deps, meaning, message, actor) : await caseMeant(deps, meaning, message);
    if (typeof caseNo !== 'string') return caseNo;
    await actAll(deps.cases, caseNo, meaning.acts, actor, message.id);
    return { kind: 'done', caseNo };
  } catch (error) {
    if (error instanceof Problem) return resultOf(error, partner);
    throw error;
  }
}

/** The partner's number is the key: the same mandate under another message id, now or next year, opens no second case. */
async function open(
  { pool, cases }: CarryingOut,
  { form, subject, naturalKey }: Extract<Intent, { kind: 'open' }>,
  message: InboundMessage,
  actor: Actor,
): Promise<string> {
  const known = await caseOpenedBy(pool, message);
  // Said again it would have been found at the door: under this number goes another mandate.
  if (known && naturalKey) throw new Problem('key-reused', { detail: `编号${subject}已用于案件${known}` });
  if (known) return known;
  const { caseNo } = await cases.open(form, actor, `${message.name}/${subject}`);
  if (naturalKey) await noteMandateCase(pool, naturalKey, caseNo);
  return caseNo;
}

/** The case that goes by the partner's number: a message has opened it, or a spreadsheet. */
const caseOfNumber = async (pool: Pool, { partner, subject }: InboundMessage): Promise<string | undefined> =>
  (await caseOfSubject(pool, partner, subject)) ??
  (partner === 'court' ? caseOfMandateNumber(pool, subject) : undefined);

/** The case that a message speaks of, or why there is none (yet). */
async function caseMeant(
  { pool }: CarryingOut,
  meaning: Extract<Intent, { kind: 'act' }>,
  message: InboundMessage,
): Promise<string | Result> {
  const caseNo = meaning.caseNo ?? (await caseOfNumber(pool, message));
  // Its number is ours: a message that we have not had yet cannot open it.
  if (caseNo !== undefined && !(await isIssued(pool, caseNo)))
    return { kind: 'never', outcome: faulty(noSuchCase('data.ourCaseNo')) };
  // A case that a message has just opened may not be recorded yet.
  const view = caseNo === undefined ? undefined : await caseViewAtLeast(pool, caseNo, 1, RECORDING_LIMIT_MS);
  const number = meaning.caseNo === undefined ? NUMBERS[message.partner] : 'ourCaseNo';
  if (!view) return { kind: 'not-now', awaits: 'earlier-message', outcome: faulty(noSuchCase(`data.${number}`)) };
  const mistake = meaning.mistaken?.(view.facts);
  return mistake === undefined ? view.caseNo : { kind: 'not-now', outcome: faulty(mistake) };
}

const faulty = (fault: FieldFault): InboundOutcome => ({ reason: fault.message, fields: [fault] });

const noSuchCase = (path: string): FieldFault => ({
  path,
  code: 'no-such-case',
  message: '没有找到报文所指的案件',
  hint: '核对编号；在先的报文没有送达的，先发送在先的报文',
});

async function actAll(
  cases: Counter,
  caseNo: string,
  acts: readonly ActionRequest[],
  actor: Actor,
  id: string,
): Promise<void> {
  for (const [index, request] of acts.entries()) {
    await cases.act(caseNo, request, actor, index === 0 ? id : `${id}/${index + 1}`);
  }
}

/** The field in which each partner gives its number for a matter. */
const NUMBERS: Readonly<Record<Partner, string>> = {
  court: 'mandateId',
  arbitration: 'caseNo',
  union: 'requestNo',
  hotline: 'orderNo',
  inspection: 'handOverNo',
  'national-platform': 'applicationNo',
};

const numberTaken = (partner: Partner): FieldFault => ({
  path: `data.${NUMBERS[partner]}`,
  code: 'number-taken',
  message: '该编号已用于内容不同的另一事项',
  hint: '核对编号；新的事项使用新的编号',
});

/** @throws Problem for what is no answer yet: an outage, or the same key being worked on. */
function resultOf(problem: Problem, partner: Partner): Result {
  const { refusals, particulars } = problem;
  const outcome = {
    reason: problem.message,
    ...(refusals.length > 0 ? { refusals } : {}),
    ...(particulars.fields ? { fields: particulars.fields } : {}),
  };
  switch (problem.slug) {
    case 'refused':
      return { kind: 'not-now', outcome };
    case 'no-such-case':
    case 'not-yet-recorded':
      return { kind: 'not-now', awaits: 'earlier-message', outcome };
    case 'unavailable':
    case 'in-progress':
    case 'too-many-requests':
    case 'internal':
      throw problem;
    case 'key-reused':
      // The number by which the matter goes at the partner belongs to another matter.
      return { kind: 'never', outcome: { ...outcome, fields: [numberTaken(partner)] } };
    default:
      return { kind: 'never', outcome };
  }
}
