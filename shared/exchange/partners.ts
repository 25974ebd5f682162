import type { Role } from '../case/actor';
import type { PartnerMessage } from '../case/notice';

/** The bodies with which messages are exchanged, the role under which each acts in a case, and the setting of its address. */
export const PARTNERS = {
  court: { label: '人民法院', role: 'court', address: 'COURT_URL' },
  arbitration: { label: '劳动人事争议仲裁委员会', role: 'arbitrator', address: 'ARBITRATION_URL' },
  union: { label: '工会', role: 'union', address: 'UNION_URL' },
  hotline: { label: '热线平台', role: 'hotline', address: 'HOTLINE_URL' },
  inspection: { label: '劳动保障监察机构', role: 'inspector', address: 'INSPECTION_URL' },
  'national-platform': { label: '全国在线调解平台', role: 'platform', address: 'NATIONAL_PLATFORM_URL' },
} as const satisfies Record<PartnerMessage['partner'], { label: string; role: Role; address: string }>;

export type Partner = keyof typeof PARTNERS;

export const PARTNER_NAMES = Object.keys(PARTNERS) as [Partner, ...Partner[]];

export const isPartner = (name: string): name is Partner => Object.hasOwn(PARTNERS, name);

/** Where each partner's interface is; one without an address is not connected. */
export type PartnerAddresses = { readonly [P in Partner as (typeof PARTNERS)[P]['address']]?: string | undefined };

export const addressOf = (addresses: PartnerAddresses, partner: Partner): string | undefined =>
  addresses[PARTNERS[partner].address];

/** Further addresses of a partner, by name, for when the usual one is out of order. */
export type StandbyAddresses = Readonly<Partial<Record<Partner, Readonly<Record<string, string>>>>>;
