/** What a system's token may be limited to (OAuth 2.0 `scope`), beside its role. People's tokens have none of them. */
export const SCOPES = {
  'mandate:write': '移送委派、委托调解',
  'result:read': '查询委派、委托的办理情况和结果',
} as const;

export type Scope = keyof typeof SCOPES;
