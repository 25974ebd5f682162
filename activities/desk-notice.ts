import type { Message } from '../db/messages';
import { officialMailbox } from '../db/mailboxes';
import { fileNotices, type DeskTemplate } from '../db/notices';
import type { Queryable } from '../db/pool';
import { localDateOf } from '../shared/law/local-date';
import { chineseDay } from './notices/words';
import { noticeMessageId } from './notices/wording';

/** What the owner of a message is told when it does not reach its partner. */
const DESK_NOTICES = {
  'delivery-failed': '未能送达，系统不再自动投递，请核对内容后重新投递或者改用其他方式送达',
  'delivery-late': '尚未送达，而有关期限即将届满，请立即与对方联系',
} as const satisfies Record<DeskTemplate, string>;

const PARTNERS = { court: '人民法院', arbitration: '仲裁委员会', union: '工会', hotline: '热线平台' } as const;

/** Tells the owner of a message, in the organ's inbox, once for each message and matter. `detail`: what went wrong. */
export async function fileDeskNotice(
  db: Queryable,
  message: Message,
  about: DeskTemplate,
  detail: string,
): Promise<void> {
  const { id, caseNo, partner, type, ownerOrgan, statutoryDueAt } = message;
  const now = new Date();
  const due = statutoryDueAt ? `有关期限至${chineseDay(localDateOf(Date.parse(statutoryDueAt) - 1))}届满。` : '';
  const key = `${about}/${id}`;
  const lines = [
    `${ownerOrgan}：`,
    `本案发往${PARTNERS[partner]}的信息（${type}）${DESK_NOTICES[about]}。${due}`,
    `情况：${detail}`,
    '',
    `案号：${caseNo}；信息编号：${id}`,
    chineseDay(localDateOf(now.getTime())),
  ];
  await fileNotices(db, [
    {
      ...{ caseNo, key, recipient: 'organ', organ: ownerOrgan, template: about, email: undefined },
      mailbox: officialMailbox('organ', ownerOrgan, undefined),
      subject: `信息投递异常：${PARTNERS[partner]}（${caseNo}）`,
      body: lines.join('\n'),
      orderedAt: now.toISOString(),
      messageId: noticeMessageId(caseNo, key, 'organ'),
    },
  ]);
}
