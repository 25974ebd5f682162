import type { Part } from '../places/parts';

const OPERATORS = ['clerk', 'supervisor', 'administrator'];

/** The parts of 对接. */
export const PARTS: readonly Part[] = [
  { path: 'mandates', label: '委派委托', roles: [...OPERATORS, 'mediator', 'court', 'arbitrator'] },
  { path: 'imports', label: '清单导入', roles: [...OPERATORS, 'court'] },
  { path: 'deliveries', label: '报送', roles: OPERATORS },
  { path: 'inbound', label: '来文', roles: OPERATORS },
  { path: 'reconciliations', label: '对账', roles: OPERATORS },
];
