import type { Role } from '../case/actor';

/** The bodies with which messages are exchanged, and the role under which each acts in a case. */
export const PARTNERS = {
  court: { label: '人民法院', role: 'court' },
  arbitration: { label: '劳动人事争议仲裁委员会', role: 'arbitrator' },
  union: { label: '工会', role: 'union' },
  hotline: { label: '热线平台', role: 'hotline' },
} as const satisfies Record<string, { label: string; role: Role }>;

export type Partner = keyof typeof PARTNERS;

export const PARTNER_NAMES = Object.keys(PARTNERS) as [Partner, ...Partner[]];

export const isPartner = (name: string): name is Partner => Object.hasOwn(PARTNERS, name);
