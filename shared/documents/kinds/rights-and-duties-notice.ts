import { ENMP } from '../../law/statutes/enterprise-negotiation-mediation-provisions';
import { LDMAL } from '../../law/statutes/labour-dispute-mediation-arbitration-law';
import { PML } from '../../law/statutes/people-mediation-law';
import { documentKind } from '../kind';
import { heading, rows, text } from '../matters';
import { bothNames, party } from '../parties';
import { BOTH_SIGN } from '../places';
import { acceptanceNotice, concludeBy, mediators } from './acceptance-notice';

/** 调解权利义务告知书: what both should know before they talk. */
export const rightsAndDutiesNotice = documentKind({
  name: 'rights-and-duties-notice',
  title: '调解权利义务告知书',
  template: 1,
  layout: 'form',
  issuer: 'organisation',
  rule: 'mediation-nonpublic',
  occasions: acceptanceNotice.occasions,
  fields: {
    worker: party('worker', PML.art('23')),
    employer: party('employer', PML.art('23')),
    mediators,
    concludeBy,
    confidentiality: { label: '不公开调解', cite: ENMP.art('24'), from: () => '调解不公开进行，双方均要求公开的除外' },
    arbitration: { label: '申请仲裁的权利', cite: LDMAL.art('5'), from: () => '不愿调解、调解不成的，可以申请仲裁' },
  },
  write: (said, { facts }) => ({
    blocks: [
      text(`${bothNames(facts)}：你们之间的争议已由本组织受理调解。现将双方在调解中的权利和义务告知如下。`),
      heading('一、当事人的权利'),
      text('（一）选择或者接受调解员，认为调解员有偏袒、利害关系的，可以要求更换；'),
      text('（二）接受调解、拒绝调解或者要求终止调解；'),
      text(`（三）要求调解公开进行或者不公开进行：${said.confidentiality}；`),
      text('（四）自主表达意愿、自愿达成调解协议；委托代理人参加调解；'),
      text(`（五）${said.arbitration}，调解不是申请仲裁的前置程序。`),
      heading('二、当事人的义务'),
      text('（一）如实陈述争议事实，提交真实的证据；'),
      text('（二）遵守调解现场秩序，尊重调解员，尊重对方当事人行使权利；'),
      text('（三）履行生效的调解协议。'),
      heading('三、其他事项'),
      text(
        '为达成协议作出妥协而认可的事实，除法律另有规定或者双方当事人均同意外，不得在其后的仲裁、诉讼中作为对其不利的根据。',
      ),
      rows(['调解员', said.mediators], ['调解期限', `至${said.concludeBy}（含当日）`]),
    ],
    signatures: BOTH_SIGN,
  }),
});
