import { z } from 'zod';
import { date as dayInput, words } from '../case/fields';
import { ORGAN_KINDS, type OrganKind } from '../case/organs';
import { contract } from './contract';
import { ADMINISTRATORS, district, keysOf, organId, personId, postRole, postShape } from './post-contracts';
import { day, describeTable, role } from './shapes';

const kind = z.enum(keysOf<OrganKind>(ORGAN_KINDS)).meta({ description: describeTable(ORGAN_KINDS) });
const title = words(100).meta({ description: '机构名称' });

const organ = z
  .object({
    id: z.string(),
    title: z.string(),
    kind: z.enum(keysOf<OrganKind>(ORGAN_KINDS)),
    district: z.string().optional(),
    parent: z.string().optional(),
    closedOn: day.optional(),
  })
  .meta({ id: 'Organ' });
const person = z
  .object({
    id: z.string(),
    name: z.string(),
    role,
    activeFrom: day,
    activeUntil: day.optional(),
    disabled: z.boolean().meta({ description: '已经停用' }),
    locked: z.boolean().meta({ description: '因连续输错密码暂时锁定' }),
    posts: z.array(postShape).readonly(),
  })
  .meta({ id: 'Person' });

const PASSWORD_ONCE = '密码只在答复中出现这一次，系统只保存其散列值。';

/** Organisations, and the people of our own provider. */
export const ADMINISTRATION_CONTRACTS = {
  listOrgans: contract({
    method: 'get',
    path: '/v1/organs',
    tag: 'administration',
    summary: '机构名录',
    access: 'anyone',
    query: z.strictObject({ kind: kind.optional() }),
    status: 200,
    answer: z.object({ items: z.array(organ).readonly() }),
  }),
  addOrgan: contract({
    method: 'post',
    path: '/v1/organs',
    tag: 'administration',
    summary: '登记机构',
    access: ADMINISTRATORS,
    body: z.strictObject({ id: organId, title, kind, district: district.optional(), parent: organId.optional() }),
    status: 201,
    answer: organ,
    writes: true,
  }),
  amendOrgan: contract({
    method: 'post',
    path: '/v1/organs/{id}',
    tag: 'administration',
    summary: '变更机构；撤销的填写 closedOn，其后不再设岗',
    access: ADMINISTRATORS,
    params: z.strictObject({ id: organId }),
    body: z.strictObject({
      title: title.optional(),
      kind: kind.optional(),
      district: district.optional(),
      closedOn: dayInput.optional(),
    }),
    status: 200,
    answer: organ,
    writes: true,
    problems: ['no-such-record'],
  }),
  listPeople: contract({
    method: 'get',
    path: '/v1/people',
    tag: 'administration',
    summary: '本系统统一身份认证的人员及其岗位',
    access: ADMINISTRATORS,
    status: 200,
    answer: z.object({ items: z.array(person).readonly() }),
  }),
  addPerson: contract({
    method: 'post',
    path: '/v1/people',
    tag: 'administration',
    summary: '开立账号，同时设第一个岗位',
    description: PASSWORD_ONCE,
    access: ADMINISTRATORS,
    body: z.strictObject({
      id: z.string().regex(/^[a-z][a-z0-9._-]{1,39}$/, '以小写字母开头，2至40个小写字母、数字、点、下划线或者连字符'),
      name: words(50),
      role: postRole,
      organ: organId.optional(),
      district: district.optional(),
      activeUntil: dayInput.optional(),
    }),
    status: 201,
    answer: z.object({ id: z.string(), password: z.string() }),
  }),
  resetPassword: contract({
    method: 'post',
    path: '/v1/people/{id}/password',
    tag: 'administration',
    summary: '重设密码，解除锁定；已经登录的随即退出',
    description: PASSWORD_ONCE,
    access: ADMINISTRATORS,
    params: z.strictObject({ id: personId }),
    status: 200,
    answer: z.object({ id: z.string(), password: z.string() }),
    problems: ['no-such-record'],
  }),
  disablePerson: contract({
    method: 'post',
    path: '/v1/people/{id}/disable',
    tag: 'administration',
    summary: '停用账号；已经登录的随即退出',
    access: ADMINISTRATORS,
    params: z.strictObject({ id: personId }),
    status: 200,
    answer: z.object({ id: z.string(), disabled: z.literal(true) }),
    problems: ['no-such-record'],
  }),
} as const;
