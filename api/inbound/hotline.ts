import type { HOTLINE } from '../../shared/exchange/contracts/hotline';
import { act, inCase, opening, type Translator } from './intent';
import { formOf } from './opening-form';

/** What a hotline says, as acts in a case. */
export const hotline: Translator<typeof HOTLINE> = {
  'order.dispatched': (order) => {
    const { orderNo, dispatchedOn, replyBy } = order;
    const form = formOf(order, 'hotline', { ticket: { hotline: order.hotline, orderNo, dispatchedOn, replyBy } });
    return opening(orderNo, form);
  },
  'order.joined': ({ ourCaseNo, orderNo, dispatchedOn, replyBy, hotline: line }) =>
    inCase(ourCaseNo, act('registration.join-ticket', { hotline: line, orderNo, dispatchedOn, replyBy })),
  'order.extension-answered': ({ ourCaseNo, orderNo, granted, until, reason, on }) =>
    inCase(ourCaseNo, act('ticket.answer-extension', { orderNo, granted, until, reason, on })),
  'order.supervised': ({ ourCaseNo, orderNo, level, reason, newReplyBy: replyBy, on }) =>
    inCase(ourCaseNo, act('ticket.supervise', { orderNo, level, reason, replyBy, on })),
  'order.followed-up': ({ ourCaseNo, orderNo, satisfaction, note, reopen }) =>
    inCase(ourCaseNo, act('ticket.record-follow-up', { orderNo, satisfaction, note, reopen })),
};
