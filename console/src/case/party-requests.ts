import type { z } from 'zod';
import type { INVITATION_CONTRACTS } from '../../../shared/contract/invitation-contracts';
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
