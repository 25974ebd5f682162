import { ENMP } from '../../law/statutes/enterprise-negotiation-mediation-provisions';
import { LDMAL } from '../../law/statutes/labour-dispute-mediation-arbitration-law';
import { MEDIATION_BASES } from '../../paths/mediation/facts';
import { conclusionRule } from '../../paths/mediation/limits';
import { documentKind, type Field } from '../kind';
import { dayOf, lastDayOf, mandating, mediationOf, requests, rows, text } from '../matters';
import { bothNames, party } from '../parties';
import { roundLabel } from './mediation-application';

/** Until when the mediation must be over, by the rule under which it stands. */
export const concludeBy: Field = {
  label: '调解期限的最后一日',
  cite: ENMP.art('29'),
  from: (source) => {
    const round = mediationOf(source);
    return round && lastDayOf(source, conclusionRule(source.facts, round), source.about);
  },
  enter: 'mediation.accept',
};

export const mediators: Field = {
  label: '调解员',
  cite: ENMP.art('25'),
  from: (source) =>
    mediationOf(source)
      ?.mediators.map(({ name }) => name)
      .join('、'),
  enter: 'mediation.appoint-mediator',
};

/** 调解受理通知书 */
export const acceptanceNotice = documentKind({
  name: 'acceptance-notice',
  title: '调解受理通知书',
  template: 2,
  layout: 'letter',
  issuer: 'organisation',
  series: '受',
  rule: 'mediation-accept',
  occasions: ({ mediations }) =>
    mediations.flatMap((round, i) =>
      round.acceptedOn
        ? [{ about: String(i + 1), label: roundLabel(mediations.length, i), on: round.acceptedOn, when: 'due' }]
        : [],
    ),
  fields: {
    worker: party('worker', ENMP.art('22')),
    employer: party('employer', ENMP.art('22')),
    matters: requests(ENMP.art('22')),
    receivedOn: dayOf('收到申请之日', (source) => mediationOf(source)?.receivedOn, {
      cite: LDMAL.art('14'),
      enter: 'mediation.apply',
    }),
    acceptedOn: dayOf('受理之日', (source) => mediationOf(source)?.acceptedOn, {
      cite: ENMP.art('22'),
      enter: 'mediation.accept',
    }),
    mediators,
    concludeBy,
  },
  write: (said, source) => {
    const { facts } = source;
    const round = mediationOf(source);
    return {
      addressee: `${said.worker}、${said.employer}`,
      blocks: [
        text(
          `${bothNames(facts)}之间的争议，本组织于${said.receivedOn}收到调解申请（${MEDIATION_BASES[round?.basis ?? 'application'].label}）。经审查，该争议属于劳动人事争议受理范围，双方当事人均同意调解，本组织于${said.acceptedOn}依法受理。`,
        ),
        rows(['请求事项', said.matters], ['调解员', said.mediators], ['调解期限', `至${said.concludeBy}（含当日）`]),
        text(
          `调解应当在上述期限内结束；双方当事人同意延期的，可以依法延长。期限内未达成调解协议的，视为调解不成，${round?.mandate ? `案件退回${mandating(round)}机关依法处理` : '当事人可以依法申请仲裁'}。`,
        ),
        text(
          '调解遵循自愿原则，任何一方可以随时表示不愿继续调解。调解不公开进行，双方当事人均要求公开的除外。当事人认为调解员与本案有利害关系或者有其他可能影响公正调解的情形的，有权要求更换。',
        ),
      ],
      signatures: [],
      keyFields: [
        { label: '当事人', value: bothNames(facts) },
        { label: '受理之日', value: said.acceptedOn },
        { label: '调解期限至', value: said.concludeBy },
      ],
    };
  },
});
