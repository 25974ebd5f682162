import { z } from 'zod';
import { CASEWORKERS } from '../case/actor';
import { remark, words } from '../case/fields';
import { PERSONAL_FIELDS, type PersonalField } from '../case/personal';
import { contract } from './contract';
import { actorShape, caseNo, caseParams, describeTable, instant } from './shapes';

const field = z
  .enum(Object.keys(PERSONAL_FIELDS) as [PersonalField, ...PersonalField[]])
  .meta({ description: describeTable(PERSONAL_FIELDS) });
const asked = {
  party: words(20).meta({ description: '当事人的案内编号' }),
  field,
  purpose: remark(200).meta({ description: '查看的用途，如“电话通知开庭时间”' }),
};

export const REVELATION_CONTRACTS = {
  reveal: contract({
    method: 'post',
    path: '/v1/cases/{caseNo}/revelations',
    tag: 'cases',
    summary: '查看当事人的证件号码、电话、邮箱或者送达地址全文',
    description: '各处只显示打码后的内容。查看全文应当说明用途；先记录，后显示，记录不能更改。',
    access: CASEWORKERS,
    shows: 'personal',
    params: caseParams,
    body: z.strictObject(asked),
    status: 200,
    answer: z.object({ caseNo, party: z.string(), field, value: z.string() }),
    problems: ['no-such-case', 'no-such-record'],
  }),
  listRevelations: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/revelations',
    tag: 'cases',
    summary: '谁查看过当事人个人信息的全文',
    description: '最近500次，新的在前。',
    access: [...CASEWORKERS, 'supervisor'],
    params: caseParams,
    status: 200,
    answer: z.object({
      caseNo,
      items: z.array(z.object({ caseNo, ...asked, actor: actorShape, at: instant })).readonly(),
    }),
    problems: ['no-such-case'],
  }),
} as const;
