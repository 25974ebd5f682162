import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { DatePicker, Form, Input, Select } from 'antd';
import { ROLES } from '../../../shared/case/actor';
import type { POST_CONTRACTS } from '../../../shared/contract/post-contracts';
import { request } from '../case/transport';
import { dayField } from '../intake/day-field';
import { FormDialog } from '../places/form-dialog';
import { postText, useMyPosts } from '../places/posts';
import { useMe } from '../places/session';
import { isOpen, postLine, type PostList } from './posts-of';
import { required } from './required';

type Colleagues = z.output<typeof POST_CONTRACTS.listColleagues.answer>;

/** 委托代理: one's own post; an administrator anybody's, for who has fallen ill before he could. */
export function Delegate({ close }: { readonly close: () => void }) {
  const posts = usePostChoices();
  const { data } = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => request<Colleagues>('/v1/me/colleagues'),
  });
  return (
    <FormDialog
      title="委托代理"
      okText="委托"
      path="/v1/delegations"
      done="已委托"
      lists={['delegations', 'my-posts']}
      {...(posts.length === 1 && posts[0] ? { initial: { post: posts[0].value } } : {})}
      close={close}
    >
      <Form.Item name="post" label="哪个岗位" rules={required('请选择岗位')}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={posts} notFoundContent="没有可以委托的岗位" />
      </Form.Item>
      <Form.Item name="to" label="代理人" rules={required('请选择代理人')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(data?.items ?? []).map(({ id, name, roles }) => ({
            value: id,
            label: `${name}（${roles.map((role) => ROLES[role]).join('、')}）`,
          }))}
          notFoundContent="本机构没有其他在任人员"
        />
      </Form.Item>
      <Form.Item name="reason" label="事由" rules={required('请填写事由')}>
        <Input maxLength={200} placeholder="年休假、病假、外出培训等" />
      </Form.Item>
      <Form.Item name="activeFrom" label="第一日" rules={required('请选择第一日')} {...dayField}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="activeUntil" label="最后一日" rules={required('请选择最后一日')} {...dayField}>
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}

/** The own posts, not those that one stands in for; all that are open for an administrator. */
function usePostChoices(): { readonly value: string; readonly label: string }[] {
  const { data: me } = useMe();
  const { data: mine } = useMyPosts();
  const isAdministrator = me?.role === 'administrator';
  const { data: all } = useQuery({
    queryKey: ['people', 'posts'],
    enabled: isAdministrator,
    queryFn: () => request<PostList>('/v1/posts'),
  });
  if (isAdministrator)
    return (all?.items ?? [])
      .filter((post) => isOpen(post, all?.today ?? ''))
      .map((post) => ({ value: post.id, label: `${post.person}：${postLine(post)}` }));
  return (mine?.items ?? [])
    .filter(({ delegation }) => delegation === undefined)
    .map((post) => ({ value: post.id, label: postText(post) }));
}
