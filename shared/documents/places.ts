import type { SignaturePlace } from './document';

// Where people sign, under what name.

const WORKER_SIGNS: SignaturePlace = { by: 'worker', label: '劳动者（签名或者盖章）' };
export const EMPLOYER_SIGNS: SignaturePlace = { by: 'employer', label: '用人单位（盖章）' };
export const BOTH_SIGN: readonly SignaturePlace[] = [WORKER_SIGNS, EMPLOYER_SIGNS];
export const MEDIATOR_SIGNS: SignaturePlace = { by: 'mediator', label: '调解员（签名）' };
export const ORGANISATION_SEALS: SignaturePlace = { by: 'organisation', label: '调解组织（盖章）' };
export const RECIPIENT_SIGNS: SignaturePlace = { by: 'recipient', label: '受送达人（签收）' };
