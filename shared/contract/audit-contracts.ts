import { z } from 'zod';
import { AUDIT_KINDS, OUTCOMES, SHOWN, type AuditKind, type Outcome, type Shown } from '../audit/entry';
import { date, words } from '../case/fields';
import { contract } from './contract';
import { fileAnswer } from './files';
import { actorShape, caseNo, caseParams, day, describeTable, flag, instant, pageOf, paging } from './shapes';

/** Who looks after the others' looking. */
const AUDITORS = ['supervisor', 'administrator'] as const;
export const ZIP_TYPE = 'application/zip';

const kind = z
  .enum(Object.keys(AUDIT_KINDS) as [AuditKind, ...AuditKind[]])
  .meta({ description: describeTable(AUDIT_KINDS) });
const sha256 = z.string().meta({ description: 'SHA-256，十六进制' });
const count = z.number().int();

const shows = z.enum(Object.keys(SHOWN) as [Shown, ...Shown[]]).meta({ description: describeTable(SHOWN) });

const auditEntry = z
  .object({
    chain: z.string().meta({ description: '所在的记录链：日期/进程' }),
    seq: count,
    at: instant,
    actor: actorShape
      .extend({
        post: z.string().optional().meta({ description: '以哪个岗位办理' }),
        delegation: z.string().optional().meta({ description: '代理他人岗位时，所依据的委托' }),
      })
      .optional()
      .meta({ description: '未能识别身份的无此项' }),
    from: z.object({ ip: z.string(), agent: z.string().meta({ description: '浏览器或者系统标识的摘要' }) }),
    kind,
    kindLabel: z.string(),
    outcome: z
      .enum(Object.keys(OUTCOMES) as [Outcome, ...Outcome[]])
      .optional()
      .meta({ description: `登录没有成功的原因，此时 actor 为被尝试的账号：${describeTable(OUTCOMES)}` }),
    outcomeLabel: z.string().optional(),
    route: z.string().meta({ description: '接口名称（operationId）' }),
    what: z.string().meta({ description: '接口的用途' }),
    shows,
    asked: z.string(),
    query: z.array(z.string()).readonly().optional().meta({ description: '查询用了哪些条件，不含其内容' }),
    caseNos: z.array(z.string()).readonly().meta({ description: '所涉及或者所显示的案件' }),
    status: count,
    shownSeq: count.optional().meta({ description: '所显示的卷宗序号：此人当时所见即卷宗至该号为止的内容' }),
    answer: sha256.optional().meta({ description: '当时所显示内容的 SHA-256，可供日后比对' }),
    hash: sha256,
  })
  .meta({ id: 'AuditEntry' });

const root = z
  .object({
    no: count,
    day: day.meta({ description: '所封之日' }),
    takenAt: instant,
    previous: sha256,
    merkle: sha256.meta({ description: '各链位置的 Merkle 根（RFC 6962）' }),
    leaves: count,
    cases: count,
    caseEntries: count,
    auditChains: count,
    auditEntries: count,
    jws: z.string().meta({ description: '签名（JWS compact，EdDSA），载荷即上述各项' }),
  })
  .meta({ id: 'AuditRoot' });

const interval = { from: date, to: date } as const;
const inOrder = { error: '止日不得早于起日', path: ['to'] };

