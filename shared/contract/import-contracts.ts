import { z } from 'zod';
import { words } from '../case/fields';
import { contract } from './contract';
import { CSV_TYPE, fileAnswer, UPLOAD_LIMIT_MB, uploadedFile, XLSX_TYPE } from './files';
import { ROW_FAULTS } from '../exchange/court-spreadsheet/columns';
import { actorShape, caseNo, describeTable, flag, instant, pageOf, paging } from './shapes';

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

const id = z.string().regex(/^imp_[0-9a-f]{24}$/, '应为导入编号');
const params = z.strictObject({ id });

const rowStates = ['waiting', 'opened', 'checked', 'duplicate', 'refused', 'skipped'] as const;
const cells = z.record(z.string(), z.unknown()).meta({ description: '各列的文字；children 为其余各表中属于本行的' });
const rowShape = z
  .object({
    row: count.meta({ description: '数据行的次序，从 1 起' }),
    state: z.enum(rowStates),
    stateLabel: z.string(),
    cells,
    original: cells.optional().meta({ description: '改正过的，导入时文件中的原文' }),
    faults: z
      .array(
        z.object({
          column: z.string().meta({ description: '列名；其余各表写明行，如 当事人第3行·证照号' }),
          code: z.string().meta({ description: describeTable(ROW_FAULTS) }),
          message: z.string(),
          hint: z.string(),
        }),
      )
      .readonly(),
    caseNo: caseNo.optional().meta({ description: '已登记的，或者重复的，其案件编号' }),
  })
  .meta({ id: 'ImportRow', description: '导入的一行' });
/** As long as the reader takes a cell to be. */
const LONGEST_CELL = 5_000;
const report = `/v1/imports/{id}/report`;

export const IMPORT_CONTRACTS = {
  listImports: contract({
    method: 'get',
    path: '/v1/imports',
    tag: 'imports',
    summary: '导入过的文件，最近的在前',
    description: '调解组织工作人员只看本组织的，人民法院工作人员只看本人的。',
    access: READERS,
    query: z.strictObject({ ...paging }),
    status: 200,
    answer: pageOf(importShape),
  }),
  readImportTemplate: contract({
    method: 'get',
    path: '/v1/imports/template',
    tag: 'imports',
    summary: '下载委派、委托清单的模板（xlsx）',
    description: '列名、必填列、可选的内容和填写说明，与导入时检查的规则出自同一张表。',
    access: READERS,
    status: 200,
    download: [XLSX_TYPE],
    answer: fileAnswer,
  }),
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
  readImportRows: contract({
    method: 'get',
    path: '/v1/imports/{id}/rows',
    tag: 'imports',
    summary: '导入的各行及其办理结果',
    access: READERS,
    params,
    query: z.strictObject({ state: z.enum(rowStates).optional(), ...paging }),
    status: 200,
    answer: pageOf(rowShape),
    problems: ['no-such-record'],
  }),
  correctImportRow: contract({
    method: 'post',
    path: '/v1/imports/{id}/rows/{row}',
    tag: 'imports',
    summary: '改正错误的一行，或者跳过该行',
    description:
      '只写要改的列，列名与该行 faults 中的相同；改后按同样的规则重新检查，行号不变，原文另存。' +
      '试运行的，改正后等待正式登记；已经正式登记的，改正后随即登记。',
    access: IMPORTERS,
    params: z.strictObject({ id, row: z.coerce.number().int('应为行号').min(1).max(99_999) }),
    body: z.union([
      z.strictObject({
        cells: z
          .record(z.string().max(80), z.string().max(LONGEST_CELL, `不得超过${LONGEST_CELL}字`))
          .refine((all) => Object.keys(all).length > 0, '至少改正一列')
          .refine((all) => Object.keys(all).length <= 200, '列数过多'),
      }),
      z.strictObject({ skip: z.literal(true) }),
    ]),
    status: 200,
    answer: z.object({ row: rowShape, import: importShape }),
    writes: true,
    problems: ['no-such-record', 'refused'],
  }),
  registerImport: contract({
    method: 'post',
    path: '/v1/imports/{id}/register',
    tag: 'imports',
    summary: '试运行之后正式登记',
    description: '试运行中可以登记的各行再检查一次后逐行登记；错误的行不影响其他行，改正后随即登记。',
    access: IMPORTERS,
    params,
    status: 200,
    answer: importShape,
    writes: true,
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
