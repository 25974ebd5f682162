/** What a grant can let a body see of a case: never a file, never a number or an address of a person. */
export const GRANT_FIELDS = {
  stage: '办理阶段',
  organ: '办理机构',
  district: '行政区划',
  door: '登记渠道',
  claimKinds: '请求事项',
  amountFen: '请求金额（分）',
  riskLevel: '风险等级',
  collective: '是否集体争议',
  openedOn: '登记日',
  closedOn: '结案日',
  workers: '劳动者姓名',
  employers: '用人单位名称',
} as const;
export type GrantField = keyof typeof GRANT_FIELDS;
