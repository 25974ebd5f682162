import { Alert, Drawer } from 'antd';
import { written, type Period } from '../../../shared/law/period';
import { CaseSkin } from './case-skin';
import { ArticleText } from './cited';
import { dayText } from './day-text';
import { Mark } from './mark';
import type { Deadline, Receipt } from './shapes';

type Props = { readonly deadline: Deadline | undefined; readonly today: string; readonly close: () => void };

/** 期限计算单: how a date has come about, day by day, with the articles on which it rests. */
export function ReceiptDrawer({ deadline, today, close }: Props) {
  return (
    <Drawer
      open={deadline !== undefined}
      onClose={close}
      size={560}
      title={deadline ? `期限计算单：${deadline.label}` : '期限计算单'}
      destroyOnHidden
    >
      <CaseSkin>{deadline && <ReceiptText deadline={deadline} today={today} />}</CaseSkin>
    </Drawer>
  );
}

/** Also printed. */
export function ReceiptText({ deadline, today }: { readonly deadline: Deadline; readonly today: string }) {
  const { receipt, consequence } = deadline;
  return (
    <div className="case-receipt">
      <Reservations receipt={receipt} today={today} />
      <dl className="case-pairs">
        <Pair name="起算事由发生之日" value={dayText(receipt.trigger, today)} />
        <Pair name="期间的第一日" value={receipt.dayOne && dayText(receipt.dayOne, today)} />
        <Pair name="期间" value={receipt.period && written(receipt.period as Period)} />
        <Pair name="顺延前的末日" value={receipt.unrolledLastDay && dayText(receipt.unrolledLastDay, today)} />
        <Pair
          name="截止日"
          value={receipt.dueOn ? `${dayText(receipt.dueOn, today)} 24时届满` : '法律没有规定，或者正在中止'}
          strong
        />
        {receipt.actBy !== receipt.dueOn && (
          <Pair name="稳妥的办理日" value={receipt.actBy && `${dayText(receipt.actBy, today)}（各种理解中最早）`} />
        )}
        <Pair name="届满的后果" value={consequence} />
        <Pair name="所用日历" value={receipt.calendar} />
      </dl>
      <Days title={`未计入的非工作日（${receipt.skipped.length}日）`} days={receipt.skipped} today={today} />
      <Days title={`末日顺延经过的日子（${receipt.rolledOver.length}日）`} days={receipt.rolledOver} today={today} />
      <Suspensions receipt={receipt} today={today} />
      {receipt.note && <p>{receipt.note}</p>}
      <h3>依据</h3>
      {receipt.cites.map((cite) => (
        <section key={`${cite.instrument}-${cite.article}`}>
          <h4>{cite.label}</h4>
          <ArticleText cite={cite} />
        </section>
      ))}
    </div>
  );
}

function Reservations({ receipt, today }: { readonly receipt: Receipt; readonly today: string }) {
  return (
    <>
      {receipt.provisional ? (
        <Alert type="warning" showIcon title="暂定日期" description={receipt.provisionalBecause} />
      ) : (
        <p>
          <Mark tone="good">✓ 按已公布的放假安排计算</Mark>
        </p>
      )}
      {receipt.readings.map(({ dueOn, assumption }) => (
        <Alert
          key={`${dueOn}-${assumption}`}
          type="info"
          showIcon
          title={`${dueOn === receipt.dueOn ? '所采理解' : '另一种理解'}：${dayText(dueOn, today)}`}
          description={assumption}
        />
      ))}
    </>
  );
}

type PairProps = { readonly name: string; readonly value: string | undefined; readonly strong?: boolean };

function Pair({ name, value, strong = false }: PairProps) {
  if (!value) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{strong ? <strong>{value}</strong> : value}</dd>
    </div>
  );
}

type DaysProps = {
  readonly title: string;
  readonly days: readonly { readonly on: string; readonly why: string }[];
  readonly today: string;
};

function Days({ title, days, today }: DaysProps) {
  if (days.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="case-days">
        {days.map(({ on, why }) => (
          <li key={on}>
            {dayText(on, today)}：{why}
          </li>
        ))}
      </ul>
    </>
  );
}

function Suspensions({ receipt: { suspended = [] }, today }: { readonly receipt: Receipt; readonly today: string }) {
  if (suspended.length === 0) return null;
  return (
    <>
      <h3>中止</h3>
      <ul className="case-days">
        {suspended.map(({ from, to, why }) => (
          <li key={from}>
            {dayText(from, today)}至{to ? dayText(to, today) : '今'}
            {why ? `：${why}` : ''}
          </li>
        ))}
      </ul>
    </>
  );
}
