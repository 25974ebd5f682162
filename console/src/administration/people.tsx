import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Input, Skeleton, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { ADMINISTRATION_CONTRACTS } from '../../../shared/contract/administration-contracts';
import { Mark } from '../case/mark';
import { request } from '../case/transport';
import { useFilters } from '../places/lists';
import { ReachableTable } from '../places/reachable-table';
import { Trouble } from '../places/trouble';
import { AddPerson, GrantPost } from './person-dialogs';
import { PasswordOnce, type Told } from './password-once';
import { PersonOrders } from './person-orders';
import { isOpen, postLine, PostsOf, type PostList } from './posts-of';

type People = z.output<typeof ADMINISTRATION_CONTRACTS.listPeople.answer>;
type Account = People['items'][number];
/** Somebody with an account here, or one who signs in at another provider and holds posts here. */
export type Person = Pick<Account, 'id' | 'name' | 'posts'> & { readonly account?: Account };

type Read = { readonly today: string; readonly people: readonly Person[] };

const read = async (): Promise<Read> => {
  const [accounts, all] = await Promise.all([request<People>('/v1/people'), request<PostList>('/v1/posts')]);
  const here = accounts.items.map((account): Person => ({ ...account, account }));
  const known = new Set(here.map(({ id }) => id));
  const elsewhere = [...new Set(all.items.map(({ person }) => person))].filter((id) => !known.has(id));
  const posts = (id: string) => all.items.filter(({ person }) => person === id);
  const people = [...here, ...elsewhere.map((id): Person => ({ id, name: id, posts: posts(id) }))];
  return { today: all.today, people };
};

/** 人员和岗位：accounts, and which posts their people hold. */
export function People() {
  const { data, error, refetch } = useQuery({ queryKey: ['people'], queryFn: read });
  const { filters, set } = useFilters(['q']);
  const [adding, setAdding] = useState(false);
  const [posting, setPosting] = useState<string>();
  const [told, setTold] = useState<Told>();
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />;
  const { today, people } = data;
  const shown = people.filter((each) => fits(each, filters.q));
  return (
    <>
      <div className="desk-bar" role="group" aria-label="人员">
        <Input.Search
          aria-label="姓名、登录名或者机构"
          placeholder="姓名、登录名、机构"
          allowClear
          defaultValue={filters.q ?? ''}
          onSearch={(q) => set({ q: q.trim() })}
          style={{ width: 260 }}
        />
        <Button type="primary" onClick={() => setAdding(true)}>
          开立账号
        </Button>
        <Button onClick={() => setPosting('')}>设岗</Button>
      </div>
      <ReachableTable<Person>
        title="人员"
        size="middle"
        scroll={{ x: 900 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        rowKey="id"
        dataSource={shown}
        columns={columnsFor(today, { post: setPosting, tell: setTold })}
        expandable={{ expandedRowRender: ({ name, posts }) => <PostsOf name={name} posts={posts} today={today} /> }}
        locale={{ emptyText: <Empty description="没有符合条件的人员" /> }}
      />
      {adding && <AddPerson close={() => setAdding(false)} tell={setTold} />}
      {posting !== undefined && <GrantPost person={posting} people={people} close={() => setPosting(undefined)} />}
      {told && <PasswordOnce told={told} close={() => setTold(undefined)} />}
    </>
  );
}

const fits = ({ id, name, posts }: Person, q = ''): boolean =>
  [id, name, ...posts.flatMap(({ organ = '', organName = '' }) => [organ, organName])].some((each) => each.includes(q));

type Orders = { readonly post: (person: string) => void; readonly tell: (told: Told) => void };

const columnsFor = (today: string, { post, tell }: Orders): TableColumnsType<Person> => [
  { title: '姓名', width: 130, render: (_, { name }) => name },
  { title: '登录名', width: 150, render: (_, { id }) => id },
  {
    title: '现任岗位',
    render: (_, { posts }) =>
      posts.filter((each) => isOpen(each, today)).map((each) => <div key={each.id}>{postLine(each)}</div>),
  },
  { title: '账号', width: 130, render: (_, { account }) => <Standing account={account} today={today} /> },
  { title: '办理', width: 270, render: (_, person) => <PersonOrders person={person} post={post} tell={tell} /> },
];

function Standing({ account, today }: { readonly account: Account | undefined; readonly today: string }) {
  if (!account) return <Mark>其他平台登录</Mark>;
  const { disabled, locked, activeUntil } = account;
  if (disabled) return <Mark tone="bad">已停用</Mark>;
  if (activeUntil && activeUntil < today) return <Mark>已期满</Mark>;
  return locked ? <Mark tone="warn">暂时锁定</Mark> : <Mark tone="good">正常</Mark>;
}
