import { wording } from '../notices/template';

/** 协议、仲裁审查、司法确认、履行 */
export const AGREEMENT_WORDINGS = {
  'agreement-reached': wording(
    '达成调解协议通知（{caseNo}）',
    [
      '双方当事人已就本争议达成调解协议，约定的义务：',
      '{terms}',
      '协议自双方当事人签名或者盖章、调解员签名并加盖调解组织印章，全部手续齐备之日起生效；一方拒绝签署的，协议不生效。请尽快签署。',
    ],
    ['mediation-agreement-effective', 'mediation-agreement-content'],
  ),
  'agreement-effective': wording(
    '调解协议生效通知（{caseNo}）',
    ['调解协议已于{effectiveOn}生效，对双方当事人具有约束力，双方应当履行。约定的义务：', '{terms}'],
    ['mediation-agreement-effective'],
  ),
  'performance-notice': wording(
    '履行告知书（{caseNo}）',
    [
      '现将调解协议的履行事项告知如下：',
      '{terms}',
      '请按期履行，并将履行情况告知调解组织；对方已经履行的，请确认收讫。有困难的，应当在期限届满前与对方协商变更并告知调解组织。',
      '{consequence}。',
    ],
    ['mediation-agreement-performance'],
    'mediation-agreement-performance',
  ),
  'binding-routes': wording(
    '调解协议审查与确认途径告知（{caseNo}）',
    [
      '调解协议已经生效。双方当事人可以共同选择下列一种途径，使协议具有强制执行效力：',
      '一、共同申请仲裁审查，最迟于{reviewLastDay}向劳动人事争议仲裁委员会提出，审查合法的，制作仲裁调解书；',
      '二、共同申请司法确认，最迟于{confirmationLastDay}向有管辖权的人民法院提出，确认有效的，可以申请执行。',
      '两种途径不能同时进行。逾期均未申请的，一方不履行时，只能依法申请支付令、仲裁或者起诉。',
    ],
    ['arbitration-review-apply', 'judicial-confirmation-apply'],
  ),
  'review-window-closed': wording(
    '仲裁审查申请期间届满通知（{caseNo}）',
    [
      '调解协议的仲裁审查申请期间已于{lastDay}届满，双方没有共同提出申请，不能再申请仲裁审查。',
      '双方仍可以最迟于{confirmationLastDay}共同申请司法确认。',
    ],
    ['arbitration-review-apply', 'judicial-confirmation-apply'],
    'arbitration-review-apply',
  ),
  'confirmation-window-closed': wording(
    '司法确认申请期间届满通知（{caseNo}）',
    [
      '调解协议的司法确认申请期间已于{lastDay}届满，双方没有共同提出申请。{consequence}。',
      '调解协议的效力不受影响，双方应当继续履行。',
    ],
    ['judicial-confirmation-apply'],
    'judicial-confirmation-apply',
  ),
  'review-decided': wording(
    '仲裁审查结果通知（{caseNo}）',
    [
      '{commission}对调解协议的仲裁审查已有结果：{reviewDecision}。',
      '审查未获支持的，双方可以变更协议或者达成新的协议，也可以依法申请司法确认或者仲裁。',
    ],
    ['arbitration-review-decide', 'mediation-doc-arbitration'],
  ),
  'confirmation-decided': wording(
    '司法确认结果通知（{caseNo}）',
    [
      '{court}对调解协议的司法确认已有结果：{confirmationDecision}。',
      '未予确认的，双方可以变更原协议或者达成新的协议，也可以依法申请仲裁。',
    ],
    ['judicial-confirmation-decide-cpl', 'judicial-confirmation-refuse'],
  ),
  'performance-overdue': wording(
    '调解协议逾期未履行通知（{caseNo}）',
    [
      '调解协议约定的下列义务逾期未履行：{brokenPromise}。请债务人立即履行，调解组织将督促履行。',
      '{consequence}。仲裁时效自此中断，重新计算。',
    ],
    ['mediation-agreement-performance', 'limitation-interruption'],
    'mediation-agreement-performance',
  ),
} as const;

/** The same notices about a settlement, which was negotiated without a mediator: other rules, other ways. */
export const SETTLEMENT_WORDINGS = {
  'agreement-effective': wording(
    '和解协议生效通知（{caseNo}）',
    ['和解协议已于{effectiveOn}经双方签订，对双方当事人具有约束力，双方应当履行。约定的义务：', '{terms}'],
    ['settlement-agreement'],
  ),
  'performance-notice': wording(
    '履行告知书（{caseNo}）',
    [
      '现将和解协议的履行事项告知如下：',
      '{terms}',
      '请按期履行，并将履行情况告知承办单位；对方已经履行的，请确认收讫。有困难的，应当在期限届满前与对方协商变更。',
      '{consequence}。',
    ],
    ['settlement-performance'],
    'settlement-performance',
  ),
} as const;
