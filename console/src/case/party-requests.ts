import type { z } from 'zod';
import type { INVITATION_CONTRACTS } from '../../../shared/contract/invitation-contracts';
import type { ProblemDocument } from './shapes';
import { request } from './transport';

type AnswerOf<Name extends keyof typeof INVITATION_CONTRACTS> = z.output<(typeof INVITATION_CONTRACTS)[Name]['answer']>;

/** What is told once, when a party is invited. */
export type Invited = AnswerOf<'invite'>;
/** An invitation as its list shows it: without link and code. */
export type Invitation = AnswerOf<'listInvitations'>['items'][number];

const at = (caseNo: string, rest: string): string => `/v1/cases/${encodeURIComponent(caseNo)}/${rest}`;

/** @throws ProblemError where one may not invite */
export const readInvitations = (caseNo: string): Promise<AnswerOf<'listInvitations'>> =>
  request(at(caseNo, 'invitations'));

/** An earlier link of the same party ends with it. @throws ProblemError */
export const invite = (caseNo: string, partyId: string): Promise<Invited> =>
  request(at(caseNo, 'invitations'), { body: { partyId } });

/** Ends the link, and all that came in by it. @throws ProblemError */
export const revoke = (caseNo: string, id: string): Promise<AnswerOf<'revokeInvitation'>> =>
  request(at(caseNo, `invitations/${id}/revocations`), { body: {} });

export const readPartyFiles = (caseNo: string): Promise<AnswerOf<'listPartyFiles'>> =>
  request(at(caseNo, 'party-files'));

/** For whom somebody at the window scans. */
export type ScanSide = 'worker' | 'employer';

type Scan = { readonly key: string; readonly file: File; readonly side: ScanSide };
/** Why a file was not taken, and whether sending it again may help. */
type Fault = { readonly reason: string; readonly again: boolean };

/** Hands in a scanned paper; undefined once the case has it. The same key again is the same file. */
export async function scan(caseNo: string, { key, file, side }: Scan): Promise<Fault | undefined> {
  const form = new FormData();
  form.set('file', file);
  const headers = { 'X-Yuhe-Console': '1', 'Idempotency-Key': key };
  try {
    const to = at(caseNo, `party-files?${new URLSearchParams({ side })}`);
    const response = await fetch(to, { method: 'POST', headers, body: form });
    if (response.ok) return undefined;
    const { title, detail = title } = (await response.json()) as ProblemDocument;
    return { reason: detail, again: response.status >= 500 || response.status === 429 };
  } catch {
    return { reason: '网络中断，没有收到答复，请重新发送', again: true };
  }
}
