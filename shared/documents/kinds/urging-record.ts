import { codeLabel } from '../../case/vocabulary';
import { ENMP } from '../../law/statutes/enterprise-negotiation-mediation-provisions';
import { indexInForce } from '../../paths/agreement/facts';
import { documentKind, type Source } from '../kind';
import { dayOf, lines, promiseTable, rows } from '../matters';
import { bothNames } from '../parties';

const urgingOf = ({ facts, about }: Source) => facts.performance.urgings[Number(about) - 1];
const enter = 'performance.urge';

/** 督促履行记录 */
export const urgingRecord = documentKind({
  name: 'urging-record',
  title: '督促履行记录',
  template: 1,
  layout: 'form',
  issuer: 'organisation',
  rule: 'mediation-records',
  occasions: ({ performance }) =>
    performance.urgings.map(({ on }, i) => ({ about: String(i + 1), label: `第${i + 1}次督促`, on, when: 'due' })),
  fields: {
    urgedOn: dayOf('督促之日', (source) => urgingOf(source)?.on, { cite: ENMP.art('32'), enter }),
    by: { label: '督促人', cite: ENMP.art('32'), from: (source) => urgingOf(source)?.by, enter },
    method: {
      label: '方式',
      cite: ENMP.art('32'),
      from: (source) => codeLabel('method', urgingOf(source)?.method ?? ''),
      enter,
    },
    note: { label: '督促情况', cite: ENMP.art('32'), from: (source) => urgingOf(source)?.note, enter },
  },
  write: (said, { facts }) => ({
    blocks: [
      rows(['争议双方', bothNames(facts)], ['督促之日', said.urgedOn], ['方式', said.method], ['督促人', said.by]),
      promiseTable({ facts, about: String(indexInForce(facts.agreements) + 1) }),
      ...lines(`督促情况：${said.note}`),
    ],
    signatures: [{ by: 'recorder', label: '督促人（签名）', name: said.by }],
  }),
});
