import { ACR } from '../../law/statutes/arbitration-case-rules';
import { bindable, JOINT_APPLICANTS, jointParticulars } from '../joint-application';
import { documentKind } from '../kind';
import { bodyName, enclosures, heading, promiseTable, text } from '../matters';
import { bothNames, partyBlock } from '../parties';
import { BOTH_SIGN } from '../places';

/** 仲裁审查申请书: joint, with its package (ACR 74). */
export const reviewApplication = documentKind({
  name: 'review-application',
  title: '调解协议仲裁审查申请书',
  template: 2,
  layout: 'form',
  issuer: 'party',
  rule: 'arbitration-review-apply',
  occasions: (facts) =>
    bindable(facts, (agreement) => {
      const review = facts.reviews.findLast((each) => each.agreement === agreement);
      return review?.appliedOn ?? review?.applied.worker ?? review?.applied.employer;
    }),
  fields: {
    commission: {
      label: '受理的仲裁委员会',
      cite: ACR.art('74'),
      from: ({ facts, about }) =>
        bodyName(facts.reviews.findLast((each) => each.agreement === Number(about) - 1)?.commission),
    },
    ...jointParticulars(ACR.art('74')),
  },
  write: (said, source) => ({
    submittedTo: said.commission,
    blocks: [
      partyBlock(source.facts, JOINT_APPLICANTS),
      heading('申请事项'),
      text('请求依法审查双方达成的调解协议，依据调解协议制作仲裁调解书。'),
      heading('协议的达成和内容'),
      text(
        `双方经${source.letterhead?.name ?? '调解组织'}主持调解达成协议，协议于${said.effectiveOn}生效，约定的义务：`,
      ),
      promiseTable(source),
      heading('随附材料'),
      enclosures(
        '调解协议书',
        '双方身份证明、资格证明',
        '与调解协议有关的其他证明材料',
        '双方送达地址、联系电话确认书',
      ),
      heading('申请人声明'),
      text('双方系自愿共同申请；所提交的协议和材料真实；没有就同一协议申请司法确认。'),
    ],
    signatures: BOTH_SIGN,
    keyFields: [
      { label: '当事人', value: bothNames(source.facts) },
      { label: '协议生效之日', value: said.effectiveOn },
    ],
  }),
});
