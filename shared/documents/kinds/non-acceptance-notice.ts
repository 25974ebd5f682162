import { ENMP } from '../../law/statutes/enterprise-negotiation-mediation-provisions';
import { LDMAL } from '../../law/statutes/labour-dispute-mediation-arbitration-law';
import { unended } from '../../case/phrases';
import { documentKind, type Source } from '../kind';
import { dayOf, mediationOf, requests, rows, text } from '../matters';
import { bothNames, namesOf, you } from '../parties';
import { roundLabel } from './mediation-application';

const applicantOf = (source: Source) => (mediationOf(source)?.appliedBy === 'employer' ? 'employer' : 'worker');

/** Whether a party would not have it; a dispute that is out of scope interrupts nothing (ENMP 31). */
const refused = (source: Source): boolean =>
  Object.values(mediationOf(source)?.consents ?? {}).some(({ given }) => !given);

/** 不予受理（不同意调解）通知书: in writing, to the applicant (ENMP 22). */
export const nonAcceptanceNotice = documentKind({
  name: 'non-acceptance-notice',
  title: '不予受理调解通知书',
  template: 2,
  layout: 'letter',
  issuer: 'organisation',
  series: '不受',
  rule: 'mediation-reject',
  occasions: ({ mediations }) =>
    mediations.flatMap((round, i) =>
      round.outcome?.kind === 'not-accepted'
        ? [{ about: String(i + 1), label: roundLabel(mediations.length, i), on: round.outcome.on, when: 'due' }]
        : [],
    ),
  fields: {
    applicant: {
      label: '申请人',
      cite: ENMP.art('22'),
      from: (source) => namesOf(source.facts, applicantOf(source)),
      enter: 'standing.correct-party',
    },
    matters: requests(ENMP.art('22')),
    receivedOn: dayOf('收到申请之日', (source) => mediationOf(source)?.receivedOn, {
      cite: ENMP.art('22'),
      enter: 'mediation.apply',
    }),
    reason: {
      label: '不予受理的理由',
      cite: ENMP.art('22'),
      from: (source) => mediationOf(source)?.outcome?.reason,
      enter: 'mediation.reject',
    },
    remedies: { label: '其他救济途径', cite: LDMAL.art('5'), from: () => '依法申请劳动人事争议仲裁' },
  },
  write: (said, source) => {
    const to = you(source.facts, applicantOf(source));
    return {
      addressee: said.applicant,
      blocks: [
        text(`${bothNames(source.facts)}之间的争议，${to}提出的调解申请，本组织于${said.receivedOn}收到。`),
        rows(['请求事项', said.matters]),
        text(`经审查，${unended(said.reason)}，本组织不予受理。`),
        text(
          `${to}可以${said.remedies}。${refused(source) ? '对方当事人不同意调解，仲裁时效自此中断，重新计算，请在时效期间内主张权利。' : ''}调解不是申请仲裁的前置程序。`,
        ),
      ],
      signatures: [],
      keyFields: [
        { label: '申请人', value: said.applicant },
        { label: '结果', value: '不予受理' },
      ],
    };
  },
});
