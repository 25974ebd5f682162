import { ENMP } from '../../law/statutes/enterprise-negotiation-mediation-provisions';
import { LDMAL } from '../../law/statutes/labour-dispute-mediation-arbitration-law';
import { limitationRule } from '../../paths/limitation';
import { MEDIATION_OUTCOMES } from '../../paths/mediation/facts';
import { documentKind, type Source } from '../kind';
import { dayOf, lastDayOf, mandating, mediationOf, rows, text } from '../matters';
import { bothNames } from '../parties';
import { BOTH_SIGN } from '../places';
import { roundLabel } from './mediation-application';

/** Ends that have a paper of their own, or are no failure. */
const OTHERWISE: readonly string[] = ['agreed', 'not-accepted', 'declined', 'transferred'];

const outcomeOf = (source: Source) => mediationOf(source)?.outcome;

/** 调解终结通知书: ENMP 30, a record that both sign, and the written advice that arbitration is open. No offers in it. */
export const failureNotice = documentKind({
  name: 'failure-notice',
  title: '调解终结通知书',
  template: 2,
  layout: 'letter',
  issuer: 'organisation',
  series: '终',
  rule: 'mediation-conclude-committee',
  occasions: ({ mediations }) =>
    mediations.flatMap(({ outcome }, i) =>
      outcome && !OTHERWISE.includes(outcome.kind)
        ? [{ about: String(i + 1), label: roundLabel(mediations.length, i), on: outcome.on, when: 'due' as const }]
        : [],
    ),
  fields: {
    outcome: {
      label: '终结的原因',
      cite: ENMP.art('30'),
      from: (source) => {
        const outcome = outcomeOf(source);
        return outcome && MEDIATION_OUTCOMES[outcome.kind];
      },
      enter: 'mediation.end',
    },
    endedOn: dayOf('终结之日', (source) => outcomeOf(source)?.on, { cite: ENMP.art('31'), enter: 'mediation.end' }),
    arbitration: {
      label: '可以申请仲裁的书面告知',
      cite: ENMP.art('30'),
      from: (source) =>
        mediationOf(source)?.mandate
          ? `本案退回${mandating(mediationOf(source)!)}机关，由其依法继续处理`
          : '当事人可以依法向有管辖权的劳动人事争议仲裁委员会申请仲裁',
    },
    limitation: {
      label: '仲裁时效',
      cite: LDMAL.art('27'),
      from: (source) => {
        const lastDay = lastDayOf(source, limitationRule(source.facts), 1);
        return lastDay
          ? `按本案目前的登记，时效期间至${lastDay}。依法发生中断、中止事由的，从其规定`
          : '时效期间的最后一日以仲裁委员会认定为准';
      },
    },
  },
  write: (said, source) => ({
    addressee: bothNames(source.facts).replace('与', '、'),
    blocks: [
      text(`${bothNames(source.facts)}之间的争议，本组织的调解已于${said.endedOn}终结，没有达成调解协议。`),
      rows(['终结的原因', said.outcome]),
      text(`${said.arbitration}。`),
      // Whoever goes back to the body that sent the case has already claimed there.
      ...(mediationOf(source)?.mandate ? [] : [text(`申请仲裁受时效期间限制：${said.limitation}。`)]),
      text(
        '调解中提出的方案、作出的让步不公开，除法律另有规定或者双方当事人均同意外，不得在其后的仲裁、诉讼中作为对其不利的根据。',
      ),
    ],
    signatures: BOTH_SIGN,
    keyFields: [
      { label: '当事人', value: bothNames(source.facts) },
      { label: '终结之日', value: said.endedOn },
      { label: '终结的原因', value: said.outcome },
    ],
  }),
});
