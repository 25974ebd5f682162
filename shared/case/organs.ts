import type { Role } from './actor';

/** Kinds of organisations in which people hold posts. */
export const ORGAN_KINDS = {
  mediation: '调解组织',
  union: '工会组织',
  arbitration: '仲裁委员会',
  court: '人民法院',
  inspection: '劳动保障监察机构',
  hotline: '热线平台',
  platform: '在线调解平台',
  authority: '人力资源社会保障行政部门',
  other: '其他单位',
} as const;

export type OrganKind = keyof typeof ORGAN_KINDS;

const KIND_OF_ROLE: Readonly<Partial<Record<Role, OrganKind>>> = {
  mediator: 'mediation',
  clerk: 'mediation',
  union: 'union',
  arbitrator: 'arbitration',
  court: 'court',
  inspector: 'inspection',
  hotline: 'hotline',
  platform: 'platform',
  supervisor: 'authority',
};

/** What kind of organisation it is in which somebody has this role, until an administrator says otherwise. */
export const kindOfOrganWith = (role: Role): OrganKind => KIND_OF_ROLE[role] ?? 'other';
