import type { UIEvent } from 'react';

/** So many pixels before its end a list is read on. */
const AHEAD_PX = 1_200;

type Endless = {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
};

/** Reads a list on before one has scrolled to its end. */
export const readFurther =
  ({ hasNextPage, isFetchingNextPage, fetchNextPage }: Endless) =>
  ({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: UIEvent<HTMLElement>): void => {
    const left = scrollHeight - scrollTop - clientHeight;
    if (left < AHEAD_PX && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