export const AUDIT_CONTRACTS = {
  listAudit: contract({
    method: 'get',
    path: '/v1/audit',
    tag: 'audit',
    summary: '谁在何时查阅、办理了什么',
    description:
      '按人员、案件、日期查询，最近的在前；查询审计记录本身也记入审计。' +
      '区县的监督管理人员只见涉及本区县案件的、本区县机构人员的记录，其中的案件编号限于本区县。',
    access: AUDITORS,
    shows: 'audit',
    query: z
      .strictObject({
        person: words(200).optional().meta({ description: '人员编号或者姓名' }),
        caseNo: caseNo.optional(),
        kind: kind.optional(),
        from: date.optional(),
        to: date.optional(),
        ofCases: flag.optional().meta({ description: '只列涉及案件的' }),
        ...paging,
      })
      .refine(({ from, to }) => !from || !to || from <= to, inOrder),
    status: 200,
    answer: pageOf(auditEntry),
  }),
  readKnown: contract({
    method: 'get',
    path: '/v1/audit/known',
    tag: 'audit',
    summary: '谁在何时知道什么：某人至某一时刻看到过的案件、封存事实、个人信息、文书和导出',
    description: '只计已经显示的，不计未获准许的；最近的在前，各至多500项。查询本身也记入审计。',
    access: AUDITORS,
    shows: 'audit',
    query: z.strictObject({
      person: words(200).meta({ description: '人员编号或者姓名' }),
      at: z.iso
        .datetime({ offset: true, error: '应为时刻，如 2026-07-14T09:00:00+08:00' })
        .meta({ description: '至这一时刻为止' }),
    }),
    status: 200,
    answer: z.object({
      person: z.string(),
      at: instant,
      cases: z
        .array(
          z.object({
            caseNo,
            first: instant.meta({ description: '第一次看到' }),
            last: instant.meta({ description: '最后一次看到' }),
            times: count,
            shownSeq: count.optional().meta({ description: '看到的卷宗至几号；只在清单中出现过的无此项' }),
            shows: z.array(shows).readonly(),
          }),
        )
        .readonly(),
      special: z.array(auditEntry).readonly().meta({ description: '封存事实、个人信息、文书、导出、审计记录，逐次' }),
      more: z.boolean().meta({ description: '还有更早的未列出，请选较早的时刻' }),
    }),
  }),
  exportAudit: contract({
    method: 'get',
    path: '/v1/audit/export',
    tag: 'audit',
    summary: '导出审计记录（zip：记录、每日根、公钥），可以离线校验',
    description: '至多三十一日。记录链不可拆分，区县的监督管理人员不能导出。',
    access: AUDITORS,
    query: z
      .strictObject(interval)
      .refine(({ from, to }) => from <= to, inOrder)
      .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < 31 * 86_400_000, {
        error: '一次至多导出三十一日',
        path: ['to'],
      }),
    status: 200,
    download: [ZIP_TYPE],
    answer: fileAnswer,
  }),
  listAuditRoots: contract({
    method: 'get',
    path: '/v1/audit/roots',
    tag: 'audit',
    summary: '每日根：每日对全部卷宗和审计记录的位置签名',
    description: '任何人都可以取得并另行保存；其中没有案件内容。此后任何改动、删除、调换、截短都与已保存的根不符。',
    access: 'public',
    query: z.strictObject({ from: date.optional(), to: date.optional() }),
    status: 200,
    answer: z.object({
      items: z.array(root).readonly(),
      keys: z.array(z.record(z.string(), z.unknown())).readonly().meta({ description: '公钥（JWK）' }),
    }),
  }),
  readIntegrity: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/integrity',
    tag: 'audit',
    summary: '本案记录是否完整：逐行核对卷宗，并与最近的每日根比对',
    access: 'anyone',
    shows: 'nothing',
    params: caseParams,
    status: 200,
    answer: z.object({
      caseNo,
      whole: z.boolean(),
      statement: z.string().meta({ description: '一句话的结论' }),
      entries: count,
      checkpoint: z
        .object({ day, takenAt: instant, no: count, seq: count, hash: sha256, merkle: sha256, jws: z.string() })
        .optional()
        .meta({ description: '最近覆盖本案的每日根；尚未经过一次日终的无此项' }),
      proof: z
        .array(z.object({ side: z.enum(['left', 'right']), hash: sha256 }))
        .readonly()
        .optional()
        .meta({ description: '自本案至 Merkle 根的路径' }),
      findings: z.array(z.object({ seq: count.optional(), what: z.string() })).readonly(),
    }),
    problems: ['no-such-case'],
  }),
} as const;
