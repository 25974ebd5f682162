/** The parts of 对接, each an address of its own. `roles`: whose business it is. */
type Part = { readonly path: string; readonly label: string; readonly roles: readonly string[] };

const OPERATORS = ['clerk', 'supervisor', 'administrator'];

export const PARTS: readonly Part[] = [
  { path: 'mandates', label: '委派委托', roles: [...OPERATORS, 'mediator', 'court', 'arbitrator'] },
  { path: 'imports', label: '清单导入', roles: [...OPERATORS, 'court'] },
  { path: 'deliveries', label: '报送', roles: OPERATORS },
  { path: 'inbound', label: '来文', roles: OPERATORS },
  { path: 'reconciliations', label: '对账', roles: OPERATORS },
];

export const partsFor = (role: string | undefined): readonly Part[] =>
  PARTS.filter(({ roles }) => role !== undefined && roles.includes(role));

/** Who has anything to do here. */
export const EXCHANGE_ROLES: readonly string[] = [...new Set(PARTS.flatMap(({ roles }) => roles))];
