import { plainDay } from '../../shared/case/plain-state';
import type { DocumentState } from '../../shared/documents/life';
import type { LocalDate } from '../../shared/law/local-date';

/** An issued paper as the list on a party's home shows it. */
export type PaperLine = {
  readonly id: string;
  readonly title: string;
  readonly number?: string | undefined;
  readonly issuedOn: LocalDate;
  readonly state: DocumentState;
  /** The day on which this side signed for it. */
  readonly acknowledgedOn?: LocalDate | undefined;
  /** The day on which it counts as served on this side otherwise. */
  readonly servedOn?: LocalDate | undefined;
};

type View = { readonly papers: readonly PaperLine[]; readonly today: LocalDate };

/** The papers that were issued in the case and are for this side. */
export const Papers = ({ papers, today }: View) => (
  <section aria-labelledby="papers">
    <h2 id="papers">文书（{papers.length}件）</h2>
    {papers.length === 0 ? <p>还没有发给您的文书。</p> : null}
    <ul>
      {papers.map((paper) => (
        <li key={paper.id}>
          <a className="back" href={`/party/documents/${paper.id}`}>
            {paper.title}
            {paper.number ? `（${paper.number}）` : ''}
          </a>
          <p className="soft">
            {plainDay(paper.issuedOn, today)}发出；{paperState(paper, today)}
          </p>
        </li>
      ))}
    </ul>
  </section>
);

/** How a paper stands for this side, in a few words. */
export function paperState({ state, acknowledgedOn, servedOn }: PaperLine, today: LocalDate): string {
  if (state === 'superseded') return '已经由新的版本代替，请看新的版本';
  if (acknowledgedOn) return `您${plainDay(acknowledgedOn, today)}已经签收`;
  if (servedOn) return `${plainDay(servedOn, today)}${servedOn <= today ? '已经送达' : '视为送达'}`;
  return '还没有签收';
}
