import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import type { POST_CONTRACTS } from '../../../shared/contract/post-contracts';
import { request } from '../case/transport';

type MyPosts = z.output<typeof POST_CONTRACTS.myPosts.answer>;
export type MyPost = MyPosts['items'][number];

/** Other windows of this browser are told by it that one acts under another post. */
const CHANNEL = 'yuhe-post';

/** Under which posts one may act. */
export const useMyPosts = () =>
  useQuery({ queryKey: ['my-posts'], staleTime: 60_000, queryFn: () => request<MyPosts>('/v1/me/posts') });

/** Acts under another post: everything is read anew with the eyes of that one. @throws ProblemError */
export async function takePost({ id: post, delegation }: MyPost): Promise<void> {
  await request('/v1/me/post', { body: { post, ...(delegation === undefined ? {} : { delegation }) } });
  new BroadcastChannel(CHANNEL).postMessage(post);
  location.assign('/console/work');
}

/** Calls when another window has changed the post. @returns how to stop. */
export function onPostTaken(tell: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = tell;
  return () => channel.close();
}

/** 「调解员 南岸区某街道调解委员会 （代陈静）」. */
export const postText = ({ roleLabel, organName, organ, holderName, delegation, person }: MyPost): string =>
  [roleLabel, organName ?? organ, delegation === undefined ? '' : `（代${holderName ?? person}）`]
    .filter(Boolean)
    .join(' ');
