import { Button, DatePicker } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { YuanInput } from '../case/yuan-input';
import { monthsBetween } from './calculation';

export type WageMonth = { readonly month: string; readonly dueFen: number; readonly paidFen: number };
type Props = { readonly list: (months: readonly WageMonth[]) => void };

/** Months in which the same was due and the same was paid, listed at once; each can be put right afterwards. */
export function MonthSpan({ list }: Props) {
  const [span, setSpan] = useState<readonly [Dayjs | null, Dayjs | null] | null>(null);
  const [dueFen, setDue] = useState<number>();
  const [paidFen, setPaid] = useState<number | undefined>(0);
  const [first, last] = span ?? [];
  const ready = first && last && dueFen !== undefined && paidFen !== undefined;
  const spread = (): void => {
    if (!ready) return;
    const months = monthsBetween(first.format('YYYY-MM'), last.format('YYYY-MM'));
    list(months.map((month) => ({ month, dueFen, paidFen })));
  };
  return (
    <fieldset className="intake-span">
      <legend>各月相同的，一次列出</legend>
      <DatePicker.RangePicker
        picker="month"
        aria-label="欠薪的起止月份"
        placeholder={['起月', '止月']}
        value={span as [Dayjs | null, Dayjs | null] | null}
        onChange={(chosen) => setSpan(chosen)}
      />
      <label>
        每月应发 <YuanInput label="每月应发" value={dueFen} onChange={setDue} />
      </label>
      <label>
        每月实发 <YuanInput label="每月实发" value={paidFen} onChange={setPaid} />
      </label>
      <Button disabled={!ready} onClick={spread}>
        列出各月
      </Button>
    </fieldset>
  );
}
