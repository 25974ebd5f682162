import { ACR } from '../../law/statutes/arbitration-case-rules';
import { canBeBound } from '../../paths/agreement/facts';
import type { CaseFacts } from '../../case/facts';
import { documentKind, type Occasion } from '../kind';
import { bodyName, agreementOf, dayOf, dueDays, heading, promised, promiseTable, text } from '../matters';
import { bothNames, particular, partyBlock } from '../parties';
import { BOTH_SIGN } from '../places';

/** An agreement that may be made binding: the application is offered, and due once it has been made. */
export const bindable = (facts: CaseFacts, appliedOn: (agreement: number) => Occasion['on'] | undefined) =>
  facts.agreements.flatMap((agreement, i): Occasion[] => {
    const applied = appliedOn(i);
    if (!agreement.effectiveOn || !canBeBound(agreement) || (agreement.undone && !applied)) return [];
    const label = facts.agreements.length > 1 ? `第${agreement.version}版协议` : '';
    const on = applied ?? agreement.effectiveOn;
    return [{ about: String(i + 1), label, on, when: applied ? 'due' : 'offered' }];
  });

/** The papers that go with an application, as a table to tick off. */
export const enclosures = (...papers: readonly string[]) => ({
  kind: 'table' as const,
  head: ['序号', '材料', '份数'],
  rows: papers.map((paper, i) => [String(i + 1), paper, '']),
});

/** 仲裁审查申请书: joint, with its package (ACR 74). */
export const reviewApplication = documentKind({
  name: 'review-application',
  title: '调解协议仲裁审查申请书',
  template: 1,
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
    workerIdentity: particular('worker', 'idNo', ACR.art('74')),
    employerIdentity: particular('employer', 'idNo', ACR.art('74')),
    workerAddress: particular('worker', 'address', ACR.art('74')),
    employerAddress: particular('employer', 'address', ACR.art('74')),
    workerPhone: particular('worker', 'phone', ACR.art('74')),
    employerPhone: particular('employer', 'phone', ACR.art('74')),
    agreement: promised('调解协议', ACR.art('74'), 'agreement.conclude'),
    dueDays: dueDays(ACR.art('74'), 'agreement.conclude'),
    effectiveOn: dayOf('协议生效之日', (source) => agreementOf(source)?.effectiveOn, {
      cite: ACR.art('74'),
      enter: 'agreement.sign',
    }),
  },
  write: (said, source) => ({
    addressee: said.commission,
    blocks: [
      partyBlock(source.facts),
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
