import { CPL } from '../../law/statutes/civil-procedure-law';
import { CPLI } from '../../law/statutes/civil-procedure-law-interpretation';
import { bindable, JOINT_APPLICANTS, jointParticulars } from '../joint-application';
import { documentKind } from '../kind';
import { bodyName, enclosures, heading, promiseTable, text } from '../matters';
import { bothNames, partyBlock } from '../parties';
import { BOTH_SIGN } from '../places';

/** 司法确认申请书: joint, with its package (CPL 205, CPLI 354). */
export const confirmationApplication = documentKind({
  name: 'confirmation-application',
  title: '司法确认调解协议申请书',
  template: 2,
  layout: 'form',
  issuer: 'party',
  rule: 'judicial-confirmation-apply',
  occasions: (facts) =>
    bindable(facts, (agreement) => facts.confirmations.findLast((each) => each.agreement === agreement)?.appliedOn),
  fields: {
    court: {
      label: '管辖的人民法院',
      cite: CPL.art('205'),
      from: ({ facts, about }) =>
        bodyName(facts.confirmations.findLast((each) => each.agreement === Number(about) - 1)?.court),
    },
    ...jointParticulars(CPLI.art('354'), CPL.art('205')),
    organisation: {
      label: '主持调解的组织',
      cite: CPLI.art('354'),
      from: ({ letterhead, facts }) => letterhead?.name ?? bodyName(facts.standing.organ),
    },
  },
  write: (said, source) => ({
    submittedTo: said.court,
    blocks: [
      partyBlock(source.facts, JOINT_APPLICANTS),
      heading('申请事项'),
      text('请求依法确认双方达成的调解协议有效。'),
      heading('协议的达成和内容'),
      text(`双方经${said.organisation}主持调解达成协议，协议于${said.effectiveOn}生效，约定的义务：`),
      promiseTable(source),
      heading('随附材料'),
      enclosures(
        '调解协议书',
        '调解组织主持调解的证明',
        '与调解协议相关的财产权利证明',
        '双方身份、住所、联系方式等基本信息和证明',
        '委托代理人的，授权委托书',
      ),
      heading('申请人声明'),
      text(
        '双方出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；如果因为该协议内容给他人造成损害的，愿意承担相应的责任。',
      ),
    ],
    signatures: BOTH_SIGN,
    keyFields: [
      { label: '当事人', value: bothNames(source.facts) },
      { label: '协议生效之日', value: said.effectiveOn },
    ],
  }),
});
