import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import type { MANDATE_CONTRACTS } from '../../../shared/contract/mandate-contracts';
import { request } from '../case/transport';

type Figures = z.output<typeof MANDATE_CONTRACTS.countMandates.answer>;
type Asked = Readonly<Partial<Record<'state' | 'open' | 'late' | 'dueWithin', string | undefined>>>;

const NOTHING: Asked = { state: undefined, open: undefined, late: undefined, dueWithin: undefined };
const PERCENT = 100;

type Props = { readonly filters: Asked; readonly set: (asked: Asked) => void };

/** How many there are; behind each figure stands its list. */
export function MandateFigures({ filters, set }: Props) {
  const { data } = useQuery({
    queryKey: ['mandate-figures'],
    queryFn: () => request<Figures>('/v1/mandates/figures'),
  });
  if (!data) return null;
  const { states, late, dueSoon, soonDays, ended, agreed } = data;
  const figures: readonly (readonly [label: string, n: number, asked: Asked])[] = [
    ['待接受', states['awaiting-answer'] ?? 0, { state: 'awaiting-answer' }],
    ['待签收材料', states['awaiting-materials'] ?? 0, { state: 'awaiting-materials' }],
    ['调解中', states.mediating ?? 0, { state: 'mediating' }],
    [`${soonDays}日内到期`, dueSoon, { dueWithin: String(soonDays) }],
    ['超期', late, { late: 'true' }],
    ['结果待审核', states.returned ?? 0, { state: 'returned' }],
    ['退回待补正', states.rejected ?? 0, { state: 'rejected' }],
    ['已审核办结', states.closed ?? 0, { state: 'closed' }],
  ];
  const isShown = (asked: Asked) => JSON.stringify(asked) === JSON.stringify(filters);
  return (
    <section aria-label="件数">
      <div className="exchange-figures">
        {figures.map(([label, n, asked]) => (
          <button
            key={label}
            type="button"
            aria-pressed={isShown(asked)}
            onClick={() => set({ ...NOTHING, ...(isShown(asked) ? {} : asked) })}
          >
            <span>{label}</span>
            <strong>{n}</strong>
          </button>
        ))}
      </div>
      {ended > 0 && (
        <p>
          已结束{ended}件（不含退回和撤回），其中达成调解协议{agreed}件，占{Math.round((agreed / ended) * PERCENT)}%。
        </p>
      )}
    </section>
  );
}
