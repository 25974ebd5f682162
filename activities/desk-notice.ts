import type { Message } from '../db/messages';
import { officialMailbox } from '../db/mailboxes';
import { fileNotices, type DeskTemplate } from '../db/notices';
import type { Queryable } from '../db/pool';
import type { OwnedFinding } from '../db/reconciliations';
import { PARTNERS, type Partner } from '../shared/exchange/partners';
import { chineseDay, localDateOf } from '../shared/law/local-date';
import { noticeMessageId } from './notices/wording';

/** What the owner of a message is told when it does not reach its partner. */
const DESK_NOTICES = {
  'delivery-failed': '未能送达，系统不再自动投递，请核对内容后重新投递或者改用其他方式送达',
  'delivery-late': '尚未送达，而有关期限即将届满，请立即与对方联系',
} as const satisfies Partial<Record<DeskTemplate, string>>;

/**
 * Tells the owner of a message, in the organ's inbox, once for each message and matter. `detail`: what went wrong.
 * An answer to a message that belongs to no case has no organ's desk to go to: it is shown among the deliveries.
 */
export async function fileDeskNotice(
  db: Queryable,
  message: Message,
  about: keyof typeof DESK_NOTICES,
  detail: string,
): Promise<void> {
  const { id, caseNo, partner, type, ownerOrgan, statutoryDueAt } = message;
  if (caseNo === undefined) return;
  const now = new Date();
  const due = statutoryDueAt ? `有关期限至${chineseDay(localDateOf(Date.parse(statutoryDueAt) - 1))}届满。` : '';
  const key = `${about}/${id}`;
  const lines = [
    `${ownerOrgan}：`,
    `本案发往${PARTNERS[partner].label}的信息（${type}）${DESK_NOTICES[about]}。${due}`,
    `情况：${detail}`,
    '',
    `案号：${caseNo}；信息编号：${id}`,
    chineseDay(localDateOf(now.getTime())),
  ];
  await fileNotices(db, [
    {
      ...{ caseNo, key, recipient: 'organ', organ: ownerOrgan, template: about, email: undefined },
      mailbox: officialMailbox('organ', ownerOrgan, undefined),
      subject: `信息投递异常：${PARTNERS[partner].label}（${caseNo}）`,
      body: lines.join('\n'),
      orderedAt: now.toISOString(),
      messageId: noticeMessageId(caseNo, key, 'organ'),
    },
  ]);
}

/**
 * Tells the owner of a difference between our records and a partner's, once for each difference. `what`: how they differ.
 * Without a case there is no organ's desk: it is shown among the reconciliations.
 */
export async function fileReconciliationNotice(
  db: Queryable,
  partner: Partner,
  { id, kind, caseNo, ownerOrgan }: OwnedFinding,
  what: string,
): Promise<void> {
  if (caseNo === undefined || ownerOrgan === undefined) return;
  const now = new Date();
  const key = `reconciliation/${kind}/${id}`;
  const lines = [
    `${ownerOrgan}：`,
    `与${PARTNERS[partner].label}核对本案往来信息时发现：${what}。请核实后补发，或者说明情况。`,
    '',
    `案号：${caseNo}；信息编号：${id}`,
    chineseDay(localDateOf(now.getTime())),
  ];
  await fileNotices(db, [
    {
      ...{ caseNo, key, recipient: 'organ', organ: ownerOrgan, template: 'reconciliation-finding', email: undefined },
      mailbox: officialMailbox('organ', ownerOrgan, undefined),
      subject: `对账发现不一致：${PARTNERS[partner].label}（${caseNo}）`,
      body: lines.join('\n'),
      orderedAt: now.toISOString(),
      messageId: noticeMessageId(caseNo, key, 'organ'),
    },
  ]);
}
