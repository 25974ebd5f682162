import { CASEWORKERS, ROLES, type Role } from '../../../shared/case/actor';

/** Who acts, as an official says it. */
export const roleName = (role: string): string => ROLES[role as Role] ?? role;

/** Several who may act; where every caseworker may, it is the organisation. */
export function roleNames(roles: readonly string[]): string {
  if (roles.length === 0) return '无人须办理';
  const isOrganisation = CASEWORKERS.every((role) => roles.includes(role));
  const others = isOrganisation ? roles.filter((role) => !CASEWORKERS.includes(role as Role)) : roles;
  return [...(isOrganisation ? ['调解组织'] : []), ...others.map(roleName)].join('、');
}
