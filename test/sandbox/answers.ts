import type { Partner } from '../../shared/exchange/partners';

type Content = Readonly<Record<string, unknown>>;

/** Something that a partner can say to a message of ours. */
export type Answer = {
  /** What the button says. */
  readonly label: string;
  readonly name: string;
  readonly content: (message: Content) => Content;
};

/** What can be said to each of our messages; a partner that behaves says the first thing by itself, if `byItself`. */
type Answers = Readonly<
  Record<string, { readonly byItself: boolean; readonly answers: readonly [Answer, ...Answer[]] }>
>;

const to = ({ ourCaseNo }: Content): Content => ({ ourCaseNo });
const say = (label: string, name: string, more: Content = {}): Answer => ({
  label,
  name,
  content: (message) => ({ ...to(message), ...more }),
});
const decide = (label: string, more: Content): Answer => say(label, 'confirmation.decided', more);
const receipt = (label: string, more: Content): Answer => ({
  label,
  name: 'result.acked',
  content: ({ ourCaseNo, mandateId, revision }) => ({ ourCaseNo, mandateId, revision, ...more }),
});

const RESULT = {
  byItself: true,
  answers: [
    receipt('回执：结案', { decision: 'closed' }),
    receipt('回执：退回补正', {
      decision: 'rejected',
      code: 'E-DOC-0123',
      detail: '材料校验未通过',
      fields: [{ path: 'report.pages', message: '缺少调解终止报告页码', hint: '补正页码后重新报送' }],
    }),
  ],
} as const;

const COURT: Answers = {
  'mandate.result': RESULT,
  'confirmation.applied': {
    byItself: true,
    answers: [
      decide('受理', { decision: 'accepted' }),
      decide('通知补充材料', { decision: 'supplement', items: ['当事人身份证明'] }),
      decide('不予受理', { decision: 'not-accepted', ground: 'not-competent' }),
      decide('裁定有效', {
        decision: 'confirmed',
        docNo: '(2026)渝0103民特0310号',
        receivedBy: ['worker', 'employer'],
      }),
      decide('裁定驳回', { decision: 'dismissed', docNo: '(2026)渝0103民特0311号', ground: 'unclear' }),
    ],
  },
  'payment-order.applied': {
    byItself: true,
    answers: [
      say('受理', 'payment-order.accepted', { caseNo: '(2026)渝0103民督021号' }),
      say('不予受理', 'payment-order.refused', { stage: 'acceptance', reason: '债权债务关系不明确' }),
      say('发出支付令', 'payment-order.issued'),
      say('送达', 'payment-order.served'),
      say('书面异议', 'payment-order.objected', { form: 'written', ground: 'disputes-debt' }),
      say('清偿', 'payment-order.paid'),
      say('裁定终结', 'payment-order.terminated'),
    ],
  },
};

const ARBITRATION: Answers = {
  'mandate.result': RESULT,
  'review.applied': {
    byItself: true,
    answers: [
      say('受理', 'review.accepted'),
      say('不予受理', 'review.refused', { stage: 'acceptance', ground: 'not-competent' }),
      say('制作调解书', 'review.made', { docNo: '渝中劳人仲审字〔2026〕第12号', receivedBy: ['worker', 'employer'] }),
      say('不予制作', 'review.refused', { stage: 'review', ground: 'unclear' }),
    ],
  },
};

const HOTLINE: Answers = {
  'order.handled': {
    byItself: true,
    answers: [
      {
        label: '回访：满意',
        name: 'order.followed-up',
        content: ({ ourCaseNo, hotline, orderNo }) => ({ ourCaseNo, hotline, orderNo, satisfaction: 5 }),
      },
      {
        label: '回访：要求重办',
        name: 'order.followed-up',
        content: ({ ourCaseNo, hotline, orderNo }) => ({
          ourCaseNo,
          hotline,
          orderNo,
          satisfaction: 2,
          note: '问题没有解决',
          reopen: true,
        }),
      },
    ],
  },
};

const UNION: Answers = {
  'performance.defaulted': {
    byItself: false,
    answers: [say('指导意见', 'guidance.given', { text: '工会已派员陪同劳动者申请支付令' })],
  },
  'settlement.defaulted': {
    byItself: false,
    answers: [say('指导意见', 'guidance.given', { text: '工会已引导劳动者申请调解' })],
  },
};

const INSPECTION: Answers = {
  'referral.made': {
    byItself: true,
    answers: [
      say('接收移送', 'referral.answered', { accepted: true }),
      say('不接收移送', 'referral.answered', { accepted: false, reason: '不属于劳动保障监察职权范围' }),
    ],
  },
};

const NATIONAL_PLATFORM: Answers = {
  'application.answered': {
    byItself: false,
    answers: [
      {
        label: '申请人撤回',
        name: 'application.withdrawn',
        content: ({ ourCaseNo, applicationNo }) => ({ ourCaseNo, applicationNo, reason: '申请人撤回申请' }),
      },
    ],
  },
};

const ANSWERS: Readonly<Record<Partner, Answers>> = {
  court: COURT,
  arbitration: ARBITRATION,
  union: UNION,
  hotline: HOTLINE,
  inspection: INSPECTION,
  'national-platform': NATIONAL_PLATFORM,
};

/** All that could be said to a message. */
export const answersTo = (partner: Partner, name: string): readonly Answer[] => ANSWERS[partner][name]?.answers ?? [];

/** What is said without anybody pressing a button; `rejects` is asked once for every result. */
export function answerByItself(partner: Partner, name: string, rejects: () => boolean): Answer | undefined {
  const known = ANSWERS[partner][name];
  if (!known?.byItself) return undefined;
  return name === 'mandate.result' && rejects() ? known.answers[1] : known.answers[0];
}
