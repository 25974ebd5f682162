import { useQuery } from '@tanstack/react-query';
import { Alert, Modal, Skeleton } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { CLAIM_KINDS } from '../../../shared/case/claims';
import { readCase } from '../case/case-requests';
import { yuanText } from '../case/money-text';
import { Refusals } from '../case/refusals';
import type { Draft } from '../case/shapes';
import { ProblemError } from '../case/transport';
import { newKey } from '../case/use-act';
import { gainsOf, mergeInto } from './merging';
import type { OpeningForm, Typed } from './opening';

type Props = {
  readonly caseNo: string;
  readonly typed: Typed;
  readonly by: { readonly organ: string; readonly officer: string };
  readonly close: () => void;
};

/** 合并：the dispute is registered already; what was typed goes to that case, and no second one is opened. */
export function MergeDialog({ caseNo, typed, by, close }: Props) {
  const go = useNavigate();
  const key = useRef(newKey());
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { data: file, isError } = useQuery({ queryKey: ['case', caseNo, 'file'], queryFn: () => readCase(caseNo) });
  const gains = file ? gainsOf(typed, by, file) : [];
  const merge = async (): Promise<void> => {
    setBusy(true);
    try {
      await mergeInto(caseNo, gains, key.current);
      void go(`/cases/${caseNo}`);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={`合并到 ${caseNo}`}
      okText="合并"
      cancelText="返回"
      okButtonProps={{ disabled: !file, loading: busy }}
      onOk={() => void merge()}
      onCancel={close}
    >
      <p>不另立新案，下列内容登记在该案：</p>
      {isError ? (
        <Alert type="error" showIcon title="该案暂时不能读取，请稍后再试" />
      ) : file ? (
        <ul>
          {gains.map((gain) => (
            <li key={gain.name}>{saidOf(gain)}</li>
          ))}
        </ul>
      ) : (
        <Skeleton active />
      )}
      {failure !== undefined && <Failure error={failure} />}
    </Modal>
  );
}

/** What one act adds, in words. */
function saidOf({ name, input }: Draft): string {
  switch (name) {
    case 'registration.join-ticket': {
      const { hotline, orderNo } = input as NonNullable<OpeningForm['ticket']>;
      return `${hotline}工单${orderNo}`;
    }
    case 'standing.change-claims': {
      const { claims } = input as Pick<OpeningForm, 'claims'>;
      const lines = claims.map(
        ({ no, kind, amountFen }) => `${no}．${CLAIM_KINDS[kind].label}${amountFen ? yuanText(amountFen) : ''}`,
      );
      return `请求变更为：${lines.join('，')}`;
    }
    default:
      return `备注：${(input as { readonly text: string }).text}`;
  }
}

function Failure({ error }: { readonly error: unknown }) {
  const document = error instanceof ProblemError ? error.document : undefined;
  const title = document?.detail ?? '没有连接到服务器，请再次合并；已经登记的不会重复登记';
  return (
    <Alert
      type="error"
      showIcon
      title={title}
      description={document?.refusals && <Refusals refusals={document.refusals} />}
    />
  );
}
