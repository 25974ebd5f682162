import { Button, Empty, Skeleton, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Mark } from '../case/mark';
import { postText, takePost, useMyPosts } from '../places/posts';
import { Trouble } from '../places/trouble';
import { Delegations } from './delegations';
import { GrantsToUs } from './grants-to-us';

/** 岗位和代理：under which posts one may act, and who acts for whom. */
export function PostsPage() {
  return (
    <>
      <Typography.Title level={1} style={{ fontSize: 24 }}>
        岗位和代理
      </Typography.Title>
      <Section title="我的岗位">
        <MyPosts />
      </Section>
      <Section title="代理">
        <Delegations />
      </Section>
      <GrantsToUs />
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 18 }}>
        {title}
      </Typography.Title>
      {children}
    </section>
  );
}

function MyPosts() {
  const { data, error, refetch } = useMyPosts();
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 2 }} />;
  if (data.items.length === 0) return <Empty description="本系统没有为您设岗；您以登录平台所说明的身份办理。" />;
  return (
    <ul aria-label="我的岗位">
      {data.items.map((post) => (
        <li key={`${post.id}/${post.delegation ?? ''}`} style={{ marginBlockEnd: 8 }}>
          {postText(post)}
          {post.activeUntil && `（至${post.activeUntil}）`}{' '}
          {post.current ? (
            <Mark tone="good">正在以此办理</Mark>
          ) : (
            <Button size="small" aria-label={`改以此办理：${postText(post)}`} onClick={() => void takePost(post)}>
              改以此办理
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
