import { ACR } from '../../law/statutes/arbitration-case-rules';
import { ENMP } from '../../law/statutes/enterprise-negotiation-mediation-provisions';
import { CLOSING_RESULTS } from '../../paths/follow-up/facts';
import { documentKind } from '../kind';
import { dayOf, rows } from '../matters';
import { bothNames } from '../parties';
import { chineseDay } from '../../law/local-date';
import type { CaseFacts } from '../../case/facts';

/** The papers of the file: as they were archived, or, before that, everything that was issued or handed in. */
function catalogueOf({ closing, documents = [], standing }: CaseFacts): readonly (readonly [string, string])[] {
  if (closing?.archived) return closing.archived.catalogue.map((name) => [name, ''] as const);
  return [
    ...documents.map(
      ({ title, number, issuedOn }) => [`${title}${number ? `（${number}）` : ''}`, chineseDay(issuedOn)] as const,
    ),
    ...standing.evidence.map(({ name, on }) => [name, chineseDay(on)] as const),
  ];
}

/** 卷宗目录 */
export const archiveCatalogue = documentKind({
  name: 'archive-catalogue',
  title: '卷宗目录',
  template: 1,
  layout: 'form',
  issuer: 'organisation',
  rule: 'archive-retention',
  occasions: ({ closing }) =>
    closing
      ? [
          {
            about: '1',
            label: '',
            on: closing.archived?.on ?? closing.closedOn,
            when: closing.archived ? 'due' : 'offered',
          },
        ]
      : [],
  fields: {
    fileNo: { label: '档号', cite: ENMP.art('32'), from: ({ facts }) => facts.closing?.archived?.fileNo },
    result: {
      label: '结案方式',
      cite: ENMP.art('32'),
      from: ({ facts: { closing } }) => closing && CLOSING_RESULTS[closing.result],
      enter: 'closing.close',
    },
    closedOn: dayOf('结案之日', ({ facts }) => facts.closing?.closedOn, {
      cite: ENMP.art('32'),
      enter: 'closing.close',
    }),
    papers: {
      label: '卷内文件',
      cite: ACR.art('21'),
      from: ({ facts }) =>
        catalogueOf(facts)
          .map(([name]) => name)
          .join('、'),
      enter: 'closing.archive',
    },
  },
  write: (said, { facts }) => ({
    blocks: [
      rows(
        ['争议双方', bothNames(facts)],
        ['档号', said.fileNo],
        ['结案方式', said.result],
        ['结案之日', said.closedOn],
      ),
      {
        kind: 'table',
        head: ['序号', '文件名称', '文件日期', '页次'],
        rows: catalogueOf(facts).map(([name, on], i) => [String(i + 1), name, on, '']),
      },
    ],
    signatures: [
      { by: 'recorder', label: '立卷人（签名）' },
      { by: 'organisation', label: '检查人（签名）' },
    ],
  }),
});
