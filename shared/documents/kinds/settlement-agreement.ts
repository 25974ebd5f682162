import { ENMP } from '../../law/statutes/enterprise-negotiation-mediation-provisions';
import { LDMAL } from '../../law/statutes/labour-dispute-mediation-arbitration-law';
import type { CaseFacts } from '../../case/facts';
import { documentKind, type Field, type Occasion } from '../kind';
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
import { BOTH_SIGN } from '../places';

/** Agreements of a kind, newest version last; one that was replaced keeps its paper. */
export const agreementsOf = (facts: CaseFacts, kind: 'mediation' | 'settlement'): readonly Occasion[] =>
  facts.agreements.flatMap((agreement, i) =>
    agreement.kind === kind
      ? [
          {
            about: String(i + 1),
            label: facts.agreements.length > 1 ? `第${agreement.version}版` : '',
            on: agreement.reachedOn,
            when: agreement.undone ? 'offered' : 'due',
          },
        ]
      : [],
  );

/** How it is to be performed: into which account, in cash, where; the promises themselves may say it. */
export const manner = (cite: Field['cite']): Field => ({ label: '履行方式', ...(cite ? { cite } : {}) });

const enter = 'negotiation.settle';

/** 和解协议书 */
export const settlementAgreement = documentKind({
  name: 'settlement-agreement',
  title: '和解协议书',
  template: 2,
  layout: 'form',
  issuer: 'party',
  rule: 'settlement-agreement',
  occasions: (facts) => agreementsOf(facts, 'settlement'),
  fields: {
    workerIdentity: particular('worker', 'idNo', LDMAL.art('4')),
    employerIdentity: particular('employer', 'idNo', LDMAL.art('4')),
    dispute: requests(ENMP.art('11')),
    terms: promised('和解条款', ENMP.art('11'), enter),
    dueDays: dueDays(ENMP.art('12'), enter),
    manner: manner(ENMP.art('12')),
    reachedOn: dayOf('达成之日', (source) => agreementOf(source)?.reachedOn, { cite: ENMP.art('11'), enter }),
    witness: { label: '工会见证人', from: ({ facts }) => facts.negotiations.at(-1)?.union?.officer },
  },
  write: (said, source) => {
    const total = totalOf(agreementOf(source)?.obligations ?? []);
    return {
      blocks: [
        partyBlock(source.facts),
        heading('一、争议事项'),
        ...lines(said.dispute),
        heading('二、和解内容'),
        text(`经自愿协商，双方于${said.reachedOn}达成如下协议：`),
        promiseTable(source),
        ...(total > 0 ? [text(`以上给付合计${money(total)}。`)] : []),
        heading('三、履行方式'),
        ...lines(said.manner),
        ...(total > 0 ? payeeLines(source.facts) : []),
        heading('四、其他约定'),
        text(
          '双方为达成本协议作出妥协而认可的事实，除法律另有规定或者双方均同意外，不得在其后的仲裁、诉讼中作为对其不利的根据。',
        ),
        text('一方不履行本协议的，对方可以依法申请调解，或者申请劳动人事争议仲裁。'),
      ],
      copies: '本协议一式两份，双方各执一份，自双方签名或者盖章之日起生效。',
      signatures: [
        ...BOTH_SIGN,
        ...(said.witness ? [{ by: 'union' as const, label: '工会见证人', name: said.witness }] : []),
      ],
      keyFields: keyFieldsOf(bothNames(source.facts), total, said.dueDays),
    };
  },
});

/** What a verifier of an agreement must see unchanged. */
export const keyFieldsOf = (parties: string, total: number, due: string) => [
  { label: '当事人', value: parties },
  ...(total > 0 ? [{ label: '给付金额合计', value: money(total) }] : []),
  { label: '履行期限', value: due },
];
