import { IMP } from '../../law/statutes/invited-mediation-provisions';
import { MEDIATION_OUTCOMES, type Mandate } from '../../paths/mediation/facts';
import { documentKind, type Source } from '../kind';
import { bodyName, dayOf, mandating, rows, text } from '../matters';
import { bothNames } from '../parties';

/** `2-1`: the first result returned in the second round. */
const resultOf = ({
  facts,
  about,
}: Source): { mandate?: Mandate | undefined; result?: Mandate['results'][number] | undefined; mandated: string } => {
  const [round = 1, no = 1] = about.split('-').map(Number);
  const mediation = facts.mediations[round - 1];
  const mandate = mediation?.mandate;
  return { mandate, result: mandate?.results[no - 1], mandated: mediation ? mandating(mediation) : '委托' };
};

/** 委派（委托）调解情况报告: a written report, and the materials back (IMP 26). What was offered is not in it. */
export const entrustmentReport = documentKind({
  name: 'entrustment-report',
  title: '委派（委托）调解情况报告',
  template: 2,
  layout: 'letter',
  issuer: 'organisation',
  series: '调报',
  rule: 'court-delegated-mediation',
  occasions: ({ mediations }) =>
    mediations.flatMap(({ mandate }, round) =>
      (mandate?.results ?? []).map(({ revision, sentOn }, i) => ({
        about: `${round + 1}-${i + 1}`,
        label: revision > 1 ? `第${revision}次回传` : '',
        on: sentOn,
        when: 'due' as const,
      })),
    ),
  fields: {
    to: { label: '委派（委托）机关', cite: IMP.art('26'), from: (source) => bodyName(resultOf(source).mandate?.organ) },
    mandateCaseNo: { label: '案号', cite: IMP.art('26'), from: (source) => resultOf(source).mandate?.caseNo },
    signedOn: dayOf('签收材料之日', (source) => resultOf(source).mandate?.materialsSignedOn),
    outcome: {
      label: '调解结果',
      cite: IMP.art('26'),
      from: (source) => {
        const { result } = resultOf(source);
        return result && MEDIATION_OUTCOMES[result.outcome];
      },
    },
    reportedOn: dayOf('报告之日', (source) => resultOf(source).result?.sentOn, { cite: IMP.art('26') }),
    undisputed: { label: '双方共同确认的无争议事实' },
  },
  write: (said, source) => ({
    addressee: said.to,
    blocks: [
      text(
        `${said.mandateCaseNo}案，${bothNames(source.facts)}之间的争议，你单位${resultOf(source).mandated}本组织调解，现已结束，报告如下：`,
      ),
      rows(
        ['签收材料之日', said.signedOn],
        ['调解结果', said.outcome],
        ['无争议事实', said.undisputed],
        ['报告之日', said.reportedOn],
      ),
      text(
        `随本报告退回全部调解材料${resultOf(source).result?.outcome === 'agreed' ? '，并附调解协议书' : ''}。调解过程和双方在调解中的意见依法保密，不随卷移送。`,
      ),
    ],
    signatures: [],
    keyFields: [
      { label: '案号', value: said.mandateCaseNo },
      { label: '调解结果', value: said.outcome },
    ],
  }),
});
