import { codeLabel } from '../../case/vocabulary';
import { ENMP } from '../../law/statutes/enterprise-negotiation-mediation-provisions';
import type { Session } from '../../paths/mediation/facts';
import { documentKind, type Source } from '../kind';
import { dayOf, heading, lines, mediationOf, rows } from '../matters';
import { bothNames } from '../parties';
import { BOTH_SIGN, MEDIATOR_SIGNS } from '../places';
import { mediators } from './acceptance-notice';

/** `2-1`: the first session of the second round. */
const sessionOf = (source: Source): Session | undefined =>
  mediationOf(source)?.sessions[Number(source.about.split('-')[1]) - 1];

const enter = 'mediation.record-session';

/** 调解笔录: what was said in one session; proposals that were only offered are not in it. */
export const sessionMinutes = documentKind({
  name: 'session-minutes',
  title: '调解笔录',
  template: 1,
  layout: 'form',
  issuer: 'organisation',
  rule: 'mediation-records',
  confidential: true,
  occasions: ({ mediations }) =>
    mediations.flatMap(({ sessions }, round) =>
      sessions.map(({ on }, i) => ({
        about: `${round + 1}-${i + 1}`,
        label: `第${i + 1}次调解活动`,
        on,
        when: 'due' as const,
      })),
    ),
  fields: {
    heldOn: dayOf('时间', (source) => sessionOf(source)?.on, { cite: ENMP.art('32'), enter }),
    mode: {
      label: '方式',
      from: (source) => codeLabel('mode', sessionOf(source)?.mode ?? ''),
    },
    attendees: {
      label: '参加人',
      cite: ENMP.art('32'),
      from: (source) => sessionOf(source)?.attendees.join('、'),
      enter,
    },
    mediators,
    minutes: { label: '调解经过', cite: ENMP.art('32'), from: (source) => sessionOf(source)?.minutes, enter },
  },
  write: (said, { facts }) => ({
    blocks: [
      rows(
        ['争议双方', bothNames(facts)],
        ['时间', said.heldOn],
        ['方式', said.mode],
        ['参加人', said.attendees],
        ['调解员', said.mediators],
      ),
      heading('调解经过'),
      ...lines(said.minutes),
    ],
    signatures: [...BOTH_SIGN, MEDIATOR_SIGNS, { by: 'recorder', label: '记录人（签名）' }],
  }),
});
