import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Empty, Skeleton } from 'antd';
import { useState } from 'react';
import { ISSUERS } from '../../../shared/documents/kind';
import { Cited } from '../case/cited';
import { Mark, type Tone } from '../case/mark';
import { Trouble } from '../places/trouble';
import { DocumentDesk } from './document-desk';
import { readDocuments, type DocumentLine, type DueDocument } from './document-requests';
import { DraftForm } from './draft-form';
import './documents.css';

const TONES: Readonly<Record<DocumentLine['state'], Tone>> = {
  drafted: 'quiet',
  checked: 'warn',
  issued: 'here',
  served: 'good',
  superseded: 'quiet',
};

type Open = { readonly due: DueDocument } | { readonly id: string };
type Props = { readonly caseNo: string; readonly organ: string };

/** 文书: what the path asks for now, what has been made, and how far each has come. */
export function DocumentsPanel({ caseNo, organ }: Props) {
  const queries = useQueryClient();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['case', caseNo, 'documents'],
    queryFn: () => readDocuments(caseNo),
  });
  const [open, setOpen] = useState<Open>();
  if (isPending) return <Skeleton active />;
  if (error && !data) return <Trouble what="文书" error={error} again={() => void refetch()} />;
  const { documents, due } = data;
  const again = (id: string): void => {
    void queries.invalidateQueries({ queryKey: ['case', caseNo] });
    setOpen({ id });
  };
  const wanted = due.filter(({ when }) => when === 'due');
  const offered = due.filter(({ when }) => when === 'offered');
  return (
    <>
      {documents.length + due.length === 0 && <Empty description="办理到此还没有文书" />}
      <Due title="应当制作" papers={wanted} open={setOpen} />
      {documents.length > 0 && <h3>已经制作</h3>}
      <ul className="documents-list">
        {documents.map((each) => (
          <li key={each.id} className="documents-row" data-document={each.kind}>
            <span>
              {each.title} {each.label} {each.version > 1 && `（第${each.version}版）`}
              {each.number && <div className="case-small">{each.number}</div>}
            </span>
            <Mark tone={TONES[each.state]}>{each.stateLabel}</Mark>
            <Button size="small" onClick={() => setOpen({ id: each.id })}>
              查看
            </Button>
          </li>
        ))}
      </ul>
      <Due title="可以制作" papers={offered} open={setOpen} />
      <Drawer open={open !== undefined} onClose={() => setOpen(undefined)} size={760} title="文书" destroyOnHidden>
        {open && 'due' in open && <DraftForm caseNo={caseNo} organ={organ} due={open.due} drafted={again} />}
        {open && 'id' in open && <DocumentDesk key={open.id} caseNo={caseNo} id={open.id} changed={again} />}
      </Drawer>
    </>
  );
}

type DueProps = {
  readonly title: string;
  readonly papers: readonly DueDocument[];
  readonly open: (open: Open) => void;
};

function Due({ title, papers, open }: DueProps) {
  if (papers.length === 0) return null;
  return (
    <>
      <h3>
        {title}（{papers.length}）
      </h3>
      <ul className="documents-list">
        {papers.map((due) => (
          <li key={`${due.kind}-${due.about}`} className="documents-row" data-due={due.kind}>
            <span>
              {due.title} {due.label}
              <div className="case-small">
                {ISSUERS[due.issuer]}制作，{due.dueOn ? `最迟${due.dueOn}` : `${due.on}起`} <Cited cite={due.cite} />
              </div>
              {due.missing.length > 0 && (
                <div className="case-small">尚缺{due.missing.map(({ label }) => label).join('、')}</div>
              )}
            </span>
            <Button size="small" onClick={() => open({ due })}>
              制作
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
