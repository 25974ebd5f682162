import { z } from 'zod';
import { words } from '../case/fields';
import { contract } from './contract';
import { CSV_TYPE, fileAnswer, UPLOAD_LIMIT_MB, uploadedFile, XLSX_TYPE } from './files';
import { actorShape, flag, instant } from './shapes';

/** A court hands its mandates in; the organisation to which they go may do it for the court. */
const IMPORTERS = ['court', 'clerk'] as const;
const READERS = [...IMPORTERS, 'supervisor', 'administrator'] as const;
const FILES = [CSV_TYPE, XLSX_TYPE] as const;

const count = z.number().int();
const importShape = z
  .object({
    id: z.string(),
    fileName: z.string(),
    sha256: z.string().meta({ description: '文件内容的 SHA-256' }),
    organ: z.string(),
    district: z.string(),
    author: actorShape,
    dryRun: z.boolean(),
    state: z.enum(['running', 'finished']).meta({ description: 'running 正在办理、finished 各行均已办理' }),
    createdAt: instant,
    finishedAt: instant.optional(),
    rows: count.meta({ description: '数据行数' }),
    percent: count.meta({ description: '已办理的百分比' }),
    counts: z.object({
      waiting: count.meta({ description: '待办理' }),
      opened: count.meta({ description: '已登记' }),
      checked: count.meta({ description: '试运行：可以登记' }),
      duplicate: count.meta({ description: '重复' }),
      refused: count.meta({ description: '错误' }),
      skipped: count.meta({ description: '跳过' }),
    }),
  })
  .meta({ id: 'Import', description: '一个文件的导入' });

const params = z.strictObject({ id: z.string().regex(/^imp_[0-9a-f]{24}$/, '应为导入编号') });
const report = `/v1/imports/{id}/report`;

export const IMPORT_CONTRACTS = {
  startImport: contract({
    method: 'post',
    path: '/v1/imports',
    tag: 'imports',
    summary: '批量导入人民法院委派、委托调解（xlsx、csv）',
    description: `一行是一件。文件不超过 5000 行、${UPLOAD_LIMIT_MB} MB；csv 为 UTF-8 或者 GB18030 编码。xlsx 可以另有“当事人”“请求”“材料”三张表，以“行号”对应第一张表的“序号”。答复后逐行登记，进度见 GET /v1/imports/{id}，逐行结果见 ${report}；同一委派、委托只登记一次。`,
    access: IMPORTERS,
    query: z.strictObject({
      'dry-run': flag.optional().meta({ description: 'true：只检查，不登记' }),
      organ: words(80).optional().meta({ description: '接收的调解组织编号；不填即为本人所在组织' }),
      district: z.string().regex(/^\d{6}$/, '应为六位行政区划代码'),
      'file-name': words(200).optional(),
    }),
    upload: FILES,
    body: uploadedFile,
    status: 201,
    answer: importShape,
    writes: true,
  }),
  readImport: contract({
    method: 'get',
    path: '/v1/imports/{id}',
    tag: 'imports',
    summary: '导入的进度',
    access: READERS,
    params,
    status: 200,
    answer: importShape,
    problems: ['no-such-record'],
  }),
  readImportReport: contract({
    method: 'get',
    path: report,
    tag: 'imports',
    summary: '逐行结果，与导入的文件同一形式',
    description: '在原各列之后加上：处理状态、错误代码、字段、说明、修改建议、本系统案号、幂等键。',
    access: READERS,
    params,
    query: z.strictObject({
      format: z.enum(['csv', 'xlsx']).optional().meta({ description: '不填即与导入的文件相同' }),
      encoding: z.enum(['utf-8', 'gb18030']).default('utf-8').meta({ description: 'csv 的编码' }),
      only: z.enum(['refused']).optional().meta({ description: '只要错误的行' }),
    }),
    status: 200,
    download: FILES,
    answer: fileAnswer,
    problems: ['no-such-record'],
  }),
  continueImport: contract({
    method: 'post',
    path: '/v1/imports/{id}/continue',
    tag: 'imports',
    summary: '改正错误的行，继续导入',
    description:
      '提交改正后的结果文件，按“幂等键”对应到行。错误的行以改正后的内容重新登记；处理状态改为“跳过”的不再登记；其他行不变。',
    access: IMPORTERS,
    params,
    upload: FILES,
    body: uploadedFile,
    status: 200,
    answer: importShape.extend({ taken: count.meta({ description: '本次替换的行数' }) }),
    writes: true,
    problems: ['no-such-record'],
  }),
} as const;
