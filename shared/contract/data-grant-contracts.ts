import { z } from 'zod';
import { date, remark } from '../case/fields';
import { GRANT_FIELDS, type GrantField } from '../case/grant-fields';
import { contract } from './contract';
import { ADMINISTRATORS, district, organId } from './post-contracts';
import { actorShape, caseNo, day, describeTable, instant, pageOf, paging } from './shapes';

const id = z.uuid('应为列表中的编号');
const field = z.enum(Object.keys(GRANT_FIELDS) as [GrantField, ...GrantField[]]);
const some = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(200).readonly();
const scope = z
  .union([
    z.strictObject({ organs: some(organId), districts: some(district).optional() }),
    z.strictObject({ districts: some(district) }),
    z.strictObject({ caseNos: some(caseNo) }),
  ])
  .meta({ id: 'GrantScope', description: '哪些案件：某些机构办理的、某些区县的，或者逐件列明的' });

const grant = z
  .object({
    id,
    organ: z.string(),
    purpose: z.string(),
    basis: z.string(),
    scope,
    fields: z.array(field).readonly(),
    activeUntil: day,
    onConsent: z.boolean().meta({ description: '以本人同意为依据' }),
    grantedBy: z.string(),
    grantedAt: instant,
    revokedAt: instant.optional(),
  })
  .meta({ id: 'DataGrant' });

/** Data for other bodies: for a purpose, within a scope, for a time; every use is noted. */
export const DATA_GRANT_CONTRACTS = {
  listDataGrants: contract({
    method: 'get',
    path: '/v1/data-grants',
    tag: 'administration',
    summary: '数据授权：系统管理员、监督管理人员看到全部，其他人看到对本单位的',
    access: 'anyone',
    status: 200,
    answer: z.object({ today: day, items: z.array(grant).readonly() }),
  }),
  grantData: contract({
    method: 'post',
    path: '/v1/data-grants',
    tag: 'administration',
    summary: '授权其他单位查阅案件数据',
    description: `写明目的、依据、案件范围、数据项和截止日；可以授权的数据项：${describeTable(GRANT_FIELDS)}。`,
    access: ADMINISTRATORS,
    body: z
      .strictObject({
        organ: organId,
        purpose: remark(200).meta({ description: '目的' }),
        basis: remark(200).meta({ description: '依据的规定' }),
        scope,
        fields: some(field),
        activeUntil: date.meta({ description: '最后一日' }),
        onConsent: z
          .boolean()
          .default(false)
          .meta({ description: '以本人同意为依据：每次查阅时核对同意是否仍然有效，撤回随即停止' }),
      })
      .refine((body) => !body.onConsent || 'caseNos' in body.scope, {
        path: ['scope'],
        message: '以本人同意为依据的，案件应当逐件列明',
      }),
    status: 201,
    answer: z.object({ id }),
    writes: true,
  }),
  revokeDataGrant: contract({
    method: 'post',
    path: '/v1/data-grants/{id}/revoke',
    tag: 'administration',
    summary: '撤销数据授权，立即生效',
    access: ADMINISTRATORS,
    params: z.strictObject({ id }),
    status: 200,
    answer: z.object({ id, revoked: z.literal(true) }),
    writes: true,
    problems: ['no-such-record'],
  }),
  readGrantedCases: contract({
    method: 'get',
    path: '/v1/data-grants/{id}/cases',
    tag: 'administration',
    summary: '依授权查阅：范围内的案件，只有授权的数据项',
    description: '每次查阅在答复之前记录：何人、何时、哪些案件。',
    access: 'anyone',
    params: z.strictObject({ id }),
    query: z.strictObject(paging),
    status: 200,
    answer: pageOf(z.record(z.string(), z.unknown())),
    problems: ['no-such-record'],
  }),
  listGrantUses: contract({
    method: 'get',
    path: '/v1/data-grants/{id}/uses',
    tag: 'administration',
    summary: '授权的使用记录，最近的1000次',
    access: ['administrator', 'supervisor'],
    params: z.strictObject({ id }),
    status: 200,
    answer: z.object({
      items: z
        .array(z.object({ actor: actorShape, caseNos: z.array(z.string()).readonly(), usedAt: instant }))
        .readonly(),
    }),
    problems: ['no-such-record'],
  }),
} as const;
