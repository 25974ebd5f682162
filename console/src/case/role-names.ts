import { ROLES, type Role } from '../../../shared/case/actor';

/** Who acts, as an official says it. */
export const roleName = (role: string): string => ROLES[role as Role] ?? role;
export const roleNames = (roles: readonly string[]): string =>
  roles.length === 0 ? '无人须办理' : roles.map(roleName).join('、');
