import { Button } from 'antd';

type List = {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
};

/** Reads the next page of a list, if there is one. */
export const More = ({ list }: { readonly list: List }) =>
  list.hasNextPage ? (
    <p className="exchange-more">
      <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        再读一百项
      </Button>
    </p>
  ) : null;
