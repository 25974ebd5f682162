import type { HOTLINE } from '../../shared/exchange/contracts/hotline';
import { act, inCase, opening, type Translator } from './intent';
import { formOf } from './opening-form';

/** What a hotline says, as acts in a case. Reopening an order is noted: whether the case moves again, its organ decides. */
export const hotline: Translator<typeof HOTLINE> = {
  'order.dispatched': (order) => {
    const { orderNo, dispatchedOn, replyBy } = order;
    const form = formOf(order, 'hotline', { ticket: { hotline: order.hotline, orderNo, dispatchedOn, replyBy } });
    return opening(orderNo, form);
  },
  'order.joined': ({ ourCaseNo, orderNo, dispatchedOn, replyBy, hotline: line }) =>
    inCase(ourCaseNo, act('registration.join-ticket', { hotline: line, orderNo, dispatchedOn, replyBy })),
  'order.followed-up': ({ ourCaseNo, orderNo, satisfaction, note, reopen, hotline: line }) => {
    const said = [`满意度${satisfaction}分`, ...(note ? [note] : []), ...(reopen ? ['来电人要求重新办理'] : [])];
    return inCase(ourCaseNo, act('standing.add-note', { text: `${line}工单${orderNo}回访：${said.join('；')}` }));
  },
};
