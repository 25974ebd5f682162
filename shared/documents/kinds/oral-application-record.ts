import { ENMP } from '../../law/statutes/enterprise-negotiation-mediation-provisions';
import { documentKind } from '../kind';
import { text } from '../matters';
import { APPLICATION_FIELDS, applicationBlocks, applications } from './mediation-application';

/** 口头申请笔录: ENMP 21 「口头申请的，调解委员会应当当场记录」 */
export const oralApplicationRecord = documentKind({
  name: 'oral-application-record',
  title: '口头申请调解笔录',
  template: 2,
  layout: 'form',
  issuer: 'organisation',
  rule: 'mediation-application',
  occasions: (facts) => applications(facts, 'oral'),
  fields: {
    ...APPLICATION_FIELDS,
    recorder: {
      label: '记录人',
      cite: ENMP.art('21'),
      from: ({ facts }) => facts.registration.firstResponder.officer,
    },
  },
  write: (said, source) => ({
    blocks: [
      ...applicationBlocks(said, source),
      text('以上内容由申请人口头陈述，当场记录并向申请人宣读，申请人确认与其陈述一致。'),
    ],
    signatures: [
      { by: 'principal', label: '申请人（签名或者捺印）' },
      { by: 'recorder', label: '记录人（签名）', name: said.recorder },
    ],
  }),
});
