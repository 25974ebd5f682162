import type { Part } from '../places/parts';

const ADMINISTRATORS = ['administrator'];

/** The parts of 管理. */
export const PARTS: readonly Part[] = [
  { path: 'organs', label: '机构', roles: ADMINISTRATORS },
  { path: 'people', label: '人员和岗位', roles: ADMINISTRATORS },
  { path: 'delegations', label: '代理', roles: ADMINISTRATORS },
  { path: 'grants', label: '数据授权', roles: ['administrator', 'supervisor'] },
];
