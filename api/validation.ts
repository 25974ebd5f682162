import { z } from 'zod';
import type { FieldFault } from '../shared/problems';
import { Problem } from './problem';

const { localeError } = z.locales.zhCN();

type Issue = z.core.$ZodIssue;

/** The parts of a request that have rules, as they are named in a fault's path. */
export type Part = 'path' | 'query' | 'header' | 'body';

/**
 * What the schema makes of a part of the request.
 * @throws Problem `validation` that names every fault: field, rule, and how to put it right.
 */
export function valid<Schema extends z.ZodType>(schema: Schema, value: unknown, part: Part): z.output<Schema> {
  const result = schema.safeParse(value, { error: localeError, reportInput: true });
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => faultOf(issue, part));
  throw new Problem('validation', { detail: `有${fields.length}处填写不符合要求：${summary(fields)}`, fields });
}

function summary(fields: readonly FieldFault[]): string {
  const shown = fields.slice(0, 3).map(({ path, message }) => `${path} ${message}`);
  return fields.length > shown.length ? `${shown.join('；')}等` : shown.join('；');
}

function faultOf(issue: Issue, part: Part): FieldFault {
  const at = [part, ...issue.path.map(String)].join('.');
  const said = told(issue);
  return { path: at, code: issue.code.replaceAll('_', '-'), ...said };
}

/** Zod's own words speak of keys and unions; where a person can be told more plainly, they are. */
function told(issue: Issue): Pick<FieldFault, 'message' | 'hint'> {
  switch (issue.code) {
    case 'invalid_union':
      return unionFault(issue);
    case 'unrecognized_keys':
      return { message: `没有名为${issue.keys.join('、')}的字段`, hint: '删去多余的字段，核对字段名称' };
    case 'invalid_value':
      return issue.values.length === 1
        ? { message: issue.message, hint: `应为 ${String(issue.values[0])}` }
        : { message: '不在可以填写的范围内', hint: `可以填写：${issue.values.map(String).join('、')}` };
    case 'invalid_type':
      return issue.input === undefined
        ? { message: '必填', hint: `应填写${TYPES[issue.expected] ?? issue.expected}` }
        : { message: `应为${TYPES[issue.expected] ?? issue.expected}` };
    default:
      return { message: issue.message };
  }
}

function unionFault(issue: z.core.$ZodIssueInvalidUnion): Pick<FieldFault, 'message' | 'hint'> {
  if (issue.discriminator !== 'name') return { message: issue.message };
  return { message: '没有这个名称的操作', hint: '可以办理的操作见 GET /v1/actions' };
}

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是否（true 或 false）',
  array: '列表',
  object: '对象',
  record: '对象',
};
