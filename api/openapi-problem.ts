import { PROBLEM_REMEDIES, PROBLEMS, problemType, type ProblemSlug } from '../shared/problems';
import type { Json } from './openapi-schemas';

/** A document of each kind of problem, by its slug. */
export const PROBLEM_EXAMPLES: Json = Object.fromEntries(
  (Object.keys(PROBLEMS) as ProblemSlug[]).map((slug) => {
    const { title, status } = PROBLEMS[slug];
    const value = { type: problemType(slug), title, status, detail: title };
    return [slug, { summary: title, description: PROBLEM_REMEDIES[slug], value }];
  }),
);

/** The one shape of all problems. */
export const PROBLEM_SCHEMA: Json = {
  type: 'object',
  description: '问题（RFC 9457）',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    fields: {
      type: 'array',
      description: '填写不符合要求之处',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
          hint: { type: 'string' },
        },
      },
    },
    refusals: { type: 'array', description: '依法不能办理的理由', items: { $ref: '#/components/schemas/Refusal' } },
    changed: { type: 'array', description: '其后发生的事项', items: { $ref: '#/components/schemas/Entry' } },
    seq: { type: 'integer', description: '案件目前的序号' },
    requestId: { type: 'string', description: '系统故障时用于查找日志' },
  },
};
