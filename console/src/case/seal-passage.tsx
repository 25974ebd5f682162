import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Popover } from 'antd';
import { useRef, useState } from 'react';
import { CASEWORKERS, SIDES, type Role } from '../../../shared/case/actor';
import type { SealHeading } from '../../../shared/paths/standing/seals';
import { refreshCase } from './case-queries';
import { sealFact } from './case-requests';
import { newKey } from './use-act';

/** Under which heading the passages of a form go, and whom to tell of the entry that this makes. */
export type Sealing = {
  readonly caseNo: string;
  readonly heading: SealHeading;
  readonly entered: (seq: number) => void;
};

/** What is selected of a text, in UTF-16 places. */
export type Passage = { readonly from: number; readonly to: number };

const HEADINGS: Readonly<Record<string, SealHeading>> = {
  'mediation.record-session': 'minutes',
  'mediation.propose-terms': 'proposal',
  'negotiation.record-talk': 'negotiation',
  'statement.make': 'statement',
  'statement.answer': 'statement',
  'statement.offer': 'statement',
};

/** Whoever handles the case may seal a passage of whatever is being written. */
export const sealingFor = (
  role: string | undefined,
  caseNo: string,
  action: string,
): Omit<Sealing, 'entered'> | undefined =>
  CASEWORKERS.includes(role as Role) ? { caseNo, heading: HEADINGS[action] ?? 'other' } : undefined;

type Props = {
  readonly sealing: Sealing;
  readonly text: string;
  readonly passage: Passage | undefined;
  readonly onChange: (text: string) => void;
};

/** 封存这段: puts what is selected into the vault before it is entered; a mark without content stays in its place. */
export function SealPassage({ sealing, text, passage, onChange }: Props) {
  const queries = useQueryClient();
  const key = useRef(newKey());
  const [open, setOpen] = useState(false);
  const [fault, setFault] = useState<string>();
  const { caseNo, heading, entered } = sealing;
  const content = passage ? text.slice(passage.from, passage.to) : '';
  const seal = async (concededBy: string): Promise<void> => {
    if (!passage) return;
    try {
      const { seq, mark } = await sealFact(caseNo, { content: content.trim(), concededBy, heading }, key.current);
      onChange(text.slice(0, passage.from) + mark + text.slice(passage.to));
      entered(seq);
      setOpen(false);
      void refreshCase(queries, caseNo);
    } catch (error) {
      setFault((error as Error).message);
    } finally {
      key.current = newKey();
    }
  };
  const whose = (
    <>
      <p>选中的{content.length}字存入封存库，原处只留编号。这是哪一方妥协认可的？</p>
      {fault && <Alert type="error" showIcon title={fault} />}
      <div className="case-row">
        {Object.entries(SIDES).map(([side, label]) => (
          <Button key={side} size="small" onClick={() => void seal(side)}>
            {label}
          </Button>
        ))}
      </div>
    </>
  );
  return (
    <Popover trigger="click" open={open} onOpenChange={setOpen} content={whose} title="封存这段">
      <Button size="small" type="link" disabled={content.trim() === ''}>
        封存这段
      </Button>
    </Popover>
  );
}
