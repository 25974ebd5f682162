import type { z } from 'zod';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Dropdown, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { ViewPage } from '../../../shared/case/saved-view';
import type { VIEW_CONTRACTS } from '../../../shared/contract/view-contracts';
import { request } from '../case/transport';
import { newKey } from '../case/use-act';

type Views = z.output<typeof VIEW_CONTRACTS.listViews.answer>;
type View = Views['items'][number];

/** Filters under a name: the own ones, and those that the organ shares. The filters themselves stand in the address. */
export function SavedViews({ page }: { readonly page: ViewPage }) {
  const { search, pathname } = useLocation();
  const go = useNavigate();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [naming, setNaming] = useState(false);
  const { data } = useQuery({ queryKey: ['views', page], queryFn: () => request<Views>(`/v1/views?page=${page}`) });
  const query = search.replace(/^\?/, '');
  const remove = async ({ id, name }: View): Promise<void> => {
    await request(`/v1/views/${id}/remove`, { body: {}, headers: { 'Idempotency-Key': newKey() } });
    await queries.invalidateQueries({ queryKey: ['views', page] });
    void message.success(`已删除筛选“${name}”`);
  };
  const items = [
    ...(data?.items ?? []).map((view) => ({
      key: view.id,
      label: view.shared ? `${view.name}（共用）` : view.name,
      onClick: () => void go(`${pathname}?${view.query}`),
    })),
    ...(query ? [{ key: 'save', label: '保存当前筛选…', onClick: () => setNaming(true) }] : []),
    ...(data?.items ?? [])
      .filter((view) => view.own && view.query === query)
      .map((view) => ({ key: `remove-${view.id}`, label: `删除“${view.name}”`, onClick: () => void remove(view) })),
  ];
  const nothing = [{ key: 'nothing', label: '先设定筛选，再保存', disabled: true }];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items: items.length > 0 ? items : nothing }}>
        <Button aria-haspopup="menu">常用筛选</Button>
      </Dropdown>
      {naming && <Naming page={page} query={query} close={() => setNaming(false)} />}
    </>
  );
}

type NamingProps = { readonly page: ViewPage; readonly query: string; readonly close: () => void };

function Naming({ page, query, close }: NamingProps) {
  const [form] = Form.useForm<{ readonly name: string; readonly shared?: boolean }>();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = async ({ name, shared = false }: { readonly name: string; readonly shared?: boolean }) => {
    const body = { page, name: name.trim(), query, shared };
    try {
      await request('/v1/views', { body, headers: { 'Idempotency-Key': newKey() } });
      await queries.invalidateQueries({ queryKey: ['views', page] });
      void message.success(`已保存筛选“${body.name}”`);
      close();
    } catch (error) {
      void message.error(error instanceof Error ? error.message : '没有保存，请稍后再试');
    }
  };
  return (
    <Modal open title="保存筛选" okText="保存" cancelText="取消" onOk={() => form.submit()} onCancel={close}>
      <Form form={form} layout="vertical" onFinish={(fields) => void save(fields)}>
        <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="shared" valuePropName="checked">
          <Checkbox>本机构共用</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
