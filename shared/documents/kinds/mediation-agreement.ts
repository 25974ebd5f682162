import { ENMP } from '../../law/statutes/enterprise-negotiation-mediation-provisions';
import type { LocalDate } from '../../law/local-date';
import { written } from '../../law/period';
import type { RuleId } from '../../law/rulebooks/rulebooks';
import { documentKind, type Source } from '../kind';
import {
  agreementOf,
  dayOf,
  dueDays,
  heading,
  lines,
  money,
  promised,
  promiseTable,
  requests,
  text,
  totalOf,
} from '../matters';
import { bothNames, particular, partyBlock, payeeLines } from '../parties';
import { BOTH_SIGN, MEDIATOR_SIGNS, ORGANISATION_SEALS } from '../places';
import { agreementsOf, keyFieldsOf, manner } from './settlement-agreement';

const enter = 'agreement.conclude';

/** The mediation from which an agreement came: the last that had begun by that day. */
const roundOf = ({ facts }: Source, reachedOn: LocalDate | undefined) =>
  facts.mediations.findLast((round) => !reachedOn || round.receivedOn <= reachedOn);

/** 调解协议书: ENMP 26 says what stands on it and who gets an original. */
export const mediationAgreement = documentKind({
  name: 'mediation-agreement',
  title: '劳动人事争议调解协议书',
  template: 2,
  layout: 'form',
  issuer: 'organisation',
  series: '协',
  rule: 'mediation-agreement-content',
  occasions: (facts) => agreementsOf(facts, 'mediation'),
  fields: {
    workerIdentity: particular('worker', 'idNo', ENMP.art('26')),
    employerIdentity: particular('employer', 'idNo', ENMP.art('26')),
    requests: requests(ENMP.art('26')),
    result: promised('调解结果', ENMP.art('26'), enter),
    dueDays: dueDays(ENMP.art('26'), enter),
    manner: manner(ENMP.art('26')),
    reachedOn: dayOf('达成之日', (source) => agreementOf(source)?.reachedOn, { cite: ENMP.art('26'), enter }),
    mediators: {
      label: '调解员',
      cite: ENMP.art('26'),
      from: (source) =>
        roundOf(source, agreementOf(source)?.reachedOn)
          ?.mediators.map(({ name }) => name)
          .join('、'),
      enter: 'mediation.appoint-mediator',
    },
    mainFacts: { label: '主要事实', from: ({ facts }) => facts.registration.summary },
    breach: { label: '违约责任' },
  },
  write: (said, source) => {
    const agreement = agreementOf(source);
    const total = totalOf(agreement?.obligations ?? []);
    return {
      blocks: [
        partyBlock(source.facts),
        heading('一、争议的主要事实'),
        ...lines(said.mainFacts),
        heading('二、调解请求事项'),
        ...lines(said.requests),
        heading('三、调解结果'),
        text(`经${said.mediators}主持调解，双方当事人在自愿、平等的基础上，于${said.reachedOn}达成如下协议：`),
        promiseTable(source),
        ...(total > 0 ? [text(`以上给付合计${money(total)}。`)] : []),
        heading('四、履行方式'),
        ...lines(said.manner),
        ...(total > 0 ? payeeLines(source.facts) : []),
        ...(agreement?.acceleration
          ? [text('任何一期未按期足额履行的，其余各期视为同时到期，权利人可以一并主张。')]
          : []),
        heading('五、违约责任'),
        ...(said.breach ? lines(said.breach) : [text('双方应当按期履行；未按期履行的，依法承担责任。')]),
        heading('六、协议的效力'),
        text('本协议自双方当事人签名或者盖章，经调解员签名并加盖调解组织印章后生效，对双方当事人具有约束力。'),
        text(effectOf(source, agreement?.fixesStatus)),
      ],
      copies: '本协议一式三份，双方当事人和调解组织各执一份，具有同等效力。',
      signatures: [
        ...BOTH_SIGN,
        { ...MEDIATOR_SIGNS, name: said.mediators },
        { ...ORGANISATION_SEALS, ...(source.letterhead ? { name: source.letterhead.name } : {}) },
      ],
      keyFields: keyFieldsOf(bothNames(source.facts), total, said.dueDays),
    };
  },
});

/** The ways to make it enforceable; none is open for what fixes a status (ACR 75, LDI1 52). */
function effectOf({ book }: Source, fixesStatus: boolean | undefined): string {
  if (fixesStatus)
    return '本协议含有确认劳动关系等身份事项，不适用仲裁审查和司法确认；一方不履行的，对方可以依法申请仲裁。';
  const within = (rule: RuleId): string => {
    const { period } = book.rules[rule];
    return period ? `${written(period)}内` : '';
  };
  return `双方可以自协议生效之日起${within('arbitration-review-apply')}共同申请仲裁审查，或者自协议生效之日起${within('judicial-confirmation-apply')}共同申请司法确认；未申请而一方不履行的，对方可以依法申请支付令、申请仲裁或者提起诉讼。`;
}
