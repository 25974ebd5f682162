import type { Deadline } from '../../shared/case/deadlines';
import { plainDay } from '../../shared/case/plain-state';
import type { LocalDate } from '../../shared/law/local-date';
import { written } from '../../shared/law/period';
import { LawText } from './law-text';

type View = {
  readonly deadlines: readonly Deadline[];
  readonly side: 'worker' | 'employer';
  readonly today: LocalDate;
};

/** The last days that run, each with the way in which it was counted. */
export const Dates = ({ deadlines, side, today }: View) => (
  <section aria-labelledby="dates">
    <h2 id="dates">重要日期</h2>
    {deadlines.length === 0 ? <p>现在没有正在计算的期限。</p> : null}
    {deadlines.map((each) => (
      <article key={each.key} aria-label={each.label}>
        <h3>
          {plainDay(each.dueOn!, today)}：{each.label}
        </h3>
        <p>{each.by.includes(side) ? `由您办理。${each.consequence}` : each.consequence}</p>
        <details>
          <summary>这一天是怎样算出来的</summary>
          <Receipt deadline={each} today={today} />
        </details>
      </article>
    ))}
  </section>
);

function Receipt({ deadline: { receipt }, today }: { deadline: Deadline; today: LocalDate }) {
  const { trigger, dayOne, period, unrolledLastDay, dueOn, skipped, rolledOver, cites, note } = receipt;
  const days = [
    `从${plainDay(trigger, today)}起算`,
    dayOne ? `${plainDay(dayOne, today)}是第一天` : '',
    period ? `共${written(period)}` : '',
    skipped.length > 0 ? `其中${skipped.length}天是休息日，不计入` : '',
    rolledOver.length > 0 && unrolledLastDay ? `最后一天${plainDay(unrolledLastDay, today)}是休息日，顺延` : '',
    dueOn ? `到${plainDay(dueOn, today)}24时为止` : '',
  ];
  return (
    <>
      <p>{days.filter((each) => each !== '').join('，')}。</p>
      {note ? <p>{note}</p> : null}
      <LawText cites={cites} />
    </>
  );
}
