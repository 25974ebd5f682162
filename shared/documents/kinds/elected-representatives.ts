import { ACR } from '../../law/statutes/arbitration-case-rules';
import { LDMAL } from '../../law/statutes/labour-dispute-mediation-arbitration-law';
import { documentKind } from '../kind';
import { heading, requests, rows, text } from '../matters';
import { party } from '../parties';
import { yuan } from '../../case/money';

/** 推举代表书: many workers with a common request elect three to five (LDMAL 7, ACR 62). */
export const electedRepresentatives = documentKind({
  name: 'elected-representatives',
  title: '推举代表书',
  template: 2,
  layout: 'form',
  issuer: 'party',
  rule: 'collective-procedure',
  occasions: ({ registration: { collective, registeredOn } }) =>
    collective?.commonRequest
      ? [{ about: '1', label: '', on: registeredOn, when: collective.representatives.length > 0 ? 'due' : 'offered' }]
      : [],
  fields: {
    workers: {
      label: '推举人数',
      cite: LDMAL.art('7'),
      from: ({ facts }) => `${facts.registration.collective?.workers ?? 0}人`,
    },
    representatives: {
      label: '推举的代表',
      cite: ACR.art('62'),
      from: ({ facts }) => facts.registration.collective?.representatives.join('、'),
      enter: 'collective.elect-representatives',
    },
    powers: {
      label: '代表的权限',
      cite: ACR.art('62'),
      from: ({ facts }) => {
        const maySettle = facts.registration.collective?.mayRepresentativesSettle;
        if (maySettle === undefined) return undefined;
        return maySettle
          ? '代表参加调解；有权变更、放弃请求，承认对方请求，进行和解、调解'
          : '代表参加调解；变更、放弃请求，承认对方请求，进行和解、调解，须经被代表的劳动者同意';
      },
      enter: 'collective.elect-representatives',
    },
    requests: requests(LDMAL.art('7')),
    respondent: party('employer', LDMAL.art('7')),
  },
  write: (said, { facts }) => ({
    blocks: [
      text(
        `我们共${said.workers}，与${said.respondent}发生劳动争议，有共同请求。现依法推举下列人员为代表，参加调解、仲裁活动：`,
      ),
      rows(['推举的代表', said.representatives], ['代表的权限', said.powers], ['共同请求', said.requests]),
      heading('推举人名单（签名）'),
      {
        kind: 'table',
        head: ['序号', '姓名', '请求金额', '签名'],
        rows: rowsOf(facts.registration.collective?.members, facts.registration.collective?.workers ?? 0),
      },
      text('以上推举是推举人的真实意思；代表在上述权限内的行为，对推举人发生效力。'),
    ],
    signatures: [{ by: 'representatives', label: '代表（签名）', name: said.representatives }],
  }),
});

type Member = { readonly no: number; readonly name: string; readonly amountFen?: number | undefined };

/** Every worker has a line; nameless ones sign on theirs. */
function rowsOf(members: readonly Member[] = [], workers: number): readonly (readonly string[])[] {
  const LONGEST = 200;
  const named = members.map(({ no, name, amountFen }) => [
    String(no),
    name,
    amountFen === undefined ? '' : `${yuan(amountFen)}元`,
    '',
  ]);
  const rest = Array.from({ length: Math.max(0, Math.min(workers, LONGEST) - named.length) }, (_, i) => [
    String(named.length + i + 1),
    ...['', '', ''],
  ]);
  return [...named, ...rest];
}
