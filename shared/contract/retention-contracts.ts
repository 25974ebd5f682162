import { z } from 'zod';
import { remark } from '../case/fields';
import { RETENTION_CLASSES, type RetentionClass } from '../privacy/retention';
import { contract } from './contract';
import { actorShape, caseNo, caseParams, day, describeTable, flag, instant } from './shapes';

/** Who answers for the archive. */
const KEEPERS = ['supervisor', 'administrator'] as const;

const id = z.uuid('应为列表中的编号');
const reason = remark(500);
const retentionClass = z
  .enum(Object.keys(RETENTION_CLASSES) as [RetentionClass, ...RetentionClass[]])
  .meta({ description: describeTable(RETENTION_CLASSES) });

const hold = z
  .object({
    id,
    caseNo,
    reason: z.string(),
    placedBy: actorShape,
    placedAt: instant,
    releasedBy: actorShape.optional(),
    releasedAt: instant.optional(),
    releaseReason: z.string().optional(),
  })
  .meta({ id: 'LegalHold', description: '继续保存的要求' });

const disposal = z
  .object({
    id,
    caseNo,
    class: retentionClass,
    archivedOn: day,
    retainedUntil: day,
    reason: z.string(),
    proposedBy: actorShape,
    proposedAt: instant,
    approvedBy: actorShape.optional(),
    approvedAt: instant.optional(),
    carriedOutAt: instant.optional(),
    removed: z.record(z.string(), z.number().int()).optional().meta({ description: '各表删除的行数' }),
  })
  .meta({ id: 'Disposal', description: '销毁记录' });

const most = { limit: z.coerce.number().int('应为整数').min(1).max(200).default(50) } as const;

/** How long case files are kept, and how they go. */
export const RETENTION_CONTRACTS = {
  listRetention: contract({
    method: 'get',
    path: '/v1/retention',
    tag: 'audit',
    summary: '已归档案件的保存期',
    description: '归档最早的在前；due=true 只列保存期已经届满的。',
    access: KEEPERS,
    shows: 'cases',
    query: z.strictObject({ due: flag.optional(), ...most }),
    status: 200,
    answer: z.object({
      items: z
        .array(
          z.object({
            caseNo,
            class: retentionClass,
            classLabel: z.string(),
            archivedOn: day,
            until: day.meta({ description: '保存期的最后一日' }),
            due: z.boolean(),
            held: z.boolean().meta({ description: '有继续保存的要求' }),
          }),
        )
        .readonly(),
    }),
  }),
  listHolds: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/legal-holds',
    tag: 'audit',
    summary: '继续保存的要求',
    access: KEEPERS,
    params: caseParams,
    status: 200,
    answer: z.object({ items: z.array(hold).readonly() }),
    problems: ['no-such-case'],
  }),
  placeHold: contract({
    method: 'post',
    path: '/v1/cases/{caseNo}/legal-holds',
    tag: 'audit',
    summary: '要求继续保存（诉讼、检察、审计等需要），期满也不得销毁',
    access: KEEPERS,
    params: caseParams,
    body: z.strictObject({ reason }),
    status: 201,
    answer: hold,
    writes: true,
    problems: ['no-such-case'],
  }),
  releaseHold: contract({
    method: 'post',
    path: '/v1/cases/{caseNo}/legal-holds/{id}/release',
    tag: 'audit',
    summary: '解除继续保存的要求',
    access: KEEPERS,
    params: z.strictObject({ caseNo, id }),
    body: z.strictObject({ reason }),
    status: 200,
    answer: hold,
    writes: true,
    problems: ['no-such-record'],
  }),
  listDisposals: contract({
    method: 'get',
    path: '/v1/disposals',
    tag: 'audit',
    summary: '销毁的提议和记录',
    access: KEEPERS,
    query: z.strictObject(most),
    status: 200,
    answer: z.object({ items: z.array(disposal).readonly() }),
  }),
  proposeDisposal: contract({
    method: 'post',
    path: '/v1/cases/{caseNo}/disposals',
    tag: 'audit',
    summary: '提议销毁保存期届满的案卷',
    access: KEEPERS,
    params: caseParams,
    body: z.strictObject({ reason }),
    status: 201,
    answer: disposal,
    writes: true,
    problems: ['no-such-case', 'refused'],
  }),
  approveDisposal: contract({
    method: 'post',
    path: '/v1/disposals/{id}/approval',
    tag: 'audit',
    summary: '由第二人批准并销毁：密钥、内容、材料、通知、视图一并删除，不能恢复',
    description: '卷宗只留各行的序号、日期和散列值，链仍可校验；销毁记录长期保存。',
    access: KEEPERS,
    params: z.strictObject({ id }),
    status: 200,
    answer: disposal,
    writes: true,
    problems: ['no-such-record', 'refused', 'forbidden'],
  }),
} as const;
