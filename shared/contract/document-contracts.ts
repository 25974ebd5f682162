import { z } from 'zod';
import { CASEWORKERS, type Role } from '../case/actor';
import { date, words } from '../case/fields';
import { SERVED_TO, SERVICE_METHODS } from '../paths/documents';
import { contract } from './contract';
import {
  about,
  document,
  documentWhole,
  dueDocument,
  id,
  keysOf,
  kind,
  letterhead,
  missing,
  model,
} from './document-shapes';
import { fileAnswer } from './files';
import { caseNo, caseParams, describeTable } from './shapes';

export const PDF_TYPE = 'application/pdf';
export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const WRITERS: readonly Role[] = [...CASEWORKERS, 'arbitrator'];

const documentParams = z.strictObject({ caseNo, id });
const supplements = z
  .record(z.string().regex(/^[A-Za-z]{1,40}$/, '应为可以填写的内容之一'), words(2000))
  .meta({ description: '案件中没有、由制作人填写的内容' });

export const DOCUMENT_CONTRACTS = {
  listDocuments: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/documents',
    tag: 'documents',
    summary: '查阅本案文书和应当制作的文书',
    description: '草稿和待制作的文书只向承办人员显示；调解笔录等不向裁判人员显示。',
    access: 'anyone',
    params: caseParams,
    status: 200,
    answer: z.object({
      caseNo,
      documents: z.array(document).readonly(),
      due: z.array(dueDocument).readonly().meta({ description: '办理到此应当制作、可以制作而尚未制作的文书' }),
    }),
    problems: ['no-such-case'],
  }),
  draftDocument: contract({
    method: 'post',
    path: '/v1/cases/{caseNo}/documents',
    tag: 'documents',
    summary: '制作文书草稿',
    description: '内容取自案件；同一事项再次制作的，成为新的版本，先前尚未发出的版本被替代。',
    access: WRITERS,
    params: caseParams,
    body: z.strictObject({ kind, about, supplements: supplements.default({}) }),
    status: 201,
    answer: documentWhole,
    writes: true,
    problems: ['no-such-case', 'refused'],
  }),
  previewDocument: contract({
    method: 'post',
    path: '/v1/cases/{caseNo}/document-previews',
    tag: 'documents',
    summary: '预览文书，不保存',
    access: WRITERS,
    params: caseParams,
    body: z.strictObject({ kind, about, supplements: supplements.default({}) }),
    status: 200,
    answer: z.object({ model, missing: z.array(missing).readonly() }),
    problems: ['no-such-case', 'refused'],
  }),
  readDocument: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/documents/{id}',
    tag: 'documents',
    summary: '查阅一件文书及其经过',
    access: 'anyone',
    params: documentParams,
    status: 200,
    answer: documentWhole,
    problems: ['no-such-case', 'no-such-record'],
  }),
  downloadDocument: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/documents/{id}/file',
    tag: 'documents',
    summary: '下载文书：PDF/A 或者可以编辑的 DOCX',
    access: 'anyone',
    params: documentParams,
    query: z.strictObject({ format: z.enum(['pdf', 'docx']).default('pdf') }),
    status: 200,
    answer: fileAnswer,
    download: [PDF_TYPE, DOCX_TYPE],
    problems: ['no-such-case', 'no-such-record'],
  }),
  checkDocument: contract({
    method: 'post',
    path: '/v1/cases/{caseNo}/documents/{id}/check',
    tag: 'documents',
    summary: '核对文书草稿',
    description: '依法应当写明的内容有缺项，或者制作后案件已有变化的，不能核对通过。',
    access: WRITERS,
    params: documentParams,
    status: 200,
    answer: documentWhole,
    writes: true,
    problems: ['no-such-case', 'no-such-record', 'refused'],
  }),
  issueDocument: contract({
    method: 'post',
    path: '/v1/cases/{caseNo}/documents/{id}/issue',
    tag: 'documents',
    summary: '发出文书：编文号，登记入卷',
    description: '文号按单位、种类和年度连续编排，不留空号。重复请求不会再次编号。',
    access: WRITERS,
    params: documentParams,
    status: 200,
    answer: documentWhole,
    writes: true,
    problems: ['no-such-case', 'no-such-record', 'refused'],
  }),
  serveDocument: contract({
    method: 'post',
    path: '/v1/cases/{caseNo}/documents/{id}/service',
    tag: 'documents',
    summary: '登记文书送达',
    description: '留置、张贴送达的，经过规定的工作日视为送达；其他方式以签收、到达之日为送达之日。',
    access: WRITERS,
    params: documentParams,
    body: z.strictObject({
      to: z.enum(keysOf(SERVED_TO)).meta({ description: describeTable(SERVED_TO) }),
      method: z.enum(keysOf(SERVICE_METHODS)).meta({ description: describeTable(SERVICE_METHODS) }),
      receivedBy: words(50).optional(),
      note: words(300).optional(),
      on: date.optional().meta({ description: '送交、留置、到达之日；不填为今天' }),
    }),
    status: 200,
    answer: documentWhole,
    writes: true,
    problems: ['no-such-case', 'no-such-record', 'refused'],
  }),
  readLetterhead: contract({
    method: 'get',
    path: '/v1/letterheads/{organ}',
    tag: 'documents',
    summary: '查阅单位的文书抬头',
    access: 'anyone',
    params: z.strictObject({ organ: words(80) }),
    status: 200,
    answer: letterhead,
    problems: ['no-such-record'],
  }),
  enterLetterhead: contract({
    method: 'post',
    path: '/v1/letterheads/{organ}',
    tag: 'documents',
    summary: '登记单位的文书抬头',
    description: '发文单位名称和机关代字；已经发出的文书不变。',
    access: ['supervisor', 'administrator', ...CASEWORKERS],
    params: z.strictObject({ organ: words(80) }),
    body: z.strictObject({
      name: words(60).meta({ description: '发文单位全称' }),
      code: words(20).meta({ description: '机关代字，如「南岸劳调」' }),
      address: words(200).optional(),
      phone: words(40).optional(),
    }),
    status: 200,
    answer: letterhead,
    writes: true,
    problems: [],
  }),
} as const;
