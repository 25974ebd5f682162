import type { CaseFacts } from '../../../shared/case/facts';
import { yuanText } from './money-text';

type Agreement = CaseFacts['agreements'][number];
type Obligation = Agreement['obligations'][number];

export type ObligationChange = {
  readonly no: number;
  readonly kind: 'added' | 'removed' | 'changed';
  /** As it was and as it is, in one line each. */
  readonly was?: string;
  readonly is?: string;
};

const lineOf = ({ text, amountFen, dueOn }: Obligation): string =>
  [text, amountFen === undefined ? undefined : yuanText(amountFen), `${dueOn}前`].filter(Boolean).join('，');

/** What a new draft promises otherwise than the one before, promise by promise. Empty if nothing. */
export function changesBetween(before: Agreement, after: Agreement): readonly ObligationChange[] {
  const nos = [...new Set([...before.obligations, ...after.obligations].map(({ no }) => no))].sort((a, b) => a - b);
  return nos.flatMap((no): ObligationChange[] => {
    const [old, now] = [before, after].map(({ obligations }) => obligations.find((each) => each.no === no));
    const [was, is] = [old && lineOf(old), now && lineOf(now)];
    if (was === is) return [];
    if (was === undefined) return is === undefined ? [] : [{ no, kind: 'added', is }];
    return is === undefined ? [{ no, kind: 'removed', was }] : [{ no, kind: 'changed', was, is }];
  });
}
