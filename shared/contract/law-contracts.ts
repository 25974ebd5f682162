import { z } from 'zod';
import { date, words } from '../case/fields';
import { contract } from './contract';
import { citation, day, deadlineKind, role } from './shapes';

const statuteSummary = z
  .object({
    id: z.string(),
    title: z.string(),
    short: z.string(),
    inForceFrom: day,
    unverified: z.string().optional().meta({ description: '条文文字尚待核对的原因' }),
    articles: z.number().int().meta({ description: '摘录的条文数' }),
  })
  .meta({ id: 'Statute' });

const article = z
  .object({ article: z.string(), label: z.string(), text: z.string() })
  .meta({ id: 'Article', description: '原文摘录，「……」表示省略' });

const period = z.object({ n: z.number(), unit: z.string(), written: z.string() });

const ruleSummary = z
  .object({
    id: z.string(),
    label: z.string(),
    kind: deadlineKind,
    period: period.optional(),
    from: z.string().meta({ description: '起算点' }),
    consequence: z.string(),
    document: z.string().optional(),
    confidence: z.enum(['verified', 'partly-verified', 'from-memory']),
    note: z.string().optional(),
    cites: z.array(citation).readonly(),
  })
  .meta({ id: 'Rule' });

const onDay = z.strictObject({ on: date.optional().meta({ description: '该日适用的规则；不填即为今天' }) });

export const LAW_CONTRACTS = {
  listStatutes: contract({
    method: 'get',
    path: '/v1/statutes',
    tag: 'law',
    summary: '所依据的法律、法规和文件',
    access: 'anyone',
    status: 200,
    answer: z.object({ items: z.array(statuteSummary).readonly() }),
  }),
  readStatute: contract({
    method: 'get',
    path: '/v1/statutes/{id}',
    tag: 'law',
    summary: '条文摘录',
    access: 'anyone',
    params: z.strictObject({ id: words(40) }),
    status: 200,
    answer: statuteSummary.omit({ articles: true }).extend({ articles: z.array(article).readonly() }),
    problems: ['no-such-record'],
  }),
  listRules: contract({
    method: 'get',
    path: '/v1/rules',
    tag: 'law',
    summary: '期限和程序规则',
    access: 'anyone',
    query: onDay,
    status: 200,
    answer: z.object({ rulebook: z.string(), inForceFrom: day, items: z.array(ruleSummary).readonly() }),
  }),
  readRule: contract({
    method: 'get',
    path: '/v1/rules/{id}',
    tag: 'law',
    summary: '一项规则及其依据的条文',
    access: 'anyone',
    params: z.strictObject({ id: words(80) }),
    query: onDay,
    status: 200,
    answer: ruleSummary.extend({
      rulebook: z.string(),
      articles: z.array(article.extend({ statute: z.string() })).readonly(),
    }),
    problems: ['no-such-record'],
  }),
  listActions: contract({
    method: 'get',
    path: '/v1/actions',
    tag: 'law',
    summary: '全部操作：谁可以办理、依据、输入内容',
    access: 'anyone',
    status: 200,
    answer: z.object({
      items: z
        .array(
          z
            .object({
              name: z.string(),
              label: z.string(),
              by: z.array(role).readonly(),
              rule: z.string(),
              basis: citation,
              input: z.record(z.string(), z.unknown()).meta({ description: '输入内容的 JSON Schema' }),
            })
            .meta({ id: 'Action' }),
        )
        .readonly(),
    }),
  }),
} as const;
