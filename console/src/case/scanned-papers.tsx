import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { useRef, useState } from 'react';
import { SIDES } from '../../../shared/case/actor';
import { scan, type ScanSide } from './party-requests';

const SIDES_THAT_HAND_IN = (['worker', 'employer'] as const).map((value) => ({ value, label: SIDES[value] }));

/** A file that was chosen; sent again, it goes under the same key and is entered once. */
type Chosen = { readonly key: string; readonly file: File; readonly side: ScanSide };
type Outcome = { readonly left: readonly Chosen[]; readonly faults: readonly string[] };

/** Papers scanned at the window for a party: several at once; what a broken line has kept back is sent again. */
export function ScannedPapers({ caseNo }: { readonly caseNo: string }) {
  const [side, setSide] = useState<ScanSide>('worker');
  const [done, setDone] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: (chosen: readonly Chosen[]) => sent(caseNo, chosen, setDone),
    onSettled: () => queries.invalidateQueries({ queryKey: ['case', caseNo] }),
  });
  const choose = (files: readonly File[]) => {
    const chosen = files.map((file) => ({ key: crypto.randomUUID(), file, side }));
    if (chosen.length > 0) sending.mutate([...(sending.data?.left ?? []), ...chosen]);
  };
  const { left = [], faults = [] } = sending.data ?? {};
  return (
    <section aria-label="代当事人提交材料">
      <div className="case-row">
        <Select aria-label="材料属于哪一方" value={side} onChange={setSide} options={SIDES_THAT_HAND_IN} />
        <Button loading={sending.isPending} onClick={() => input.current?.click()}>
          提交扫描件、照片
        </Button>
        {left.length > 0 && !sending.isPending && (
          <Button onClick={() => sending.mutate(left)}>重新发送{left.length}件</Button>
        )}
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept="image/jpeg,image/png,application/pdf"
          aria-label="选择要提交的材料"
          onChange={({ target }) => {
            choose([...(target.files ?? [])]);
            target.value = '';
          }}
        />
      </div>
      <p role="status" className="case-small">
        {sending.isPending
          ? `正在提交，已收到${done}件，共${sending.variables.length}件`
          : '可以一次选择几件，每件不超过10 MB（jpg、png、pdf）'}
      </p>
      {faults.map((fault) => (
        <Alert key={fault} type="error" showIcon title={fault} />
      ))}
    </section>
  );
}

/** One after the other; one that fails holds nothing up. */
async function sent(caseNo: string, chosen: readonly Chosen[], tell: (done: number) => void): Promise<Outcome> {
  const left: Chosen[] = [];
  const faults: string[] = [];
  tell(0);
  for (const each of chosen) {
    const fault = await scan(caseNo, each);
    if (fault === undefined) tell(chosen.indexOf(each) + 1 - faults.length);
    else {
      faults.push(`${each.file.name}：${fault.reason}`);
      if (fault.again) left.push(each);
    }
  }
  return { left, faults };
}
