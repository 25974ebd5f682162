import { z } from 'zod';
import type { LocalDate } from '../law/local-date';
import { CLAIM_KINDS, type ClaimKind } from './claims';
import { date, fen, reference, statement, words } from './fields';
import { personal } from './personal';

/** Every way by which a dispute comes in (paths.md 1). */
export const DOORS = {
  window: '窗口登记',
  telephone: '电话登记',
  online: '网上申请',
  hotline: '热线工单',
  union: '工会转介',
  inspection: '劳动保障监察移送',
  petition: '信访转送',
  'dispute-centre': '社会矛盾纠纷调处中心转送',
  'arbitration-commission': '仲裁委员会建议或者委托调解',
  court: '人民法院委派或者委托调解',
  'risk-warning': '风险预警',
} as const;
export type Door = keyof typeof DOORS;

export const REFERRAL_BODIES = {
  inspection: '劳动保障监察机构',
  arbitration: '劳动人事争议仲裁委员会',
  court: '人民法院',
  'legal-aid': '法律援助机构',
  'people-mediation': '人民调解委员会',
  'mediation-organisation': '其他劳动人事争议调解组织',
  police: '公安机关',
  'housing-fund': '住房公积金管理机构',
  'social-insurance': '社会保险经办机构',
  other: '其他主管部门',
} as const;

export const RISK_LEVELS = { blue: '蓝色', yellow: '黄色', orange: '橙色', red: '红色' } as const;

/** Groups to which the seed document asks for special attention. */
export const VULNERABLE_GROUPS = {
  'migrant-worker': '农民工',
  'dispatched-worker': '劳务派遣劳动者',
  'new-form-employment': '新就业形态劳动者',
  minor: '未成年工',
  pregnant: '孕期、产期、哺乳期女职工',
  disabled: '残疾劳动者',
} as const;

export type Ticket = {
  readonly hotline: '12333' | '12348' | '12351' | '12345';
  readonly orderNo: string;
  readonly dispatchedOn: LocalDate;
  readonly replyBy?: LocalDate;
};

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>) => Object.keys(table) as [K, ...K[]];

/** As it is shown, masked, it may be sent back: it stays what it is. */
const mailAddress = z
  .string()
  .max(200)
  .refine((text) => z.email().safeParse(text.replace(/^(.)\*{4}@/, '$1@')).success, '电子邮箱格式不正确')
  .meta({ format: 'email' });

/** As it is shown, masked, it may be sent back. */
const accountNumber = z.string().regex(/^[\d*][\d* -]{4,38}[\d*]$/, '账号应为6至40位数字，可以用空格或者短横分隔');

export const partyForm = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,20}$/, '当事人编号只能由小写字母、数字和连字符组成')
    .describe('案内编号，如 p1'),
  side: z.enum(['worker', 'employer', 'third-party']),
  kind: z.enum([
    'natural-person',
    'enterprise',
    'sole-proprietorship',
    'public-institution',
    'government',
    'social-organisation',
    'other',
  ]),
  name: words(100),
  idNo: personal('identity-number', words(40)).optional().describe('证件号码或者统一社会信用代码'),
  phone: personal('phone', z.string().regex(/^[0-9*+\-() ]{5,24}$/, '电话号码格式不正确')).optional(),
  email: personal('email', mailAddress).optional(),
  address: personal('address', words(200)).optional().describe('送达地址'),
  bank: words(100).optional().describe('收款账户的开户行'),
  bankAccount: personal('bank-account', accountNumber).optional().describe('收款账号'),
  groups: z
    .array(z.enum(keysOf(VULNERABLE_GROUPS)))
    .max(6)
    .optional(),
  agent: words(100).optional().describe('代理人'),
});
export type Party = z.output<typeof partyForm>;

export const claimForm = z.strictObject({
  no: z.int().min(1).max(99),
  kind: z.enum(keysOf<ClaimKind>(CLAIM_KINDS)),
  text: words(500),
  amountFen: fen.optional(),
  formula: words(500).optional(),
});

/** 集体争议一方：every worker keeps an own line. */
export const collectiveSide = z.strictObject({
  workers: z.int().min(2).max(100_000),
  commonRequest: z.boolean(),
  representatives: z.array(words(50)).max(5),
  mayRepresentativesSettle: z.boolean().optional().describe('推举书是否授权代表人和解、调解'),
  members: z
    .array(
      z.strictObject({ no: z.int().min(1), name: words(50), amountFen: fen.optional(), infringedOn: date.optional() }),
    )
    .max(5000)
    .optional(),
});
export type CollectiveSide = z.output<typeof collectiveSide>;

