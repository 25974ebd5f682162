import { chineseDay } from '../../law/local-date';
import { CQ553 } from '../../law/statutes/chongqing-2023-553';
import { documentKind } from '../kind';
import { dayOf, lines, rows, text } from '../matters';
import { party } from '../parties';

const RATINGS = { high: '强', medium: '一般', low: '弱' } as const;
const enter = 'agreement.assess-capacity';

/** 履约能力评估表 */
export const capacityAssessment = documentKind({
  name: 'capacity-assessment',
  title: '履约能力评估表',
  template: 1,
  layout: 'form',
  issuer: 'organisation',
  rule: 'mediation-agreement-performance',
  confidential: true,
  occasions: ({ capacity }) => (capacity ? [{ about: '1', label: '', on: capacity.on, when: 'due' }] : []),
  fields: {
    debtor: party('employer', CQ553.art('10')),
    rating: {
      label: '履约能力',
      cite: CQ553.art('10'),
      from: ({ facts: { capacity } }) => capacity && RATINGS[capacity.rating],
      enter,
    },
    grounds: { label: '评估依据', cite: CQ553.art('10'), from: ({ facts }) => facts.capacity?.grounds, enter },
    assessedOn: dayOf('评估之日', ({ facts }) => facts.capacity?.on, { cite: CQ553.art('10'), enter }),
  },
  write: (said, { facts }) => ({
    blocks: [
      rows(['评估对象', said.debtor], ['评估之日', said.assessedOn], ['履约能力', said.rating]),
      ...lines(`评估依据：${said.grounds}`),
      text(
        facts.capacity?.rating === 'high'
          ? '建议：按协议约定的期限履行，到期前提醒。'
          : '建议：约定分期履行和担保，引导双方共同申请仲裁审查或者司法确认，到期前逐期提醒并督促履行。',
      ),
      rows(['协议达成之日', facts.agreements.at(-1) && chineseDay(facts.agreements.at(-1)!.reachedOn)]),
    ],
    signatures: [{ by: 'recorder', label: '评估人（签名）' }],
  }),
});
