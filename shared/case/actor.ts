/** The roles of the statutory paths, with what an official calls them. */
export const ROLES = {
  worker: '劳动者',
  employer: '用人单位',
  mediator: '调解员',
  clerk: '调解组织工作人员',
  union: '工会工作人员',
  arbitrator: '仲裁委员会工作人员',
  court: '人民法院工作人员',
  hotline: '热线话务平台',
  inspector: '劳动保障监察员',
  platform: '在线调解平台',
  supervisor: '监督管理人员',
  statistics: '统计人员',
  'rules-keeper': '规则维护人员',
  administrator: '系统管理员',
  system: '系统',
} as const;

export type Role = keyof typeof ROLES;

/** The two sides of a dispute. */
export const SIDES = { worker: '劳动者', employer: '用人单位' } as const;
export type Side = keyof typeof SIDES;

/** Those who handle cases on behalf of a mediation organisation. */
export const CASEWORKERS: readonly Role[] = ['mediator', 'clerk', 'union'];

/** Who acts: a person under a role and an organ, a party, a partner's system, or the clock. */
export type Actor = {
  readonly id: string;
  readonly role: Role;
  /** Name as it is printed in the docket. */
  readonly name?: string;
  /** The organisation for which a caseworker acts. */
  readonly organ?: string;
  /** For who oversees one district only: its code, six digits. */
  readonly district?: string;
  /** Acts for this colleague, who is absent: under a delegation, and under the colleague's post. */
  readonly onBehalfOf?: string;
  /** For a party: the only cases it may see and act in. */
  readonly cases?: readonly string[];
};

/** Outcomes that no person decides: a period ended. */
export const THE_CLOCK: Actor = { id: 'clock', role: 'system', name: '期限届满' };

/** A party among all persons: by its case and its number there. */
export const partyPersonId = (caseNo: string, party: string): string => `party:${caseNo}/${party}`;
