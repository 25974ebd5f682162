import { Button, Typography } from 'antd';
import type { ListedMandate } from './mandates';
import { toBeSigned } from './signable';
import type { SignResult } from './signed-materials';
import { useOrder } from './use-order';

/** So many are signed for at once. */
const MOST_AT_ONCE = 100;

type Props = {
  readonly items: readonly ListedMandate[];
  readonly chosen: readonly string[];
  readonly choose: (caseNos: readonly string[]) => void;
  readonly show: (results: readonly SignResult[]) => void;
};

/** Materials are signed for, for all that are chosen; each gets a receipt of its own. */
export function SignBar({ items, chosen, choose, show }: Props) {
  const { busy, give } = useOrder('mandates', 'mandate-figures');
  const ready = items.filter(toBeSigned).slice(0, MOST_AT_ONCE);
  const allChosen = ready.length > 0 && chosen.length === ready.length;
  const sign = async () => {
    const answer = await give<{ results: SignResult[] }>('/v1/mandates/sign-materials', { caseNos: chosen }, '');
    if (!answer) return;
    show(answer.results);
    choose([]);
  };
  return (
    <>
      <Button
        disabled={ready.length === 0}
        onClick={() => choose(allChosen ? [] : ready.map(({ ourCaseNo }) => ourCaseNo))}
      >
        {allChosen ? '全不选' : `全选待签收的（${ready.length}件）`}
      </Button>
      <Button
        type="primary"
        loading={busy}
        disabled={chosen.length === 0 || chosen.length > MOST_AT_ONCE}
        onClick={() => void sign()}
      >
        {chosen.length > 0 ? `接受并签收材料（${chosen.length}件）` : '接受并签收材料'}
      </Button>
      {chosen.length > MOST_AT_ONCE && <Typography.Text type="danger">一次不得超过{MOST_AT_ONCE}件</Typography.Text>}
    </>
  );
}
