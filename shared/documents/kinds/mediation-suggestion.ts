import { ACR } from '../../law/statutes/arbitration-case-rules';
import { documentKind } from '../kind';
import { dayOf, requests, rows, text } from '../matters';
import { party } from '../parties';

/** 调解建议书: the commission's, with its reply slip (ACR 69). */
export const mediationSuggestion = documentKind({
  name: 'mediation-suggestion',
  title: '调解建议书',
  template: 1,
  layout: 'letter',
  issuer: 'commission',
  series: '调建',
  rule: 'arbitration-mediation-suggestion',
  occasions: ({ arbitration }) =>
    arbitration?.suggestion ? [{ about: '1', label: '', on: arbitration.suggestion.on, when: 'due' }] : [],
  fields: {
    applicant: party('worker', ACR.art('69')),
    respondent: party('employer', ACR.art('69')),
    receivedOn: dayOf('收到仲裁申请之日', ({ facts }) => facts.arbitration?.applicationReceivedOn, {
      cite: ACR.art('69'),
      enter: 'arbitration.record-application',
    }),
    matters: requests(ACR.art('69')),
    organisation: { label: '建议的调解组织', cite: ACR.art('69') },
    applicationNo: { label: '仲裁申请编号' },
  },
  write: (said) => ({
    addressee: said.applicant,
    blocks: [
      text(
        `你与${said.respondent}之间的争议，本委于${said.receivedOn}收到仲裁申请${said.applicationNo ? `（${said.applicationNo}）` : ''}。该争议未经调解，建议你先向${said.organisation}申请调解。`,
      ),
      rows(['请求事项', said.matters]),
      text('调解不收费，程序简便，有利于及时、就近解决争议；达成调解协议的，双方可以共同申请仲裁审查。'),
      text(
        '同意先行调解的，本委暂缓受理，调解不成的，恢复受理程序；不同意先行调解的，本委依法受理，不影响你的任何权利。',
      ),
      text('回执：本人（□同意　□不同意）先行调解。'),
    ],
    signatures: [{ by: 'principal', label: '申请人（签名）' }],
    keyFields: [{ label: '申请人', value: said.applicant }],
  }),
});
