// What a paper is for, said to who has never seen one.

const MEANINGS: Readonly<Record<string, string>> = {
  'mediation-application': '这是申请调解的材料：谁提出，要求什么，理由是什么。',
  'oral-application-record': '这是口头申请调解时记下的内容：谁提出，要求什么，理由是什么。',
  'elected-representatives': '人多的争议，由这几位代表大家参加调解。',
  'power-of-attorney': '当事人请人代办的凭据：请了谁，能代办哪些事。',
  'mediation-suggestion': '仲裁委员会建议先调解。可以同意，也可以不同意；不同意的，仲裁照常办理。',
  'entrustment-letter': '法院或者仲裁委员会把案件交给调解组织来调解。',
  'acceptance-notice': '调解组织已经受理，调解从受理那天开始。请看清调解到哪一天为止。',
  'non-acceptance-notice': '调解组织不受理，里面写着原因，也写着您还能走哪些路。',
  'rights-and-duties-notice': '参加调解有哪些权利，要遵守什么。不愿意调解，随时可以退出。',
  'mediator-appointment': '谁来调解您的案件。认为不合适的，可以要求换人。',
  'session-minutes': '某一次调解时说了什么，由到场的人签名。',
  'extension-consent': '双方同意把调解延长到哪一天。',
  'settlement-agreement': '双方自己谈成的和解协议。',
  'mediation-agreement': '双方谈成的调解协议。双方和调解员签名、调解组织盖章后生效，双方都要照做。',
  'performance-notice': '协议已经生效。里面写着谁要在哪一天之前做什么，不做会怎样。',
  'failure-notice': '调解结束了，没有谈成。里面写着接下来可以走哪些路，有期限的请抓紧。',
  'review-application': '请仲裁委员会审查调解协议、制作调解书的申请。制成后可以申请强制执行。',
  'confirmation-application': '请法院确认调解协议的申请。确认后可以申请强制执行。',
  'payment-order-application': '请法院向单位发支付令的申请。',
  'enforcement-guidance': '对方没有照做时，怎样申请法院强制执行，到哪一天为止。',
  'union-reminder-letter': '工会提示单位注意遵守劳动法律。',
  'union-opinion-letter': '工会要求单位改正，请在规定的期限内答复。',
};

/** What a paper of a kind is for, in plain words. */
export const meaningOf = (kind: string): string => MEANINGS[kind] ?? '这是您案件里的一件文书。';