const court = z.strictObject({
  courtCode: reference(20).describe('法院代字，如 渝0103'),
  caseNo: reference(80).describe('诉前调或者立案案号'),
  mandateId: reference(80),
  mode: z.enum(['delegated', 'entrusted']).describe('delegated 委派（立案前），entrusted 委托（立案后）'),
  procedure: z.enum(['ordinary', 'simple']).optional().describe('委托调解的审判程序'),
  handler: words(50).optional(),
  receivedOn: date.optional(),
});

const arbitration = z.strictObject({
  commission: words(80),
  caseNo: reference(80).optional(),
  applicationReceivedOn: date,
  mode: z.enum(['suggested', 'entrusted']).describe('suggested 调解建议，entrusted 开庭前委托调解'),
  bothConsentedOn: date.optional().describe('委托调解：双方同意之日'),
});

/** 移送：another body has handed the dispute over, under a number of its own, and hears what becomes of it. */
const handOver = z.strictObject({
  by: z.enum(['inspection', 'national-platform', 'union']).describe('移送的单位'),
  number: reference(80).describe('该单位的编号'),
  organ: words(80).optional().describe('该单位的名称'),
  on: date.optional().describe('移送之日'),
});
export type HandOver = z.output<typeof handOver>;

/** The one form of the one window (一窗式): the same whatever the door. */
export const openingForm = z
  .strictObject({
    door: z.enum(keysOf(DOORS)),
    organ: reference(80).describe('登记的调解组织编号'),
    district: z.string().regex(/^\d{6}$/, '应为六位行政区划代码'),
    disputeKind: z.enum(['labour', 'personnel', 'civil-servant-contract']).default('labour'),
    parties: z.array(partyForm).min(2, '至少有劳动者、用人单位各一方').max(20),
    claims: z.array(claimForm).min(1, '至少有一项请求').max(50),
    summary: statement.describe('事实和理由'),
    officer: words(50).describe('首问责任人'),
    infringedOn: date.optional().describe('知道或者应当知道权利被侵害之日，仲裁时效自此起算'),
    employmentEndedOn: date.optional().describe('劳动关系终止之日'),
    stillEmployed: z.boolean().optional(),
    collective: collectiveSide.optional(),
    ticket: z
      .strictObject({
        hotline: z.enum(['12333', '12348', '12351', '12345']),
        orderNo: reference(60),
        dispatchedOn: date,
        replyBy: date.optional(),
      })
      .optional(),
    court: court.optional(),
    arbitration: arbitration.optional(),
    handOver: handOver.optional(),
    riskLevel: z.enum(keysOf(RISK_LEVELS)).optional(),
    eService: z.boolean().default(false).describe('是否同意电子送达'),
    online: z.boolean().default(false).describe('是否同意在线办理'),
    bothWillingToNegotiate: z.boolean().optional(),
  })
  .check((ctx) => {
    const { value, issues } = ctx;
    const fault = (path: (string | number)[], message: string) =>
      issues.push({ code: 'custom', input: value, path, message });
    if (!value.parties.some((p) => p.side === 'worker')) fault(['parties'], '缺少劳动者一方');
    if (!value.parties.some((p) => p.side === 'employer')) fault(['parties'], '缺少用人单位一方');
    if (new Set(value.parties.map((p) => p.id)).size < value.parties.length) fault(['parties'], '当事人编号重复');
    if (new Set(value.claims.map((c) => c.no)).size < value.claims.length) fault(['claims'], '请求序号重复');
    if (value.door === 'court' && !value.court) fault(['court'], '法院委派、委托调解应当填写法院和案号');
    if (value.court?.mode === 'entrusted' && !value.court.procedure)
      fault(['court', 'procedure'], '委托调解应当写明适用普通程序或者简易程序');
    if (value.door === 'arbitration-commission' && !value.arbitration)
      fault(['arbitration'], '仲裁委员会建议或者委托调解应当填写仲裁申请情况');
    if (value.arbitration?.mode === 'entrusted' && !value.arbitration.bothConsentedOn)
      fault(['arbitration', 'bothConsentedOn'], '委托调解应当填写双方同意之日');
    if (value.door === 'hotline' && !value.ticket) fault(['ticket'], '热线工单应当填写工单号');
  });
export type OpeningForm = z.output<typeof openingForm>;
