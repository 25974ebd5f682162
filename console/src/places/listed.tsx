import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Trouble } from './trouble';

type Reading<Item> = {
  readonly error: unknown;
  readonly data?: { readonly pages: readonly { readonly items: readonly Item[] }[] } | undefined;
  refetch(): Promise<unknown>;
};

type Props<Item> = {
  readonly list: Reading<Item>;
  /** How many lines stand for it while it is being read. */
  readonly rows: number;
  /** What is shown of the items that have been read. */
  readonly children: (items: Item[]) => ReactNode;
};

/**
 * A list: what went wrong, that it is being read, or what it holds. What has been read once stays when it cannot be read
 * again for a moment: somebody may be typing into a dialog that belongs to one of its lines.
 */
export function Listed<Item>({ list: { error, data, refetch }, rows, children }: Props<Item>) {
  return (
    <>
      {error ? <Trouble error={error} again={() => void refetch()} /> : null}
      {data ? children(data.pages.flatMap(({ items }) => items)) : !error && <Skeleton active paragraph={{ rows }} />}
    </>
  );
}
