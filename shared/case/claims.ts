/** What is claimed, and what the law attaches to it. */
export const CLAIM_KINDS = {
  'wage-arrears': { label: '拖欠劳动报酬', money: true, wage: true, article16: true },
  'wage-difference': { label: '工资差额', money: true, wage: true, article16: true },
  'overtime-pay': { label: '加班费', money: true, wage: true, article16: true },
  'annual-leave-pay': { label: '未休年休假工资报酬', money: true, wage: true, article16: true },
  'double-wage': { label: '未订立书面劳动合同二倍工资', money: true, wage: false, article16: false },
  'economic-compensation': { label: '经济补偿', money: true, wage: false, article16: true },
  'unlawful-termination-damages': { label: '违法解除（终止）赔偿金', money: true, wage: false, article16: true },
  'work-injury-medical': { label: '工伤医疗费', money: true, wage: false, article16: true },
  'work-injury-benefits': { label: '工伤保险待遇', money: true, wage: false, article16: false },
  'social-insurance': { label: '社会保险待遇', money: true, wage: false, article16: false },
  'welfare-benefits': { label: '福利待遇', money: true, wage: false, article16: false },
  'labour-relationship': { label: '确认劳动关系', money: false, wage: false, article16: false },
  reinstatement: { label: '恢复原岗位或继续履行劳动合同', money: false, wage: false, article16: false },
  'personnel-termination': { label: '解除、终止人事关系', money: false, wage: false, article16: false },
  'personnel-contract': { label: '履行聘用合同', money: false, wage: false, article16: false },
  'non-compete': { label: '竞业限制', money: true, wage: false, article16: false },
  'extra-compensation': { label: '责令支付逾期加付赔偿金', money: true, wage: false, article16: false },
  other: { label: '其他劳动人事争议', money: true, wage: false, article16: false },
} as const satisfies Record<string, ClaimKindFacts>;

export type ClaimKind = keyof typeof CLAIM_KINDS;

export type ClaimKindFacts = {
  readonly label: string;
  readonly money: boolean;
  /** Wages alone may be sued for on an unperformed agreement (解释一第51条). */
  readonly wage: boolean;
  /** Listed in 调解仲裁法第16条: an unperformed mediation agreement on it opens a payment order. */
  readonly article16: boolean;
};

export type Claim = {
  readonly no: number;
  readonly kind: ClaimKind;
  readonly text: string;
  readonly amountFen?: number;
  /** 计算方式 as the claimant states it. */
  readonly formula?: string;
};

/** What becomes of a claim in an agreement. */
export const CLAIM_OUTCOMES = { pay: '给付金钱', act: '履行行为', waived: '放弃', apart: '另行处理' } as const;
export type ClaimOutcome = keyof typeof CLAIM_OUTCOMES;
