import { wording } from '../notices/template';

/** 重大争议与结案 */
export const STANDING_WORDINGS = {
  'emergency-raised': wording(
    '重大争议应急处置通知（{alarmLevel}，{caseNo}）',
    [
      '{worker}与{employer}之间的争议（涉及劳动者{workerCount}人）已列为{alarmLevel}风险，启动应急联合调处。牵头单位应当{byWhen}到位，并通知联合调处单位；处置情况应当随时记录。',
    ],
    ['emergency-first-response', 'collective-procedure'],
    'emergency-first-response',
  ),
  'statement-made': wording(
    '当事人提交意见通知（{caseNo}）',
    ['当事人提交了书面意见（{note}）。请查阅卷宗，并及时答复当事人。'],
    ['mediation-records'],
  ),
  'statement-answered': wording(
    '意见答复通知（{caseNo}）',
    ['对你方提交的书面意见，调解组织答复如下：', '{note}'],
    ['mediation-records'],
  ),
  'offer-made': wording(
    '当事人提出方案通知（{caseNo}）',
    ['当事人提出了解决方案，请查阅案件。方案是为达成协议而提出的，协商、调解不成的，不作为对其不利的证据。'],
    ['mediation-nonpublic'],
  ),
  'document-issued': wording(
    '文书已经发出：{note}（{caseNo}）',
    [
      '{worker}与{employer}争议一案，{note}已经发出。您已同意电子送达，可以在自己的案件页面查阅、下载和签收；签收之日为送达之日。',
    ],
    ['arbitration-deemed-service'],
  ),
  'document-served': wording(
    '文书已经送达：{note}（{caseNo}）',
    [
      '{worker}与{employer}争议一案，{note}已经向您送达。文书可以在自己的案件页面查阅和下载；对送达有异议的，请联系承办单位。',
    ],
    ['arbitration-deemed-service'],
  ),
  'unsealing-requested': wording(
    '依法启封申请待答复（{caseNo}）',
    [
      '审查单位就{worker}与{employer}争议一案申请依法启封。请由申请人以外的人员核对所依据的条款，在期限内批准或者不予批准；逾期未答复的，申请失效，封存继续。',
    ],
    ['unsealing-decision'],
  ),
  'unsealing-approved': wording(
    '依法启封告知书（{caseNo}）',
    [
      '经审查单位申请，调解组织已批准依法启封本案一项封存事实，仅供申请人在期限内核实协议是否真实、合法。',
      '启封不改变该事实的性质：为达成协议作出妥协而认可的事实，不作为对你方不利的根据。申请的条款、目的和查阅记录，见卷宗。',
    ],
    ['unsealing-look'],
  ),
  'case-closed': wording(
    '结案通知（{caseNo}）',
    [
      '{worker}与{employer}争议一案已于{closedOn}结案，处理结果：{closingResult}。',
      '对处理结果有异议，或者约定的义务没有履行的，可以向承办单位提出，也可以依法申请劳动人事争议仲裁、向人民法院起诉或者申请执行。',
    ],
    ['mediation-records'],
  ),
} as const;
