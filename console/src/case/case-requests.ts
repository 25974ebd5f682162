import type { PersonalField } from '../../../shared/case/personal';
import type { Side } from '../../../shared/case/actor';
import { request } from './transport';
import type { ActionForm, CaseFile, Deadline, Draft, Simulation, Story } from './shapes';
import type { Binding, CasePath, Docket, DocketLine } from './paper-shapes';

const at = (caseNo: string, rest = ''): string => `/v1/cases/${encodeURIComponent(caseNo)}${rest}`;

export const readCase = (caseNo: string): Promise<CaseFile> => request(at(caseNo));

/** The file once it is recorded up to that entry. @throws ProblemError `not-yet-recorded` */
export const readCaseAt = (caseNo: string, seq: number): Promise<CaseFile> => request(at(caseNo, `?at-least=${seq}`));

export const readDeadlines = (caseNo: string): Promise<{ today: string; deadlines: readonly Deadline[] }> =>
  request(at(caseNo, '/deadlines'));

export type Actions = { readonly seq: number; readonly today: string; readonly actions: readonly ActionForm[] };
export const readActions = (caseNo: string): Promise<Actions> => request(at(caseNo, '/actions'));

/** The whole docket, page by page. */
export async function readDocket(caseNo: string): Promise<readonly DocketLine[]> {
  const lines: DocketLine[] = [];
  for (let after: number | undefined = 0; after !== undefined;) {
    const page: Docket = await request(at(caseNo, `/docket?limit=500&after=${after}`));
    lines.push(...page.entries);
    after = page.next;
  }
  return lines;
}

export const readPath = (caseNo: string): Promise<CasePath> => request(at(caseNo, '/path'));
export const readBinding = (caseNo: string): Promise<Binding> => request(at(caseNo, '/binding'));

type Versioned = { readonly key: string; readonly seq: number };

/** Does an act once for its key, on the version that its author has seen. @throws ProblemError */
export const act = (caseNo: string, draft: Draft, { key, seq }: Versioned): Promise<{ case: CaseFile }> =>
  request(at(caseNo, '/actions'), { body: draft, headers: { 'Idempotency-Key': key, 'If-Match': `"${seq}"` } });

type Asked = { readonly party: string; readonly field: PersonalField; readonly purpose: string };

/** A number or an address of a party in clear; who asks, and what for, goes on record first. @throws ProblemError */
export const reveal = (caseNo: string, asked: Asked): Promise<{ value: string }> =>
  request(at(caseNo, '/revelations'), { body: asked });

/** Puts a concession under seal; only its number comes into the docket. @throws ProblemError */
export const sealFact = (
  caseNo: string,
  fact: { readonly content: string; readonly concededBy: string; readonly heading?: string },
  key: string,
): Promise<{ ref: string; seq: number; mark: string }> =>
  request(at(caseNo, '/sealed-facts'), { body: fact, headers: { 'Idempotency-Key': key } });

export type SealedContent = {
  readonly content: string;
  readonly concededBy: Side;
  readonly ground: 'both-consent' | 'law';
  readonly until?: string;
};

/** The content behind a seal, to whom it is open; the look goes on record first. @throws ProblemError `sealed` */
export const viewSealed = (caseNo: string, ref: string): Promise<SealedContent> =>
  request(at(caseNo, `/sealed-facts/${encodeURIComponent(ref)}`));

/** Thinks a story through; nothing is kept. @throws ProblemError */
export const simulate = (caseNo: string, story: Story): Promise<Simulation> =>
  request(at(caseNo, '/simulate'), { body: story });

export type StatuteText = {
  readonly title: string;
  readonly unverified?: string;
  readonly articles: readonly { readonly article: string; readonly label: string; readonly text: string }[];
};
export const readStatute = (id: string): Promise<StatuteText> => request(`/v1/statutes/${encodeURIComponent(id)}`);
