import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import type { DocumentModel } from '../../../shared/documents/document';
import { SERVED_TO, SERVICE_METHODS } from '../../../shared/paths/documents';
import { Mark } from '../case/mark';
import { Refusals } from '../case/refusals';
import type { Refusal } from '../case/shapes';
import { ProblemError } from '../case/transport';
import { Trouble } from '../places/trouble';
import { draftDocument, fileOf, readDocument, stepDocument, type WholeDocument } from './document-requests';
import { ServiceForm } from './service-form';
import { Sheet } from './sheet';

type Props = { readonly caseNo: string; readonly id: string; readonly changed: (id: string) => void };

/** One document on the desk: read it, check it, issue it, enter how it was served. */
export function DocumentDesk({ caseNo, id, changed }: Props) {
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['case', caseNo, 'documents', id],
    queryFn: () => readDocument(caseNo, id),
  });
  const [against, setAgainst] = useState<readonly Refusal[]>([]);
  if (isPending) return <Skeleton active paragraph={{ rows: 12 }} />;
  if (error && !data) return <Trouble what="文书" error={error} again={() => void refetch()} />;
  const step = (name: 'check' | 'issue'): void =>
    void stepDocument(caseNo, id, name).then(
      () => {
        setAgainst([]);
        changed(id);
      },
      (failure: unknown) => setAgainst(refusalsOf(failure)),
    );
  /** A further version, with what was entered for this one; it takes its place when it is issued. */
  const anew = (document: WholeDocument): void =>
    void draftDocument(caseNo, document, document.supplements).then(
      (next) => changed(next.id),
      (failure: unknown) => setAgainst(refusalsOf(failure)),
    );
  return (
    <>
      <div className="documents-row">
        <span>
          <Mark tone="here">{data.stateLabel}</Mark> 第{data.version}版
        </span>
        {data.state === 'drafted' && (
          <Button type="primary" onClick={() => step('check')}>
            核对无误
          </Button>
        )}
        {data.state === 'checked' && (
          <Button type="primary" onClick={() => step('issue')}>
            编号发出
          </Button>
        )}
        {['issued', 'served'].includes(data.state) && <Button onClick={() => anew(data)}>重新制作</Button>}
        <Button href={fileOf(caseNo, id, 'pdf')}>下载PDF</Button>
        <Button href={fileOf(caseNo, id, 'docx')}>下载DOCX</Button>
      </div>
      {against.length > 0 && <Refusals refusals={against} />}
      {data.missing.length > 0 && against.length === 0 && (
        <Alert type="warning" showIcon title={`尚缺${data.missing.map(({ label }) => label).join('、')}`} />
      )}
      <Sheet model={data.model as DocumentModel} />
      {['issued', 'served'].includes(data.state) && <ServiceForm caseNo={caseNo} id={id} served={() => changed(id)} />}
      <Services document={data} />
      <h3>经过</h3>
      <ol className="documents-list">
        {data.steps.map(({ step: name, label, on, actor }) => (
          <li key={name}>
            {on} {label}，{actor.name ?? actor.id}
          </li>
        ))}
      </ol>
    </>
  );
}

function Services({ document: { services } }: { readonly document: WholeDocument }) {
  if (services.length === 0) return null;
  return (
    <>
      <h3>送达</h3>
      <ul className="documents-list">
        {services.map(({ to, method, deliveredOn, servedOn, receivedBy }, i) => (
          <li key={i}>
            {SERVED_TO[to]}：{deliveredOn}
            {SERVICE_METHODS[method]}
            {receivedBy && `，${receivedBy}签收`}，{servedOn}视为送达
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the law has against it; a failure of another kind says so itself. */
function refusalsOf(failure: unknown): readonly Refusal[] {
  if (failure instanceof ProblemError && failure.document.refusals) return failure.document.refusals;
  throw failure;
}
