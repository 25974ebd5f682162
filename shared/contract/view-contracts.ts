import { z } from 'zod';
import { words } from '../case/fields';
import { VIEW_PAGES, type ViewPage } from '../case/saved-view';
import { contract } from './contract';
import { describeTable } from './shapes';
import { STAFF } from './worklist-contracts';

const page = z
  .enum(Object.keys(VIEW_PAGES) as [ViewPage, ...ViewPage[]])
  .meta({ description: describeTable(VIEW_PAGES) });

const savedView = z
  .object({
    id: z.string(),
    page,
    name: z.string(),
    query: z.string().meta({ description: '筛选条件，如 role=mediator&overdue=true' }),
    shared: z.boolean().meta({ description: '本机构共用' }),
    own: z.boolean().meta({ description: '本人保存，只有本人可以更改、删除' }),
  })
  .meta({ id: 'SavedView' });

/** Filters of a list that are used again and again. */
export const VIEW_CONTRACTS = {
  listViews: contract({
    method: 'get',
    path: '/v1/views',
    tag: 'worklist',
    summary: '保存的筛选：本人的和本机构共用的',
    access: STAFF,
    query: z.strictObject({ page }),
    status: 200,
    answer: z.object({ items: z.array(savedView).readonly() }),
  }),
  saveView: contract({
    method: 'post',
    path: '/v1/views',
    tag: 'worklist',
    summary: '保存筛选',
    description: '同一页面同一名称的，以后一次保存的为准。',
    access: STAFF,
    body: z.strictObject({
      page,
      name: words(30),
      query: z
        .string()
        .max(1000, '不得超过1000字符')
        .regex(/^[\w\-.~%+=&*]*$/, '应为网址中的查询条件'),
      shared: z.boolean().default(false),
    }),
    status: 201,
    answer: savedView,
    writes: true,
  }),
  removeView: contract({
    method: 'post',
    path: '/v1/views/{id}/remove',
    tag: 'worklist',
    summary: '删除保存的筛选',
    access: STAFF,
    params: z.strictObject({ id: z.string().regex(/^\d{1,18}$/, '编号应为数字') }),
    status: 200,
    answer: z.object({ id: z.string() }),
    writes: true,
    problems: ['no-such-record'],
  }),
} as const;
