import { codeLabel } from '../../case/vocabulary';
import { CQ553 } from '../../law/statutes/chongqing-2023-553';
import { documentKind, type Source } from '../kind';
import { dayOf, lines, rows } from '../matters';
import { bothNames } from '../parties';

const callbackOf = ({ facts, about }: Source) => facts.followUp.callbacks.find(({ no }) => no === Number(about));
const enter = 'follow-up.record-callback';

/** 回访记录 */
export const callbackRecord = documentKind({
  name: 'callback-record',
  title: '回访记录',
  template: 1,
  layout: 'form',
  issuer: 'organisation',
  rule: 'followup-visit',
  occasions: ({ followUp }) =>
    followUp.callbacks.flatMap(({ no, doneOn }) =>
      doneOn ? [{ about: String(no), label: `第${no}次回访`, on: doneOn, when: 'due' as const }] : [],
    ),
  fields: {
    doneOn: dayOf('回访之日', (source) => callbackOf(source)?.doneOn, { cite: CQ553.art('10'), enter }),
    performance: {
      label: '履行情况',
      cite: CQ553.art('10'),
      from: (source) => codeLabel('performance', callbackOf(source)?.result?.performance ?? ''),
      enter,
    },
    note: { label: '反馈意见', cite: CQ553.art('10'), from: (source) => callbackOf(source)?.result?.note, enter },
    newDispute: {
      label: '是否有新的争议',
      from: (source) => (callbackOf(source)?.result?.newDispute ? '有' : '没有'),
    },
    nextStep: { label: '后续处理', from: (source) => callbackOf(source)?.result?.nextStep },
    visitor: { label: '回访人', from: ({ facts }) => facts.registration.firstResponder.officer },
  },
  write: (said, { facts }) => ({
    blocks: [
      rows(
        ['争议双方', bothNames(facts)],
        ['回访之日', said.doneOn],
        ['履行情况', said.performance],
        ['新的争议', said.newDispute],
        ['后续处理', said.nextStep],
      ),
      ...lines(`反馈意见：${said.note}`),
    ],
    signatures: [{ by: 'recorder', label: '回访人（签名）', name: said.visitor }],
  }),
});
