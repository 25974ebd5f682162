import { wording } from '../notices/template';

/** 登记、移送 */
export const REGISTRATION_WORDINGS = {
  'case-registered': wording(
    '争议登记通知（{caseNo}）',
    [
      '{worker}与{employer}之间的劳动人事争议已于{openedOn}登记。请求事项：{claims}。',
      '首问责任人为{officer}，在其他单位正式接收之前，由其负责到底。',
      '协商、调解均以自愿为原则，不是申请仲裁的前置程序，当事人可以随时申请劳动人事争议仲裁。{limitation}',
    ],
    ['mediation-application', 'limitation-arbitration'],
  ),
  'referral-sent': wording(
    '争议移送通知（{caseNo}）',
    [
      '本争议已移送{referralReceiver}。接收单位应当{byWhen}接收，或者说明理由退回；接收之前仍由首问责任人{officer}负责，有关事项请向其查询。',
    ],
    ['referral-acceptance'],
    'referral-acceptance',
  ),
  'referral-refused': wording(
    '移送未被接收通知（{caseNo}）',
    [
      '{referralReceiver}未接收本争议的移送。本争议仍由首问责任人{officer}负责办理，将另行告知下一步处理方式；当事人也可以依法申请调解或者仲裁。',
    ],
    ['referral-acceptance'],
  ),
  'not-registered': wording(
    '不予登记受理通知（{caseNo}）',
    ['本争议不予登记受理，理由：{declinedBecause}。', '可以采取的其他途径：{remedies}。{limitation}'],
    ['mediation-reject'],
  ),
} as const;
