import { Button, DatePicker, InputNumber } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { evenly, paidOf, totalOf, type Instalment, type Plan } from './agreement-plan';
import { dayAfter } from './day-text';
import { yuanText } from './money-text';
import { YuanInput } from './yuan-input';

type Props = { readonly plan: Plan; readonly today: string; readonly change: (part: Partial<Plan>) => void };

/** When the money is paid. The parts add up to the whole, or the wizard says what is missing. */
export function InstalmentLines({ plan: { lines, instalments }, today, change }: Props) {
  const [parts, setParts] = useState(Math.max(1, instalments.length));
  const total = totalOf(lines);
  const firstDue = instalments[0]?.dueOn ?? dayAfter(today, 15);
  const set = (index: number, line: Instalment): void =>
    change({ instalments: instalments.map((each, at) => (at === index ? line : each)) });
  return (
    <>
      <div className="case-row">
        <span id="parts-label">分期数</span>
        <InputNumber
          aria-labelledby="parts-label"
          min={1}
          max={36}
          value={parts}
          onChange={(count) => {
            setParts(count ?? 1);
            change({ instalments: evenly(total, count ?? 1, firstDue) });
          }}
        />
        <span className="case-small">按月平均分配，可以逐期修改</span>
      </div>
      <ul className="case-instalments">
        {instalments.map((line, index) => (
          <li key={index} className="case-row">
            <span>第{index + 1}期</span>
            <DatePicker
              aria-label={`第${index + 1}期付款日期`}
              minDate={dayjs(today)}
              value={line.dueOn ? dayjs(line.dueOn) : null}
              onChange={(day) => set(index, { ...line, dueOn: day?.format('YYYY-MM-DD') })}
            />
            <YuanInput
              label={`第${index + 1}期金额`}
              value={line.amountFen}
              onChange={(amountFen) => set(index, { ...line, amountFen })}
            />
            {instalments.length > 1 && (
              <Button
                size="small"
                aria-label={`删除第${index + 1}期`}
                onClick={() => change({ instalments: instalments.filter((_, at) => at !== index) })}
              >
                删除
              </Button>
            )}
          </li>
        ))}
        <li className="case-total" data-sum={paidOf(instalments) === total ? 'right' : 'wrong'}>
          各期合计：{yuanText(paidOf(instalments))}，应付总额：{yuanText(total)}
          <Button size="small" onClick={() => change({ instalments: [...instalments, {}] })}>
            增加一期
          </Button>
        </li>
      </ul>
    </>
  );
}
