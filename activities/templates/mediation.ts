import { wording } from '../notices/template';

/** 调解，以及人民法院、仲裁委员会的委派、委托 */
export const MEDIATION_WORDINGS = {
  'consent-asked': wording(
    '征询调解意见通知（{caseNo}）',
    [
      '{worker}与{employer}之间的争议已提出调解申请（{mediationBasis}），请求事项：{claims}。',
      '调解须双方当事人同意，沉默不视为同意。请尽快告知承办调解组织是否同意调解；同意的，调解组织应当{byWhen}受理，不同意的，将书面通知申请人。',
      '不同意调解不影响当事人申请劳动人事争议仲裁的权利。',
    ],
    ['mediation-accept'],
    'mediation-accept',
  ),
  'mediation-accepted': wording(
    '调解受理通知（{caseNo}）',
    [
      '{worker}与{employer}之间的争议已受理调解（{mediationBasis}），调解员：{mediators}。调解应当{concludeBy}结束，双方当事人依法同意延期的除外。',
      '调解不公开进行，双方均要求公开的除外；当事人对调解员有正当理由的，可以申请回避。期限内未达成协议的，视为调解不成，{afterMediation}。',
    ],
    ['mediation-accept', 'mediation-conclude-committee', 'mediation-nonpublic'],
  ),
  'mediation-not-accepted': wording(
    '不予受理调解通知（{caseNo}）',
    [
      '对{worker}与{employer}之间争议的调解申请不予受理：{mediationReason}。',
      '当事人可以依法申请劳动人事争议仲裁。因对方不同意调解的，仲裁时效自此中断，重新计算。{limitation}',
    ],
    ['mediation-reject'],
  ),
  'mandate-received': wording(
    '收到委派委托调解通知（{caseNo}）',
    ['收到{mandate}的{mediationBasis}，当事人为{worker}与{employer}，请求事项：{claims}。', '{mandateDuty}。'],
    ['online-org-confirm', 'court-delegated-mediation', 'arbitration-entrusted-mediation'],
  ),
  'mandate-overdue': wording(
    '委派委托调解逾期通知（{caseNo}）',
    [
      '{mandate}的{mediationBasis}已经逾期，尚未结束或者尚未反馈结果。请立即办结并将书面情况报告和调解材料退回，说明逾期原因。',
    ],
    ['court-delegated-mediation', 'arbitration-entrusted-mediation'],
  ),
  'extension-asked': wording(
    '征询延长调解期限意见通知（{caseNo}）',
    [
      '对方同意将调解期限延长至{note}，请你方表示是否同意。双方都同意同一日期的，期限延长；你方没有表示同意的，期限不延长，调解应当{concludeBy}结束。',
    ],
    ['mediation-conclude-committee'],
  ),
  'mediation-failed': wording(
    '调解终结通知（{caseNo}）',
    [
      '{worker}与{employer}之间争议的调解已经终结，没有达成生效的调解协议：{mediationOutcome}。',
      '{afterMediation}。{limitation}',
      '调解中提出的方案和作出的让步不予公开，不作为对当事人不利的证据。',
    ],
    ['mediation-conclude-committee', 'mediation-nonpublic'],
  ),
  'result-rejected': wording(
    '调解结果被退回补正通知（{caseNo}）',
    ['{mandate}未接受报送的调解结果，意见：{note}。请补正后重新报送；原定的调解期限不因补正而延长。'],
    ['court-delegated-mediation'],
  ),
} as const;
