import type { Side } from '../../shared/case/actor';

// What the acts and their questions are called on a phone, where nobody has a handbook beside him.

type ForSide = string | Readonly<Partial<Record<Side, string>>>;

/** Acts whose name in the catalogue is a caseworker's: how a party calls what it does itself. */
const ACTS: Readonly<Record<string, ForSide>> = {
  'negotiation.request': '要求和对方协商',
  'negotiation.reply': '答复协商要求',
  'negotiation.join-union': '请工会参加协商',
  'negotiation.record-appeal': '向单位提出申诉',
  'negotiation.answer-appeal': '答复劳动者的申诉',
  'negotiation.stop': '不再协商',
  'negotiation.consent-period': '说明协商到哪一天',
  'mediation.record-consent': '答复是否同意调解',
  'mediation.challenge-mediator': '要求换调解员',
  'mediation.answer-extension': '答复是否同意延期',
  'agreement.sign': '看协议并签名',
  'agreement.refuse-signature': '不签这份协议',
  'agreement.decline-binding': '不申请审查，也不申请确认',
  'review.apply': '和对方一起申请仲裁审查',
  'review.receive-statement': '签收仲裁调解书',
  'review.refuse-receipt': '不签收仲裁调解书',
  'confirmation.receive-ruling': '签收司法确认裁定',
  'performance.record-payment': { worker: '收到钱了', employer: '告知已经付款' },
  'performance.record-act': { worker: '对方已经办到', employer: '告知已经办到' },
  'performance.confirm-receipt': '确认收到，或者告知没收到',
  'performance.apply-enforcement': '告知已经申请强制执行',
  'payment-order.object': '对支付令提出书面异议',
  'payment-order.record-payment': '支付令的钱收到了',
  'payment-order.opt-out': '告知不愿转为起诉',
  'arbitration.record-application': '告知已经申请仲裁',
  'arbitration.record-outcome': '告知仲裁结果',
  'advisory.record-reply': '答复工会的提示函、意见书',
  'standing.change-claims': '修改我的请求',
  'standing.appoint-agent': '请人代办',
  'standing.change-consent': '是否愿意网上办理、电子送达',
  'standing.consent-to-unseal': '同意打开封存的内容',
  'standing.withdraw-unsealing-consent': '收回打开封存内容的同意',
  'standing.withdraw': '撤回申请',
  'privacy.answer-sharing': '答复是否同意提供我的个人信息',
  'privacy.withdraw-sharing': '撤回提供个人信息的同意',
  'privacy.request-correction': '请求更正我的个人信息',
  'document.acknowledge': '签收文书',
};

/** The name of an act for a side; the catalogue's where that is plain enough. */
export function plainLabel(name: string, side: Side, label: string): string {
  const plain = ACTS[name];
  return (typeof plain === 'string' ? plain : plain?.[side]) ?? label;
}

