import { z } from 'zod';
import { CASEWORKERS } from '../case/actor';
import { remark, words } from '../case/fields';
import { PERSONAL_FIELDS, type PersonalField } from '../case/personal';
import { contract } from './contract';
import { fileAnswer, ZIP_TYPE } from './files';
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
  exportPersonalData: contract({
    method: 'post',
    path: '/v1/cases/{caseNo}/personal-data',
    tag: 'cases',
    summary: '依本人书面申请，导出系统保存的该当事人的全部个人信息',
    description:
      '一个 ZIP 文件，内有网页和数据文件：身份和联系方式（全文）、与本人有关的办理记录、同意和撤回、材料、文书、通知、' +
      '查看记录。不包含其他当事人的个人信息和封存的事实。先记录，后提供。',
    access: CASEWORKERS,
    shows: 'personal',
    params: caseParams,
    body: z.strictObject({
      party: asked.party,
      purpose: remark(200).meta({ description: '申请情况，如“本人2026年7月14日书面申请，已核对身份证件”' }),
    }),
    status: 200,
    answer: fileAnswer,
    download: [ZIP_TYPE],
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
