import { ENMP } from '../../law/statutes/enterprise-negotiation-mediation-provisions';
import { LDMAL } from '../../law/statutes/labour-dispute-mediation-arbitration-law';
import type { Side } from '../../case/actor';
import type { CaseFacts } from '../../case/facts';
import { JOINT_APPLICANTS } from '../joint-application';
import { documentKind, type Field, type Occasion, type Source, type Written } from '../kind';
import { dayOf, factsAndReasons, heading, lines, mediationOf, requests, rows } from '../matters';
import { namesOf, particular, party, partyBlock } from '../parties';

/** What an application says, written by the applicant or told by it (ENMP 21, LDMAL 12). */
export const APPLICATION_FIELDS = {
  applicant: {
    label: '申请人基本情况',
    cite: ENMP.art('21'),
    from: ({ facts, about }) => applicantsOf(facts, about),
    enter: 'standing.correct-party',
  },
  identity: particular('worker', 'idNo', ENMP.art('21')),
  respondent: party('employer', ENMP.art('21')),
  requests: requests(ENMP.art('21')),
  reasons: factsAndReasons(ENMP.art('21')),
  appliedOn: dayOf('申请时间', (source) => mediationOf(source)?.receivedOn, { cite: LDMAL.art('12') }),
  evidence: {
    label: '证据清单',
    from: ({ facts }) => facts.standing.evidence.map(({ name }, i) => `${i + 1}．${name}`).join('；'),
  },
  online: {
    label: '在线调解和电子送达',
    from: ({ facts: { standing } }) =>
      `${standing.online ? '同意' : '未表示同意'}在线调解，${standing.eService ? '同意' : '未表示同意'}电子送达`,
  },
} as const satisfies Record<string, Field>;

type Said = Readonly<Record<keyof typeof APPLICATION_FIELDS, string>>;

export function applicationBlocks(said: Said, { facts, about }: Source): Written['blocks'] {
  const { collective } = facts.registration;
  return [
    partyBlock(facts, calledBy(facts, about)),
    heading('请求事项'),
    ...lines(said.requests),
    heading('事实和理由'),
    ...lines(said.reasons),
    rows(
      ['集体争议', collective && `共${collective.workers}人，推举代表：${collective.representatives.join('、')}`],
      ['证据清单', said.evidence],
      ['在线办理', said.online],
      ['申请时间', said.appliedOn],
    ),
  ];
}

/** Rounds that began with an application in this form. */
export const applications = (facts: CaseFacts, form: 'written' | 'oral'): readonly Occasion[] =>
  facts.mediations.flatMap((round, i) =>
    round.form === form && round.appliedBy
      ? [{ about: String(i + 1), label: roundLabel(facts.mediations.length, i), on: round.receivedOn, when: 'due' }]
      : [],
  );

/** 「第2次调解」, where there are several. */
export const roundLabel = (rounds: number, index: number): string => (rounds > 1 ? `第${index + 1}次调解` : '');

/** Who applies against whom; together, both apply. */
function calledBy(facts: CaseFacts, about: string): Readonly<Record<Side, string>> {
  const by = mediationOf({ facts, about })?.appliedBy;
  if (by === 'both') return JOINT_APPLICANTS;
  return by === 'employer' ? { worker: '被申请人', employer: '申请人' } : { worker: '申请人', employer: '被申请人' };
}

function applicantsOf(facts: CaseFacts, about: string): string {
  const by = mediationOf({ facts, about })?.appliedBy;
  if (by === 'both') return `${namesOf(facts, 'worker')}；${namesOf(facts, 'employer')}`;
  return namesOf(facts, by ?? 'worker');
}

/** 调解申请书 */
export const mediationApplication = documentKind({
  name: 'mediation-application',
  title: '劳动人事争议调解申请书',
  template: 2,
  layout: 'form',
  issuer: 'party',
  rule: 'mediation-application',
  occasions: (facts) => applications(facts, 'written'),
  fields: APPLICATION_FIELDS,
  write: (said, source) => ({
    ...(source.letterhead ? { submittedTo: source.letterhead.name } : {}),
    blocks: applicationBlocks(said, source),
    signatures: [{ by: 'principal', label: '申请人（签名或者盖章）' }],
  }),
});
