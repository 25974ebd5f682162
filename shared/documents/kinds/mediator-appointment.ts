import { ENMP } from '../../law/statutes/enterprise-negotiation-mediation-provisions';
import { documentKind } from '../kind';
import { dayOf, mediationOf, text } from '../matters';
import { bothNames, party } from '../parties';
import { mediators } from './acceptance-notice';
import { roundLabel } from './mediation-application';

/** 调解员指定书 */
export const mediatorAppointment = documentKind({
  name: 'mediator-appointment',
  title: '调解员指定书',
  template: 1,
  layout: 'letter',
  issuer: 'organisation',
  series: '指',
  rule: 'mediator-appointment',
  occasions: ({ mediations }) =>
    mediations.flatMap(({ mediators: appointed }, i) => {
      const on = appointed.at(-1)?.on;
      return on ? [{ about: String(i + 1), label: roundLabel(mediations.length, i), on, when: 'due' as const }] : [];
    }),
  fields: {
    worker: party('worker', ENMP.art('25')),
    employer: party('employer', ENMP.art('25')),
    mediators,
    appointedOn: dayOf('指定之日', (source) => mediationOf(source)?.mediators.at(-1)?.on, {
      cite: ENMP.art('25'),
      enter: 'mediation.appoint-mediator',
    }),
  },
  write: (said, source) => {
    const conflicts = (mediationOf(source)?.mediators ?? []).filter(({ conflictDeclared }) => conflictDeclared);
    return {
      addressee: said.mediators,
      blocks: [
        text(
          `根据案件情况，指定你${(mediationOf(source)?.mediators.length ?? 0) > 1 ? '们组成调解小组' : ''}自${said.appointedOn}起调解${bothNames(source.facts)}之间的劳动人事争议。`,
        ),
        text('请坚持原则，客观公正，保守在调解中知悉的秘密；与本案有利害关系的，应当主动说明并退出调解。'),
        ...(conflicts.length > 0
          ? [text(`${conflicts.map(({ name }) => name).join('、')}已申报可能影响公正调解的情形，并已告知双方当事人。`)]
          : []),
      ],
      signatures: [],
      keyFields: [{ label: '调解员', value: said.mediators }],
    };
  },
});
