import { z } from 'zod';
import { CASEWORKERS } from '../case/actor';
import { words } from '../case/fields';
import { contract } from './contract';
import { fileAnswer, UPLOAD_LIMIT_MB, uploadedFile } from './files';
import { caseNo, caseParams, instant, sideShape } from './shapes';

const id = z.uuid('应为列表中的编号');

const invitation = z
  .object({
    id,
    partyId: z.string(),
    side: sideShape,
    name: z.string(),
    createdAt: instant,
    createdBy: z.string(),
    expiresAt: instant,
    usedAt: instant.optional().meta({ description: '当事人最近一次进入的时间' }),
    revokedAt: instant.optional(),
    lockedUntil: instant.optional().meta({ description: '验证码连续输错，在此之前不能再试' }),
  })
  .meta({ id: 'Invitation' });

const FILE_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const;

const partyFile = z
  .object({
    id,
    side: sideShape,
    name: z.string(),
    type: z.enum(FILE_TYPES),
    sha256: z.string(),
    bytes: z.number().int(),
    handedInBy: z.string(),
    handedInAt: instant,
    seenAt: instant.optional().meta({ description: '工作人员首次查看的时间' }),
  })
  .meta({ id: 'PartyFile' });

/** How parties come to their own case, and what they hand in. */
export const INVITATION_CONTRACTS = {
  invite: contract({
    method: 'post',
    path: '/v1/cases/{caseNo}/invitations',
    tag: 'identity',
    summary: '邀请当事人查阅和办理自己的案件',
    description:
      '答复中的链接和六位验证码只出现这一次，系统只保存其摘要；同一当事人先前的链接随之失效，所以重复请求没有妨碍。' +
      '已经同意电子送达并留有电话或者电子邮箱的，验证码同时由短信、邮件发出（codeSentTo）；其他的，由工作人员当面或者随书面通知交付。',
    access: CASEWORKERS,
    params: caseParams,
    body: z.strictObject({ partyId: z.string().min(1).max(20).meta({ description: '当事人在案内的编号' }) }),
    status: 201,
    answer: z.object({
      caseNo,
      invitation,
      link: z.string().meta({ description: '当事人进入的地址' }),
      code: z.string().meta({ description: '六位验证码' }),
      codeSentTo: z.string().optional().meta({ description: '验证码发往的电话、电子邮箱（部分遮盖）' }),
    }),
    problems: ['no-such-case', 'no-such-record', 'refused'],
  }),
  listInvitations: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/invitations',
    tag: 'identity',
    summary: '已经发出的邀请（不含链接和验证码）',
    access: CASEWORKERS,
    params: caseParams,
    status: 200,
    answer: z.object({ caseNo, items: z.array(invitation).readonly() }),
    problems: ['no-such-case'],
  }),
  revokeInvitation: contract({
    method: 'post',
    path: '/v1/cases/{caseNo}/invitations/{id}/revocations',
    tag: 'identity',
    summary: '撤销邀请；已经进入的当事人随即退出',
    access: CASEWORKERS,
    params: z.strictObject({ caseNo, id }),
    status: 200,
    answer: z.object({ caseNo, invitation }),
    problems: ['no-such-case', 'no-such-record'],
  }),
  listPartyFiles: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/party-files',
    tag: 'cases',
    summary: '当事人提交的材料',
    access: CASEWORKERS,
    params: caseParams,
    status: 200,
    answer: z.object({ caseNo, items: z.array(partyFile).readonly() }),
    problems: ['no-such-case'],
  }),
  handInPartyFile: contract({
    method: 'post',
    path: '/v1/cases/{caseNo}/party-files',
    tag: 'cases',
    summary: '代当事人提交材料（窗口扫描、拍照）',
    description:
      `照片（jpg、png）或者 PDF，不超过 ${UPLOAD_LIMIT_MB} MB，按内容识别类型；校验值登入卷宗，与当事人自行提交的同样保管。` +
      '连接中断、没有收到答复的，以同一幂等键重发，不会重复登记。',
    access: CASEWORKERS,
    params: caseParams,
    query: z.strictObject({
      side: z.enum(['worker', 'employer']).meta({ description: '材料属于哪一方' }),
      'file-name': words(100).optional().meta({ description: '材料名称；不填即为表单中文件的名称' }),
    }),
    upload: FILE_TYPES,
    body: uploadedFile,
    status: 201,
    known: '该方先前已经提交过同一内容，没有重复登记',
    answer: z.object({ caseNo, file: partyFile }),
    writes: true,
    problems: ['no-such-case', 'not-yet-recorded', 'refused', 'unsupported-media-type', 'too-large', 'unavailable'],
  }),
  readPartyFile: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/party-files/{id}',
    tag: 'cases',
    summary: '下载当事人提交的材料',
    access: CASEWORKERS,
    params: z.strictObject({ caseNo, id }),
    status: 200,
    answer: fileAnswer,
    download: FILE_TYPES,
    problems: ['no-such-case', 'no-such-record'],
  }),
  previewPartyFile: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/party-files/{id}/preview',
    tag: 'cases',
    summary: '当事人提交的材料的小图（照片，或者 PDF 的第一页）',
    description: '小图只供辨认，不代替查阅，不计为工作人员已经查看。损坏或者加密的文件没有小图，答复 no-such-record。',
    access: CASEWORKERS,
    params: z.strictObject({ caseNo, id }),
    status: 200,
    answer: fileAnswer,
    download: ['image/jpeg'],
    problems: ['no-such-case', 'no-such-record'],
  }),
} as const;
