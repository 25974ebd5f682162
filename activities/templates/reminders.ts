import { wording } from '../notices/template';

/** 期限提醒：the words come from the rule of the deadline, and so do the articles under them. */
export const REMINDER_WORDINGS = {
  'deadline-ahead': wording(
    '期限将届提醒：{deadline}（{caseNo}）',
    [
      '{worker}与{employer}争议一案，{deadline}{deadlineAbout}至{deadlineDay}届满，应当由{deadlineBy}办理。{deadlineAdvice}。',
      '期限届满的后果：{deadlineConsequence}。{deadlineCaveat}',
    ],
    ['period-cutoff'],
  ),
  'deadline-today': wording(
    '请于今日办理：{deadline}（{caseNo}）',
    [
      '{worker}与{employer}争议一案，{deadline}{deadlineAbout}应当由{deadlineBy}办理，以{deadlineDay}为最后一日，请不要迟于今日。{deadlineAdvice}。',
      '期限届满的后果：{deadlineConsequence}。{deadlineCaveat}',
    ],
    ['period-cutoff'],
  ),
  'deadline-overdue': wording(
    '期限已过提醒：{deadline}（{caseNo}）',
    [
      '{worker}与{employer}争议一案，{deadline}{deadlineAbout}已于{deadlineDay}届满，应当由{deadlineBy}办理而尚未登记办理。已经办理的，请补充登记；尚未办理的，请立即办理并说明原因。',
      '期限届满的后果：{deadlineConsequence}。{deadlineCaveat}',
    ],
    ['period-cutoff'],
  ),
  'limitation-near': wording(
    '仲裁时效将届满提醒（{caseNo}）',
    [
      '{worker}与{employer}争议一案，{deadline}至{deadlineDay}届满。{deadlineConsequence}。',
      '尚未解决争议的，请在届满之前申请劳动人事争议仲裁，或者向对方主张权利、向有关部门请求救济以使时效中断。是否申请，由当事人自行决定。{deadlineCaveat}',
    ],
    ['limitation-arbitration'],
  ),
} as const;
