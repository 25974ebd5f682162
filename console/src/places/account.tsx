import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { chooseLook, LOOKS, useLook, type Look } from './look';
import { useIsPhone } from './narrow';
import { onPostTaken, postText, takePost, useMyPosts, type MyPost } from './posts';
import { signOut, type Me } from './session';

/** Who one is and under which post, how the desk looks, and the way out. */
export function Account({ me: { id, name = id, roleLabel, organName } }: { readonly me: Me }) {
  const { choice } = useLook();
  const go = useNavigate();
  const isPhone = useIsPhone();
  const posts = usePosts();
  const items: MenuProps['items'] = [
    { key: 'who', type: 'group', label: [`${name}（${roleLabel}）`, organName].filter(Boolean).join(' ') },
    ...posts,
    { key: 'posts', label: '岗位和代理', onClick: () => void go('/posts') },
    {
      key: 'look',
      type: 'group',
      label: '显示方式',
      children: Object.entries(LOOKS).map(([key, label]) => ({
        key,
        label: key === choice ? `✓ ${label}` : label,
        onClick: () => chooseLook(key as Look),
      })),
    },
    { key: 'line', type: 'divider' },
    { key: 'out', label: '退出登录', onClick: () => void signOut() },
  ];
  const said = posts.length > 0 ? `${name} · ${roleLabel}` : name;
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button
        type="text"
        aria-label={`${name}（${roleLabel}）的账号`}
        className={isPhone ? 'desk-account desk-account-short' : 'desk-account'}
      >
        {isPhone ? name.slice(0, 1) : said}
      </Button>
    </Dropdown>
  );
}

/** For who has several posts: under which one acts, and the others to choose from. */
function usePosts(): NonNullable<MenuProps['items']> {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { data } = useMyPosts();
  useEffect(() => onPostTaken(() => void queries.resetQueries()), [queries]);
  const items = data?.items ?? [];
  if (items.length < 2) return [];
  const take = (post: MyPost) => takePost(post).catch((error: Error) => void message.error(error.message, 8));
  return [
    {
      key: 'post',
      type: 'group',
      label: '以哪个岗位办理',
      children: items.map((post) => ({
        key: `${post.id}/${post.delegation ?? ''}`,
        label: post.current ? `✓ ${postText(post)}` : postText(post),
        onClick: () => void (post.current ? undefined : take(post)),
      })),
    },
  ];
}
