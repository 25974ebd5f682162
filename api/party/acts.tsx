import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { findAction, type AvailableAction } from '../../shared/case/actions';
import type { Side } from '../../shared/case/actor';
import { inputSchema } from '../../shared/contract/acts';
import type { CaseFacts } from '../../shared/case/facts';
import { mediating } from '../../shared/paths/mediation/facts';
import { negotiating } from '../../shared/paths/negotiation/facts';
import type { PeriodAsked } from '../../shared/paths/own-side';
import type { Refusal } from '../../shared/law/verdict';
import type { FieldFault } from '../../shared/problems';
import { act } from '../acting';
import type { Office } from '../office';
import { Problem } from '../problem';
import { valid } from '../validation';
import { ActPage } from './act-page';
import { answersOf, inputName } from './answers';
import { choicesOf } from './choices';
import { caseOf } from './own-case';
import { fieldsOf, type Field } from './fields';
import { isOwnForm, type Guest } from './guest';
import { plainLabel } from './plain-words';
import { drawnIn, SIGNING, type Drawn } from './signature';
import { postedForm, show, tell } from './telling';

const KEY = /^[0-9a-f-]{36}$/;

/** The form of an act that the party may do now. */
export async function showAct(office: Office, guest: Guest, req: Request, res: Response): Promise<void> {
  const asked = await askedAct(office, guest, req);
  if (!asked) return tell(res, 404, '没有这个事项', '请返回我的案件，从列表中选择。');
  answerForm(res, guest, { ...asked, status: 200, form: initial(asked, req), refusals: asked.action.refusals });
}

/** Does the act and goes home, or shows at the fields what has to be put right. */
export async function doAct(office: Office, guest: Guest, req: Request, res: Response): Promise<void> {
  const form = postedForm(req.body);
  if (!isOwnForm(guest, form.get('csrf')))
    return tell(res, 403, '没有办成', '这个页面已经过期，请返回我的案件，重新填写。');
  const asked = await askedAct(office, guest, req);
  const found = asked && findAction(asked.action.name);
  if (!asked || !found) return tell(res, 404, '没有这个事项', '请返回我的案件，从列表中选择。');
  const key = form.get('key') ?? '';
  const { input, faults } = answersOf(asked.fields, form);
  try {
    if (faults.length > 0 || !KEY.test(key)) throw new Problem('validation', { fields: faults });
    const drawn = asked.action.name === SIGNING ? await drawnIn(office, guest, form) : undefined;
    const request = { name: asked.action.name, input: valid(found.input, signedWith(input, drawn), 'body') };
    await act(office, { caseNo: guest.invitation.caseNo, request }, guest.actor, key).catch(async (error: unknown) => {
      if (error instanceof Problem && error.refusals.length > 0) await drawn?.discard();
      throw error;
    });
  } catch (error) {
    if (!(error instanceof Problem) || !(error.particulars.fields || error.refusals.length > 0)) throw error;
    const { fields = [] } = error.particulars;
    return answerForm(res, guest, { ...asked, status: error.status, form, faults: fields, refusals: error.refusals });
  }
  res.redirect(303, `/party/home?done=${asked.action.name}`);
}

/** The party's mark with the picture of its name. */
function signedWith(input: Readonly<Record<string, unknown>>, drawn: Drawn | undefined): unknown {
  const marks = input.marks as readonly object[] | undefined;
  return drawn && marks ? { ...input, marks: marks.map((mark) => ({ ...mark, sha256: drawn.sha256 })) } : input;
}

type AskedAct = Pick<Awaited<ReturnType<typeof caseOf>>, 'facts' | 'today'> & {
  readonly side: Side;
  readonly action: AvailableAction;
  readonly fields: readonly Field[];
};

async function askedAct(office: Office, guest: Guest, req: Request): Promise<AskedAct | undefined> {
  const { facts, today, actions } = await caseOf(office, guest);
  const action = actions.find(({ name }) => name === req.params.name);
  const found = action && findAction(action.name);
  if (!action || !found) return undefined;
  const { side } = guest.invitation;
  return {
    facts,
    today,
    side,
    action,
    fields: fieldsOf(inputSchema(found), { act: found.name, side, choices: choicesOf(facts, side) }),
  };
}

type FormToShow = AskedAct & {
  readonly status: number;
  readonly form: URLSearchParams;
  readonly faults?: readonly FieldFault[];
  readonly refusals: readonly Refusal[];
};

/** A key that was refused is not used again: what is sent anew is a new attempt. */
function answerForm(res: Response, { csrf }: Guest, { status, faults = [], ...asked }: FormToShow): void {
  const byPath = new Map(faults.map(({ path, message }) => [path.replace(/^body\.?/, ''), message]));
  const content = <ActPage {...asked} csrf={csrf} idempotencyKey={randomUUID()} faults={byPath} />;
  const title = plainLabel(asked.action.name, asked.side, asked.action.label);
  show(res, status, { title, content, scripted: asked.action.name === SIGNING });
}

/** The day that the other side has named is the one that is answered first. */
const ASKED_FOR: Readonly<Record<string, (facts: CaseFacts) => PeriodAsked | undefined>> = {
  'mediation.answer-extension': (facts) => mediating(facts)?.extensionAsked,
  'negotiation.consent-period': (facts) => negotiating(facts)?.periodAsked,
};

/** What the address brings along, to be looked at and sent by the party; where there is only one to choose, that. */
const initial = ({ action, facts, fields }: AskedAct, { query }: Request): URLSearchParams => {
  const form = new URLSearchParams();
  const asked = ASKED_FOR[action.name]?.(facts);
  if (asked) form.append(inputName('until'), asked.until);
  for (const [name, value] of Object.entries(query))
    if (name.startsWith('input.') && typeof value === 'string') form.append(name, value);
  for (const field of fields)
    if (field.kind === 'choice' && field.options.length === 1 && !form.has(inputName(field.path)))
      form.append(inputName(field.path), field.options[0]!.value);
  return form;
};
