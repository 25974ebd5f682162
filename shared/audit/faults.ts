/** What can be wrong with audit chains and roots, and what it means. */
export const AUDIT_FAULTS = {
  'audit-altered': '审计记录的内容与其散列值不符，已被改动',
  'audit-unbound': '审计记录没有与前一条相连，记录被调换或者改写',
  'audit-missing': '审计记录的序号不连续，记录被删除或者调换',
  'audit-truncated': '审计记录链的末尾被截去',
  'audit-misdated': '用于检索的时刻与记录本身不一致',
  'root-unsigned': '每日根的签名不符，或者不是用已知的密钥签署的',
  'root-unbound': '每日根没有与前一日的根相连，或者序号不连续',
  'root-altered': '每日根的内容与所签署的不一致',
  'root-missing': '对外公布过的每日根已不在数据库中',
  'leaves-altered': '每日根所覆盖的各链位置与签名不符',
  'behind-root': '该链现在的内容与每日根签署时不一致：其后被改写、截短或者删除',
} as const;
export type AuditFault = keyof typeof AUDIT_FAULTS;

/** Something wrong: which chain, case or day, and which entry. */
export type AuditFinding = { readonly fault: AuditFault; readonly where: string; readonly seq?: number };
