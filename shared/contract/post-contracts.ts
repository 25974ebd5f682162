import { z } from 'zod';
import { ROLES, type Role } from '../case/actor';
import { date as dayInput, remark } from '../case/fields';
import { contract } from './contract';
import { day, describeTable, instant, role } from './shapes';

export const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) =>
  Object.keys(table) as [Key, ...Key[]];
const id = z.uuid('应为列表中的编号');
export const district = z
  .string()
  .regex(/^\d{6}$/, '行政区划代码为六位数字')
  .meta({ description: '行政区划代码' });
export const organId = z
  .string()
  .regex(/^[^\s\p{Cc}/,]{1,80}$/u, '机构编号为1至80个字符，不含空格、斜线和逗号')
  .meta({ description: '机构编号', examples: ['ORG-NA-JD01'] });
export const personId = z
  .string()
  .regex(/^[^\s\p{Cc}/]{1,100}$/u, '人员编号不含空格和斜线')
  .meta({ description: '人员编号，即登录所用的名称' });
/** Posts are for those who sign in; parties come by invitation, and the clock is nobody. */
const POST_ROLES = Object.fromEntries(
  Object.entries(ROLES).filter(([name]) => !['worker', 'employer', 'system'].includes(name)),
) as Readonly<Record<Exclude<Role, 'worker' | 'employer' | 'system'>, string>>;
export const postRole = z.enum(keysOf(POST_ROLES)).meta({ description: describeTable(POST_ROLES) });

export const postShape = z
  .object({
    id,
    person: z.string(),
    role,
    organ: z.string().optional(),
    organName: z.string().optional(),
    district: z.string().optional(),
    activeFrom: day,
    activeUntil: day.optional().meta({ description: '任期最后一日' }),
    revokedAt: instant.optional(),
  })
  .meta({ id: 'Post' });
const delegation = z
  .object({
    id,
    post: id,
    role,
    organName: z.string().optional(),
    holder: z.string(),
    holderName: z.string().optional(),
    to: z.string(),
    toName: z.string().optional(),
    reason: z.string(),
    activeFrom: day,
    activeUntil: day,
    revokedAt: instant.optional(),
  })
  .meta({ id: 'Delegation' });

export const ADMINISTRATORS = ['administrator'] as const;

/** Posts, and who acts under one while its holder is absent. */
export const POST_CONTRACTS = {
  listPosts: contract({
    method: 'get',
    path: '/v1/posts',
    tag: 'administration',
    summary: '岗位，包括任期已满和已经撤销的',
    access: ADMINISTRATORS,
    query: z.strictObject({ person: personId.optional(), organ: organId.optional() }),
    status: 200,
    answer: z.object({ today: day, items: z.array(postShape).readonly() }),
  }),
  grantPost: contract({
    method: 'post',
    path: '/v1/posts',
    tag: 'administration',
    summary: '设岗；不得为本人设岗',
    access: ADMINISTRATORS,
    body: z.strictObject({
      person: personId,
      role: postRole,
      organ: organId.optional(),
      district: district.optional().meta({ description: '监督管理人员、统计人员只管一个区县的，其行政区划代码' }),
      activeFrom: dayInput.optional().meta({ description: '任期第一日；不填为今日' }),
      activeUntil: dayInput.optional().meta({ description: '任期最后一日；期满立即不得再以该岗位办理' }),
    }),
    status: 201,
    answer: z.object({ id }),
    writes: true,
  }),
  revokePost: contract({
    method: 'post',
    path: '/v1/posts/{id}/revoke',
    tag: 'administration',
    summary: '撤销岗位，立即生效',
    access: ADMINISTRATORS,
    params: z.strictObject({ id }),
    status: 200,
    answer: z.object({ id, revoked: z.literal(true) }),
    writes: true,
    problems: ['no-such-record'],
  }),
  listDelegations: contract({
    method: 'get',
    path: '/v1/delegations',
    tag: 'administration',
    summary: '代理：本人委托的和受托的；系统管理员看到全部',
    access: 'anyone',
    status: 200,
    answer: z.object({ today: day, items: z.array(delegation).readonly() }),
  }),
  listColleagues: contract({
    method: 'get',
    path: '/v1/me/colleagues',
    tag: 'administration',
    summary: '可以委托代理的同事：现在本机构任职的人员',
    description: '没有所属机构的，列同一角色、同一区县的人员；系统管理员看到全部在任人员。不含本人。',
    access: keysOf(POST_ROLES),
    status: 200,
    answer: z.object({
      items: z.array(z.object({ id: z.string(), name: z.string(), roles: z.array(role).readonly() })).readonly(),
    }),
  }),
  delegate: contract({
    method: 'post',
    path: '/v1/delegations',
    tag: 'administration',
    summary: '不在岗期间，由同事以该岗位代为办理',
    description: '由岗位本人或者系统管理员办理。代为办理的事项，卷宗和审计日志写明两个人。',
    access: 'anyone',
    body: z.strictObject({
      post: id,
      to: personId,
      reason: remark(200),
      activeFrom: dayInput,
      activeUntil: dayInput,
    }),
    status: 201,
    answer: z.object({ id }),
    writes: true,
    problems: ['no-such-record'],
  }),
  revokeDelegation: contract({
    method: 'post',
    path: '/v1/delegations/{id}/revoke',
    tag: 'administration',
    summary: '终止代理，立即生效',
    access: 'anyone',
    params: z.strictObject({ id }),
    status: 200,
    answer: z.object({ id, revoked: z.literal(true) }),
    writes: true,
    problems: ['no-such-record'],
  }),
  myPosts: contract({
    method: 'get',
    path: '/v1/me/posts',
    tag: 'administration',
    summary: '本人可以用哪些岗位办理，包括代理的',
    access: 'anyone',
    status: 200,
    answer: z.object({
      items: z
        .array(
          postShape.extend({
            roleLabel: z.string(),
            delegation: id.optional(),
            holderName: z.string().optional().meta({ description: '被代理的同事' }),
            current: z.boolean().meta({ description: '现在以该岗位办理' }),
          }),
        )
        .readonly(),
    }),
  }),
  takePost: contract({
    method: 'post',
    path: '/v1/me/post',
    tag: 'administration',
    summary: '换一个岗位办理；只用于浏览器登录',
    access: 'anyone',
    body: z.strictObject({ post: id, delegation: id.optional() }),
    status: 200,
    answer: z.object({ post: id, delegation: id.optional() }),
    problems: ['no-such-record'],
  }),
} as const;
