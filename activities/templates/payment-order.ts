import { wording } from '../notices/template';

/** 支付令 */
export const PAYMENT_ORDER_WORDINGS = {
  'payment-order-enforceable': wording(
    '支付令可以申请执行通知（{caseNo}）',
    [
      '{orderCourt}发出的支付令（{orderSum}）送达后，截至{lastDay}，债务人既未清偿债务，也未提出有效的书面异议。{consequence}。',
    ],
    ['payment-order-debtor'],
    'payment-order-debtor',
  ),
  'payment-order-terminated': wording(
    '支付令程序终结通知（{caseNo}）',
    ['向{orderCourt}申请的支付令（{orderSum}）程序已经终结：{orderEnd}。', '{afterOrder}。'],
    ['payment-order-terminated'],
  ),
  'payment-order-void': wording(
    '支付令失效通知（{caseNo}）',
    [
      '{orderCourt}发出的支付令（{orderSum}）已经失效：{orderEnd}。',
      '{consequence}。当事人可以依法申请劳动人事争议仲裁，符合条件的可以起诉。',
    ],
    ['payment-order-undeliverable'],
    'payment-order-undeliverable',
  ),
} as const;
