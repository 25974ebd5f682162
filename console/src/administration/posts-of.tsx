import type { z } from 'zod';
import { ROLES } from '../../../shared/case/actor';
import type { POST_CONTRACTS } from '../../../shared/contract/post-contracts';
import { Mark } from '../case/mark';
import { Striking } from './striking';

export type PostList = z.output<typeof POST_CONTRACTS.listPosts.answer>;
export type Post = PostList['items'][number];

/** May one act under it today? */
export const isOpen = ({ revokedAt, activeFrom, activeUntil }: Post, today: string): boolean =>
  !revokedAt && activeFrom <= today && (!activeUntil || activeUntil >= today);

/** 「调解员，某街道调解委员会」. */
export const postLine = ({ role, organName, organ, district }: Post): string =>
  [ROLES[role], organName ?? organ, district && `区划${district}`].filter(Boolean).join('，');

const termLine = ({ activeFrom, activeUntil }: Post): string =>
  `${activeFrom}起${activeUntil ? `，至${activeUntil}` : ''}`;

type Props = { readonly name: string; readonly posts: readonly Post[]; readonly today: string };

/** The posts of a person with their terms, those that are over as well. */
export function PostsOf({ name, posts, today }: Props) {
  if (posts.length === 0) return <p>没有岗位，不能办理任何事项。</p>;
  return (
    <ul style={{ margin: 0, paddingInlineStart: 20 }}>
      {posts.map((post) => (
        <li key={post.id} style={{ marginBlockEnd: 6 }}>
          {postLine(post)}（{termLine(post)}） <Standing post={post} today={today} />
          {!post.revokedAt && (
            <Striking
              label="撤销岗位"
              about={`${name}，${postLine(post)}`}
              consequence="立即生效：以该岗位登录的随即退出，依该岗位的代理一并终止。"
              path={`/v1/posts/${post.id}/revoke`}
              done="已撤销"
              lists={['people']}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Standing({ post, today }: { readonly post: Post; readonly today: string }) {
  if (post.revokedAt) return <Mark tone="bad">已撤销</Mark>;
  if (isOpen(post, today)) return <Mark tone="good">在任</Mark>;
  return <Mark>{post.activeFrom > today ? '尚未到任' : '任期已满'}</Mark>;
}
