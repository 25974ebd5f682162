import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { SIDES } from '../../../shared/case/actor';
import type { ActProps } from './act-drawer';
import { refreshCase } from './case-queries';
import { viewSealed, type SealedContent } from './case-requests';
import { choicesOf } from './choices';
import { dayText } from './day-text';
import { Refusals } from './refusals';
import type { Refusal } from './shapes';
import { ProblemError } from './transport';

type Seen =
  | { readonly kind: 'content'; readonly content: SealedContent }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[]; readonly detail: string };

/** 查阅封存内容: with a warning before, and on record before it is shown. What is read is kept nowhere on the page. */
export function SealedLook({ file, given }: ActProps) {
  const queries = useQueryClient();
  const [ref, setRef] = useState(given?.ref as string | undefined);
  const [seen, setSeen] = useState<Seen>();
  const look = async (wanted: string): Promise<void> => {
    const content = viewSealed(file.caseNo, wanted);
    setSeen(await content.then((shown): Seen => ({ kind: 'content', content: shown }), refusedBy));
    await refreshCase(queries, file.caseNo);
  };
  return (
    <div className="case-act">
      <Alert
        type="warning"
        showIcon
        title="查阅将登入卷宗和审计记录"
        description="封存的是当事人为达成和解、调解作出妥协而认可的事实。不论是否准许，本次查阅请求都有记录；不得摘抄、拍摄或者向他人转述。"
      />
      <Select
        aria-label="封存序号"
        className="case-wide"
        placeholder="选择要查阅的封存"
        value={ref}
        options={[...choicesOf(file.facts, 'sealed')]}
        onChange={(chosen: string) => {
          setRef(chosen);
          setSeen(undefined);
        }}
      />
      <div className="case-act-foot">
        <Button type="primary" disabled={!ref} onClick={() => ref && void look(ref)}>
          查阅（将予记录）
        </Button>
      </div>
      {seen?.kind === 'content' && <Content {...seen.content} today={file.today} />}
      {seen?.kind === 'refused' && (
        <section aria-label="不予查阅" role="alert">
          {seen.refusals.length > 0 ? <Refusals refusals={seen.refusals} /> : <p>{seen.detail}</p>}
          <p className="case-small">本次查阅请求已经记录。</p>
        </section>
      )}
    </div>
  );
}

function Content({ content, concededBy, ground, until, today }: SealedContent & { readonly today: string }) {
  return (
    <section aria-label="封存内容">
      <h3>{SIDES[concededBy]}妥协认可的事实</h3>
      <p className="case-minutes">{content}</p>
      <p className="case-small">
        {ground === 'law'
          ? `依法启封，仅供申请人本人核实，可以查阅至${until ? dayText(until, today) : '期满'}。`
          : '双方当事人同意解除封存；任何一方撤回同意的，立即恢复封存。'}
      </p>
    </section>
  );
}

const refusedBy = (error: unknown): Seen => ({
  kind: 'refused',
  detail: (error as Error).message,
  refusals: error instanceof ProblemError ? (error.document.refusals ?? []) : [],
});
