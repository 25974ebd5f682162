import { z } from 'zod';
import { words } from '../case/fields';
import { contract } from './contract';
import { SCOPES } from './scopes';
import { actorShape, caseNo, describeTable, instant, role } from './shapes';

const document = z.record(z.string(), z.unknown());

export const SYSTEM_CONTRACTS = {
  whoAmI: contract({
    method: 'get',
    path: '/v1/me',
    tag: 'identity',
    summary: '我是谁，以什么角色办理',
    access: 'anyone',
    status: 200,
    answer: actorShape.extend({
      roleLabel: z.string(),
      cases: z.array(caseNo).readonly().optional(),
      organName: z.string().optional().meta({ description: '所在单位的名称；仅浏览器登录' }),
      loggedInAt: instant.optional().meta({ description: '登录的时刻（UTC）；仅浏览器登录' }),
    }),
  }),
  health: contract({
    method: 'get',
    path: '/health',
    tag: 'system',
    summary: '进程是否在运行',
    access: 'public',
    status: 200,
    answer: z.object({ status: z.literal('ok') }),
  }),
  ready: contract({
    method: 'get',
    path: '/ready',
    tag: 'system',
    summary: '能否办理：PostgreSQL 和 Temporal 是否可用',
    access: 'public',
    status: 200,
    answer: z.object({ status: z.literal('ready') }),
    problems: ['unavailable'],
  }),
  openapi: contract({
    method: 'get',
    path: '/openapi.json',
    tag: 'system',
    summary: '接口说明（OpenAPI 3.1）',
    access: 'public',
    status: 200,
    answer: document,
  }),
  asyncapi: contract({
    method: 'get',
    path: '/asyncapi.json',
    tag: 'system',
    summary: '数据交换报文说明（AsyncAPI 3.0）',
    access: 'public',
    status: 200,
    answer: document,
  }),
  issuer: contract({
    method: 'get',
    path: '/.well-known/openid-configuration',
    tag: 'identity',
    summary: '开发用签发者的说明；仅在启用时提供',
    access: 'public',
    status: 200,
    answer: document,
    problems: ['not-found'],
  }),
  keys: contract({
    method: 'get',
    path: '/.well-known/jwks.json',
    tag: 'identity',
    summary: '开发用签发者的公钥；仅在启用时提供',
    access: 'public',
    status: 200,
    answer: z.object({ keys: z.array(document).readonly() }),
    problems: ['not-found'],
  }),
  issueToken: contract({
    method: 'post',
    path: '/dev/token',
    tag: 'identity',
    summary: '签发开发用令牌；仅在启用时提供',
    access: 'public',
    body: z.strictObject({
      role,
      id: z
        .string()
        .regex(/^[^\s/\u0000]{1,100}$/u, '不得含空白和斜线')
        .optional(),
      name: words(50).optional(),
      organ: words(80).optional(),
      cases: z.array(caseNo).max(100).optional().meta({ description: '当事人可以查阅的案件' }),
      scope: words(200)
        .optional()
        .meta({ description: `系统之间调用的权限，以空格分隔：${describeTable(SCOPES)}` }),
    }),
    status: 200,
    answer: z.object({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.number().int() }),
    problems: ['not-found'],
  }),
} as const;
