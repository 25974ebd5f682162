import { CQ553 } from '../../law/statutes/chongqing-2023-553';
import { USL } from '../../law/statutes/union-supervision-letters';
import { unended } from '../../case/phrases';
import type { CaseFacts } from '../../case/facts';
import type { AdvisoryKind } from '../../paths/advisory';
import type { RuleId } from '../../law/rulebooks/rulebooks';
import { documentKind, type DocumentKind, type Field, type Source, type Written } from '../kind';
import { dayOf, heading, lines, text } from '../matters';
import { party } from '../parties';

const lettersOf = (facts: CaseFacts) => facts.advisories ?? [];
const letterOf = ({ facts, about }: Source) => lettersOf(facts)[Number(about) - 1];

const occasionsOf =
  (kind: AdvisoryKind): DocumentKind['occasions'] =>
  (facts) =>
    lettersOf(facts).flatMap((letter, i) =>
      letter.kind === kind
        ? [{ about: String(i + 1), label: letter.advisoryNo, on: letter.issuedOn, when: 'due' as const }]
        : [],
    );

const enter = 'advisory.issue';

const FIELDS = {
  employer: party('employer', USL.art('1')),
  issues: {
    label: '存在的问题',
    cite: USL.art('1'),
    from: (source) =>
      letterOf(source)
        ?.issues.map((issue, i, { length }) => `${i + 1}．${unended(issue)}${i + 1 < length ? '；' : '。'}`)
        .join('\n'),
    enter,
  },
  issuedOn: dayOf('发出之日', (source) => letterOf(source)?.issuedOn, { cite: USL.art('1'), enter }),
  legalBasis: {
    label: '法律依据',
    from: () => '《中华人民共和国劳动法》《中华人民共和国劳动合同法》《中华人民共和国工会法》',
  },
  suggestion: { label: '建议', cite: CQ553.art('2') },
} as const satisfies Record<string, Field>;

const REPLY_BY: Field = dayOf('答复期限', (source) => letterOf(source)?.replyBy, { cite: CQ553.art('2') });

type Said = Readonly<Record<keyof typeof FIELDS, string>>;

const writtenTo = (said: Said, source: Source, end: string): Written => ({
  addressee: said.employer,
  number: letterOf(source)?.advisoryNo ?? '',
  blocks: [
    text('经工会劳动法律监督了解，你单位在劳动用工中存在下列问题：'),
    ...lines(said.issues),
    heading('依据和建议'),
    text(`依据${said.legalBasis}，提出以下建议：`),
    ...lines(said.suggestion),
    text(end),
  ],
  signatures: [],
  keyFields: [{ label: '受文单位', value: said.employer }],
});

const letter = { template: 2, layout: 'letter', issuer: 'organisation' } as const;

/** 工会劳动法律监督提示函 */
export const unionReminderLetter = documentKind({
  ...letter,
  name: 'union-reminder-letter',
  title: '工会劳动法律监督提示函',
  rule: 'union-reminder-letter' satisfies RuleId,
  occasions: occasionsOf('reminder-letter'),
  fields: FIELDS,
  write: (said, source) => writtenTo(said, source, '请对照检查，依法规范用工，并将有关情况告知工会。'),
});

/** 工会劳动法律监督意见书: signed by the union's chair or vice chair, with a day for the reply. */
export const unionOpinionLetter = documentKind({
  ...letter,
  name: 'union-opinion-letter',
  title: '工会劳动法律监督意见书',
  rule: 'union-opinion-letter-reply' satisfies RuleId,
  occasions: occasionsOf('opinion-letter'),
  fields: { ...FIELDS, replyBy: REPLY_BY },
  write: (said, source) => ({
    ...writtenTo(
      said,
      source,
      `请于${said.replyBy}前书面答复。逾期不答复或者拒不改正的，工会可以提请人力资源社会保障行政部门依法处理。`,
    ),
    signatures: [{ by: 'union', label: '工会主席（副主席）（签名）' }],
  }),
});