/** Questions asked in other words, by `act.path` or by the path alone. */
const QUESTIONS: Readonly<Record<string, ForSide>> = {
  'negotiation.request.served': '已经告诉对方了',
  'negotiation.reply.text': '想对对方说的话（例如希望什么时候谈、愿意怎样付）',
  'negotiation.consent-period.until': '愿意协商到哪一天',
  'mediation.answer-extension.until': '愿意延长到哪一天',
  'agreement.sign.marks': '签名',
  'performance.record-payment.no': '哪一项',
  'performance.record-payment.amountFen': { worker: '收到多少', employer: '付了多少' },
  'performance.record-payment.proof': '凭证（例如银行回单号）',
  'performance.record-payment.on': { worker: '哪一天收到', employer: '哪一天付的' },
  'performance.record-act.on': '哪一天办到的',
  'performance.confirm-receipt.no': '哪一项',
  'performance.confirm-receipt.received': '这笔钱收到了吗',
  'payment-order.apply.basis': '欠款写在哪里',
  'payment-order.apply.amountFen': '要求付多少',
  'payment-order.apply.dueAndFixed': '钱已经到期，数额也确定吗',
  'payment-order.apply.counterObligation': '您还有应当先为单位做而没做的事吗',
  'payment-order.apply.noOtherDebts': '您没有欠单位别的钱，对吗',
  'payment-order.apply.canBeServed': '法院能把支付令送到单位手里吗',
  'payment-order.apply.noPreservation': '您没有申请过查封、冻结单位的财产，对吗',
  'payment-order.object.text': '为什么不同意付',
  'document.acknowledge.id': '签收哪一件',
  'follow-up.answer.performance': '约定的事，对方办到了吗',
  'follow-up.answer.satisfaction': '对调解组织的办理满意吗',
  'follow-up.answer.newDispute': '又有新的矛盾吗',
  'follow-up.answer.note': '还想说什么',
  'standing.consent-to-unseal.ref': '哪一项',
  'standing.withdraw-unsealing-consent.ref': '哪一项',
  'statement.make.text': '您的意见',
  'privacy.request-correction.party': '本人',
  'privacy.request-correction.reason': '哪里不对，有什么能证明',
  'privacy.request-correction.bank': '收款的开户行（工资卡是哪家银行）',
  'privacy.request-correction.bankAccount': '收款账号（用来收钱的银行卡号）',
  'privacy.answer-sharing.no': '哪一项',
  'privacy.answer-sharing.given': '您同意吗',
  'privacy.withdraw-sharing.no': '撤回哪一项',
  'statement.offer.text': '您愿意怎样解决',
  'statement.offer.plan': '想分期付款的，填写这里',
  'statement.offer.plan.times': '分几期（每月一期）',
  'statement.offer.confidential': '只告诉调解员，先不告诉对方吗',
};

/** What the law means by it, in a few words. */
const HINTS: Readonly<Record<string, string>> = {
  'mediation.record-consent.given': '调解要双方都同意。不同意的，对方可以申请仲裁，您要去应诉。不答复的，不算同意。',
  'mediation.answer-extension.until': '双方同意同一个日期，延期才有效。您只代表自己这一方。',
  'negotiation.consent-period.until': '双方同意同一个日期，才有约束力。您只代表自己这一方。',
  'negotiation.reply.willing': '五日内不答复的，当作不愿意协商。',
  'performance.confirm-receipt.received': '没收到也要告诉我们。没收到的，这里会列出您可以走的路。',
  'payment-order.apply.court': '单位所在地的区县人民法院，例如：重庆市南岸区人民法院',
  'payment-order.apply.basis':
    '写在调解协议里的，选调解仲裁法第十六条；没有调解协议的工资，选劳动合同法第三十条。选哪一条，决定支付令失效后能不能直接起诉。',
  'payment-order.object.ground': '只说没有钱、要求缓一缓或者换个方式付，不算异议，支付令照样有效。',
  'document.acknowledge.id': '签收只表示您收到了，不表示您同意里面写的内容。签收的这一天，就是送达的这一天。',
  'statement.offer.text': '这是为了谈成才说的话。谈不成的，不能拿来在仲裁、诉讼里对您不利。',
  'agreement.sign.marks': '签名后，双方和调解员都签好、盖章，协议就生效。生效后不能反悔。',
  'privacy.answer-sharing.given': '不同意也不影响案件办理。同意以后可以随时撤回。',
  'privacy.request-correction.reason': '只填写要改的项目。工作人员核实以后更正，原来的记录仍然保留。',
  'standing.consent-to-unseal.ref':
    '封存的是为了谈成才承认的事，本来不能用来对您不利。双方都同意才会打开；打开以后，办案人员、仲裁委员会和法院都能看，也可以用作证据。您可以不同意；同意以后也可以随时收回，收回后马上重新封存，但已经看过的收不回来。',
  'standing.withdraw-unsealing-consent.ref': '收回后马上重新封存，谁也不能再看。此前看过的，记录还在。',
  'standing.withdraw.reason': '撤回以后，调解就结束了。时效从头计算，以后还可以再申请。',
};

export const plainQuestion = (under: string, path: string, side: Side): string | undefined => {
  const asked = QUESTIONS[`${under}.${path}`];
  return typeof asked === 'string' ? asked : asked?.[side];
};

export const plainHint = (under: string, path: string): string | undefined => HINTS[`${under}.${path}`];
