import { createHash } from 'node:crypto';
import type { WordedNotice } from '../../db/notices';
import type { CaseFacts } from '../../shared/case/facts';
import type { Notice, NoticeTemplate } from '../../shared/case/notice';
import { chineseDay, localDateOf } from '../../shared/law/local-date';
import { AGREEMENT_WORDINGS, SETTLEMENT_WORDINGS } from '../templates/agreement';
import { MEDIATION_WORDINGS } from '../templates/mediation';
import { NEGOTIATION_WORDINGS } from '../templates/negotiation';
import { PAYMENT_ORDER_WORDINGS } from '../templates/payment-order';
import { REGISTRATION_WORDINGS } from '../templates/registration';
import { REMINDER_WORDINGS } from '../templates/reminders';
import { STANDING_WORDINGS } from '../templates/standing';
import { occasionOf, type Occasion } from './occasion';
import { basisOf, filled } from './placeholders';
import { addresseesOf, type Addressee } from './recipients';
import type { Wording } from './template';

/** The wording of every notice: one that is missing does not compile. */
const WORDINGS: Readonly<Record<NoticeTemplate, Wording>> = {
  ...REGISTRATION_WORDINGS,
  ...NEGOTIATION_WORDINGS,
  ...MEDIATION_WORDINGS,
  ...AGREEMENT_WORDINGS,
  ...PAYMENT_ORDER_WORDINGS,
  ...REMINDER_WORDINGS,
  ...STANDING_WORDINGS,
};

const OF_SETTLEMENTS: Readonly<Partial<Record<NoticeTemplate, Wording>>> = SETTLEMENT_WORDINGS;

/** How this installation sends. */
export type Post = {
  /** There is a mail server. */
  readonly mails: boolean;
  /** There is a gateway for text messages. */
  readonly texts?: boolean;
  /** A system to practise on: everything is marked as such. */
  readonly training: boolean;
  /** Where parties see their case; without it no notice says an address. */
  readonly partyPage?: string | undefined;
};

/** Words a notice for each of its recipients, from the case as it was when the notice was ordered. */
export function wordNotice(
  notice: Notice,
  facts: CaseFacts,
  { mails, texts = false, training, partyPage }: Post,
): WordedNotice[] {
  const occasion = occasionFor(notice, facts);
  const subject = `${training ? '【演练】' : ''}${filled(occasion.wording.subject, occasion)}`;
  const body = filled(occasion.wording.body.join('\n'), occasion);
  return addresseesOf(notice, facts).map((addressee) => ({
    caseNo: facts.caseNo,
    key: notice.key,
    recipient: addressee.recipient,
    mailbox: addressee.mailbox,
    organ: facts.standing.organ,
    template: notice.template,
    subject,
    body: framed(addressee.official ? body : linked(body, notice, partyPage), addressee, occasion),
    orderedAt: notice.at,
    email: mails ? addressee.email : undefined,
    phone: texts ? addressee.phone : undefined,
    messageId: noticeMessageId(facts.caseNo, notice.key, addressee.recipient),
  }));
}

function occasionFor(notice: Notice, facts: CaseFacts): Occasion {
  const occasion = occasionOf(notice, facts, WORDINGS[notice.template]);
  const settlement = OF_SETTLEMENTS[notice.template];
  const aboutSettlement = facts.agreements[occasion.round - 1]?.kind === 'settlement';
  return settlement && aboutSettlement ? { ...occasion, wording: settlement } : occasion;
}

/** Notices of what a party reads on its own page. */
const ABOUT_A_PAPER: readonly NoticeTemplate[] = ['document-issued', 'document-served'];

/** The address has no secret in it: only a browser in which the party has signed in by link and code gets further. */
const linked = (body: string, { template }: Notice, partyPage: string | undefined): string =>
  partyPage && ABOUT_A_PAPER.includes(template)
    ? `${body}\n案件页面：${partyPage}（没有登录的，先打开工作人员交给您的链接，输入验证码）`
    : body;

/** What stands around every body: who it is to, the articles, the case, where to turn, the day. */
function framed(body: string, { name, official }: Addressee, occasion: Occasion): string {
  const { facts, notice } = occasion;
  const { officer, organ } = facts.registration.firstResponder;
  const contact = `如有疑问，请联系首问责任人${officer}（登记单位${organ}），也可以拨打12333咨询。`;
  return [
    `${name}：`,
    body,
    '',
    `依据：${basisOf(occasion)}`,
    `案号：${facts.caseNo}；承办单位：${facts.standing.organ}`,
    ...(official ? [] : [contact]),
    chineseDay(localDateOf(Date.parse(notice.at))),
  ].join('\n');
}

/** The same notice to the same recipient is the same e-mail, however often it has to be sent. */
export function noticeMessageId(caseNo: string, key: string, recipient: string): string {
  const digest = createHash('sha256').update(`${caseNo}/${key}/${recipient}`).digest('hex');
  return `<${digest}@notices.yuhe>`;
}
