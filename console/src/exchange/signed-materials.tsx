import type { z } from 'zod';
import { Button, Card } from 'antd';
import { Link } from 'react-router';
import type { MANDATE_CONTRACTS } from '../../../shared/contract/mandate-contracts';
import { dayText } from '../case/day-text';
import { Mark } from '../case/mark';

export type SignResult = z.output<typeof MANDATE_CONTRACTS.signMaterials.answer>['results'][number];

/** One receipt for each mandate that was taken, and why another was not. */
export function SignedMaterials({
  results,
  close,
}: {
  readonly results: readonly SignResult[];
  readonly close: () => void;
}) {
  const done = results.filter(({ ok }) => ok).length;
  return (
    <Card
      role="status"
      size="small"
      style={{ marginBlockEnd: 16 }}
      title={
        <h2 style={{ fontSize: 16, margin: 0 }}>
          签收回执：已签收{done}件{done < results.length && `，未能签收${results.length - done}件`}
        </h2>
      }
      extra={
        <Button size="small" onClick={close}>
          收起
        </Button>
      }
    >
      <ul className="exchange-receipts">
        {results.map((each) => (
          <li key={each.caseNo}>
            <Mark tone={each.ok ? 'good' : 'bad'}>{each.ok ? '已签收' : '未签收'}</Mark>{' '}
            <Link to={`/cases/${each.caseNo}`}>{each.caseNo}</Link> {each.ok ? receiptText(each) : each.detail}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function receiptText({ mandate }: SignResult): string {
  if (!mandate?.materialsSignedOn) return '';
  const { caseNo, materialsSignedOn, period } = mandate;
  const until = period?.dueOn ? `，${period.label}至${dayText(period.dueOn, materialsSignedOn)}` : '';
  return `${caseNo}，${dayText(materialsSignedOn, materialsSignedOn)}签收移交材料${until}`;
}
