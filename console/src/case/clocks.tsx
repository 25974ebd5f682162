import { Button, Collapse, Empty } from 'antd';
import { useState } from 'react';
import { awayText, dayText, daysUntil } from './day-text';
import { Mark } from './mark';
import { ReceiptDrawer } from './receipt-drawer';
import { roleNames } from './role-names';
import type { Deadline } from './shapes';

const KINDS: Readonly<Record<Deadline['kind'], string>> = {
  lapse: '法定期间',
  window: '申请期间',
  duty: '办案期限',
  external: '其他机关的期限',
  agreed: '约定期限',
  notice: '提示',
  policy: '工作要求（非法定）',
  none: '无期限',
};
const STATES: Readonly<Record<Deadline['state'], string>> = {
  open: '尚在进行',
  met: '按期办理',
  late: '逾期办理',
  lapsed: '期限届满',
  moot: '不再计算',
};

/** So many are shown before one asks for the rest. */
const SHOWN = 6;

/** The clocks of the case, the next first; every date opens the receipt of its count. */
export function Clocks({ deadlines, today }: { readonly deadlines: readonly Deadline[]; readonly today: string }) {
  const [shown, setShown] = useState<Deadline>();
  const [whole, setWhole] = useState(false);
  const running = deadlines
    .filter(({ state, dueOn }) => state === 'open' && dueOn)
    .toSorted((a, b) => (String(a.dueOn) < String(b.dueOn) ? -1 : 1));
  const [first, rest] = [running.slice(0, SHOWN), running.slice(SHOWN)];
  const others = deadlines.filter((each) => !running.includes(each));
  return (
    <>
      {running.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="现在没有正在进行的期限" />}
      <ul className="case-clocks">
        {(whole ? running : first).map((each) => (
          <Clock key={each.key} deadline={each} today={today} open={() => setShown(each)} />
        ))}
      </ul>
      {!whole && rest.length > 0 && (
        <Button type="link" onClick={() => setWhole(true)}>
          显示其余{rest.length}个期限
        </Button>
      )}
      {others.length > 0 && (
        <Collapse
          ghost
          size="small"
          items={[
            {
              key: 'others',
              label: `已经办结或者中止计算的期限（${others.length}）`,
              children: <Ended deadlines={others} open={setShown} />,
            },
          ]}
        />
      )}
      <ReceiptDrawer deadline={shown} today={today} close={() => setShown(undefined)} />
    </>
  );
}

type ClockProps = { readonly deadline: Deadline; readonly today: string; readonly open: () => void };

function Clock({ deadline, today, open }: ClockProps) {
  const { label, about, kind, by, dueOn = today, overdue, receipt } = deadline;
  const days = daysUntil(today, dueOn);
  const urgency = overdue ? 'overdue' : days <= 2 ? 'soon' : 'calm';
  return (
    <li className={`case-clock case-clock-${urgency}`}>
      <div className="case-clock-head">
        <strong>{label}</strong>
        <span className="case-clock-days">{awayText(days)}</span>
      </div>
      <Button type="link" className="case-date" onClick={open} aria-label={`${label}：${dayText(dueOn)}，查看计算过程`}>
        {dayText(dueOn, today)}
      </Button>
      {receipt.provisional && <Mark tone="warn">暂定</Mark>}
      {receipt.readings.some((reading) => reading.dueOn !== dueOn) && <Mark>另有理解</Mark>}
      <div className="case-small">
        {KINDS[kind]} · {roleNames(by)}
        {about ? ` · ${about}` : ''}
      </div>
    </li>
  );
}

function Ended({ deadlines, open }: { readonly deadlines: readonly Deadline[]; readonly open: (d: Deadline) => void }) {
  return (
    <ul className="case-ended">
      {deadlines.map((each) => (
        <li key={each.key}>
          <Mark>{each.dueOn ? STATES[each.state] : '没有截止日'}</Mark>
          {each.label}
          <Button type="link" size="small" onClick={() => open(each)} aria-label={`${each.label}，查看计算过程`}>
            {each.dueOn ?? '查看说明'}
          </Button>
        </li>
      ))}
    </ul>
  );
}
