import { randomUUID } from 'node:crypto';
import type { Actor } from '../../shared/case/actor';
import type { Deadline } from '../../shared/case/deadlines';
import type { Entry } from '../../shared/case/entry';
import type { CaseFacts } from '../../shared/case/facts';
import type { Refusal } from '../../shared/law/verdict';

/** The state of a case as the API answers with it. */
export type Answer = {
  readonly case: { readonly caseNo: string; readonly seq: number; readonly facts: CaseFacts };
  readonly deadlines: readonly Deadline[];
};

/** The API said no. */
export class Declined extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly refusals: readonly Refusal[],
  ) {
    super(
      `${status} ${detail}${refusals.map(({ code, reason, cite }) => `\n    ${code}：${reason}（${cite.label}）`).join('')}`,
    );
  }
}

/** A client of the API, as any other: a token for each person, a key for each write. */
export class Desk {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    private readonly base: string,
    private readonly sign: (actor: Actor) => Promise<string>,
  ) {}

  /** @param at what the case's own clock shows now (ISO) */
  open(form: object, by: Actor, at: string): Promise<Answer> {
    return this.call('POST', `/v1/cases?clock=${encodeURIComponent(new Date(at).toISOString())}`, by, form);
  }

  act(caseNo: string, name: string, input: object, by: Actor): Promise<Answer> {
    return this.call('POST', `/v1/cases/${caseNo}/actions`, by, { name, input });
  }

  seal(caseNo: string, content: string, concededBy: string, by: Actor): Promise<{ ref: string }> {
    return this.call('POST', `/v1/cases/${caseNo}/sealed-facts`, by, { content, concededBy });
  }

  look(caseNo: string, ref: string, by: Actor): Promise<unknown> {
    return this.call('GET', `/v1/cases/${caseNo}/sealed-facts/${ref}`, by);
  }

  /** @param atLeast the reader must not miss what it has done itself: the number of its newest entry */
  async read(caseNo: string, by: Actor, atLeast: number): Promise<Answer> {
    const answer = await this.call<Answer['case']>('GET', `/v1/cases/${caseNo}?at-least=${atLeast}`, by);
    const { deadlines } = await this.call<{ deadlines: Deadline[] }>('GET', `/v1/cases/${caseNo}/deadlines`, by);
    return { case: answer, deadlines };
  }

  async docket(caseNo: string, by: Actor): Promise<Entry[]> {
    const { entries } = await this.call<{ entries: Entry[] }>('GET', `/v1/cases/${caseNo}/events?limit=500`, by);
    return entries;
  }

  private async call<T>(method: string, path: string, by: Actor, body?: object): Promise<T> {
    const headers: Record<string, string> = { authorization: `Bearer ${await this.tokenOf(by)}` };
    if (body) Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': randomUUID() });
    const response = await fetch(`${this.base}${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer = (await response.json()) as T & {
      detail?: string;
      refusals?: Refusal[];
      fields?: { path: string; message: string }[];
    };
    if (response.ok) return answer;
    const fields = (answer.fields ?? []).map(({ path: at, message }) => `${at}: ${message}`).join('；');
    throw new Declined(response.status, `${answer.detail ?? ''} ${fields}`, answer.refusals ?? []);
  }

  private tokenOf(actor: Actor): Promise<string> {
    const key = `${actor.id}/${actor.role}`;
    const known = this.tokens.get(key) ?? this.sign(actor);
    this.tokens.set(key, known);
    return known;
  }
}
