import { isDeepStrictEqual } from 'node:util';
import { randomUUID } from 'node:crypto';
import type { Answer, Implementation, Letter } from './implementation';

/** What a scenario needs beside the door itself. */
export type Need = 'token' | 'sandbox' | 'reconcile';

/** One thing that a conforming implementation does; it throws where it does not. */
export type Scenario = {
  readonly no: number;
  readonly name: string;
  /** What is expected, in one sentence. */
  readonly expects: string;
  readonly needs: readonly Need[];
  /** Has the sandbox to itself. */
  readonly alone?: true;
  readonly run: (tested: Implementation) => Promise<void>;
};

type Partly = Readonly<Record<string, unknown>>;

/** @throws Error that shows what was said instead. */
export function must(condition: unknown, expected: string, said: unknown): asserts condition {
  if (!condition) throw new Error(`expected ${expected}, got ${JSON.stringify(said)?.slice(0, 600)}`);
}

export function mustAnswer({ status, body }: Answer, expected: number, members: Partly = {}): void {
  must(status === expected, `status ${expected}`, { status, body });
  for (const [name, member] of Object.entries(members))
    must(isDeepStrictEqual(body[name], member), `${name} = ${JSON.stringify(member)}`, body);
}

/** A mandate of its own, so that no scenario stands in another's way. */
export function mandate(more: Partly = {}) {
  const number = randomUUID();
  return {
    mandateId: `CONF-${number}`,
    mode: 'delegated',
    court: { code: '渝0103', name: '重庆市渝中区人民法院', handler: '法官助理 汪（演示）' },
    caseNo: `(2026)渝0103诉前调${number}号`,
    organisation: 'ORG-YZ-CTR',
    district: '500103',
    parties: [
      { side: 'worker', kind: 'natural-person', name: '晏文博' },
      { side: 'employer', kind: 'enterprise', name: '重庆麦穗云科软件有限公司（虚构）' },
    ],
    claims: [{ no: 1, kind: 'wage-arrears', text: '支付拖欠的工资', amountFen: 1_000_000 }],
    summary: '劳动者主张用人单位拖欠工资。',
    ...more,
  };
}

export const entrusted = (tested: Implementation, data: object, more: object = {}): Letter =>
  tested.letter('mandate.entrusted', data, more);

/** Entrusts a mandate and waits for its case. */
export async function entrust(tested: Implementation, more: Partly = {}) {
  const data = mandate(more);
  const letter = entrusted(tested, data);
  mustAnswer(await tested.post(letter), 202);
  const acked = await tested.hears('message.acked', ({ messageId }) => messageId === letter.id);
  must(acked.decision === 'accepted' && typeof acked.ourCaseNo === 'string', 'an accepted mandate', acked);
  return { ...data, ourCaseNo: acked.ourCaseNo };
}

/** The same, and taken by the organisation, the materials signed for. */
export async function taken(tested: Implementation) {
  const given = await entrust(tested);
  await tested.does(given.ourCaseNo, 'mandate.confirm', { materialsSigned: true });
  return given;
}

/** The same, and ended without an agreement. */
export async function endedInVain(tested: Implementation) {
  const given = await taken(tested);
  await tested.does(given.ourCaseNo, 'mediation.end', {
    outcome: 'large-divergence',
    reason: '双方分歧较大，难以达成协议',
  });
  return given;
}
