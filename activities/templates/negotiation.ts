import { wording } from '../notices/template';

/** 协商、和解 */
export const NEGOTIATION_WORDINGS = {
  'negotiation-requested': wording(
    '协商要求通知（{caseNo}）',
    ['{requester}要求就下列事项与你方协商：{claims}。', '请{byWhen}以口头或者书面方式作出回应。{consequence}。'],
    ['negotiation-reply'],
    'negotiation-reply',
  ),
  'negotiation-unwilling': wording(
    '协商未开始通知（{caseNo}）',
    [
      '{requester}提出的协商没有进行：{negotiationEnd}。仲裁时效自此中断，重新计算。',
      '当事人可以申请调解，也可以直接申请劳动人事争议仲裁。{limitation}',
    ],
    ['negotiation-reply', 'limitation-interruption'],
  ),
  'period-asked': wording(
    '征询协商期限意见通知（{caseNo}）',
    ['对方同意协商到{note}为止，请你方表示是否同意。双方都同意同一日期的，该期限对双方有约束力。'],
    ['negotiation-agreed-period'],
  ),
  'negotiation-failed': wording(
    '协商不成通知（{caseNo}）',
    [
      '本次协商结束：{negotiationEnd}。仲裁时效自此中断，重新计算。',
      '当事人可以申请调解，也可以直接申请劳动人事争议仲裁。{limitation}',
    ],
    ['negotiation-agreed-period', 'limitation-interruption'],
  ),
  'settlement-signed': wording(
    '和解协议签订通知（{caseNo}）',
    [
      '双方当事人已于{effectiveOn}签订书面和解协议，协议对双方具有约束力。约定的义务：',
      '{terms}',
      '为达成和解作出妥协所认可的事实，不作为对其不利的证据。',
    ],
    ['settlement-agreement'],
  ),
  'settlement-not-performed': wording(
    '和解协议逾期未履行通知（{caseNo}）',
    [
      '和解协议约定的下列义务逾期未履行：{brokenPromise}。',
      '仲裁时效自此中断，重新计算。当事人可以申请调解或者劳动人事争议仲裁；工会应当主动引导当事人申请调解。和解协议不能直接申请强制执行。',
    ],
    ['settlement-performance', 'limitation-interruption'],
  ),
} as const;
