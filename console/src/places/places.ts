import { PARTS as ADMINISTRATION } from '../administration/parts';
import { PARTS as AUDIT } from '../audit/parts';
import { PARTS as EXCHANGE } from '../exchange/parts';
import { rolesOf } from './parts';

/** Where the desk leads to. `roles`: for whom; all who work on cases unless said. */
export type Place = { readonly path: string; readonly label: string; readonly roles?: readonly string[] };

export const PLACES: readonly Place[] = [
  { path: '/work', label: '我的工作' },
  { path: '/cases', label: '案件' },
  {
    path: '/intake',
    label: '受理',
    roles: ['mediator', 'clerk', 'union', 'hotline', 'inspector', 'arbitrator', 'court'],
  },
  {
    path: '/sessions',
    label: '调解日程',
    roles: ['mediator', 'clerk', 'union', 'supervisor', 'administrator'],
  },
  { path: '/exchange', label: '对接', roles: rolesOf(EXCHANGE) },
  { path: '/board', label: '督导看板', roles: ['supervisor', 'administrator', 'clerk', 'mediator', 'union'] },
  { path: '/calendars', label: '节假日' },
  { path: '/law', label: '规则与法条' },
  { path: '/audit', label: '审计', roles: rolesOf(AUDIT) },
  { path: '/administration', label: '管理', roles: rolesOf(ADMINISTRATION) },
];

export const placesFor = (role: string | undefined): readonly Place[] =>
  PLACES.filter(({ roles }) => !roles || (role !== undefined && roles.includes(role)));
