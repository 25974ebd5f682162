import { z } from 'zod';
import { remark, words } from '../case/fields';
import { PARTNER_NAMES } from '../exchange/partners';
import { contract } from './contract';
import { fault } from './integration-contracts';
import { caseNo, instant, pageOf, paging, refusal } from './shapes';

const OPERATORS = ['clerk', 'supervisor', 'administrator'] as const;
const partner = z.enum(PARTNER_NAMES);
const state = z.enum(['pending', 'acknowledged', 'rejected', 'dead', 'cancelled']).meta({
  description:
    'pending 待送达、acknowledged 对方已签收、rejected 对方拒收、dead 多次未送达待人工处理、cancelled 已取消',
});

const attempt = z.object({
  at: instant,
  kind: z.string().meta({
    description:
      'acknowledged 已签收、rejected 拒收、unavailable 未接通；retry-asked 要求重投、redirected 改投、cancel-asked 取消、resend-asked 要求补发',
  }),
  detail: z.string().optional(),
  by: z.string().optional().meta({ description: '人工办理的，办理人' }),
});

const deliveryShape = z
  .object({
    id: z.string(),
    caseNo: caseNo.optional().meta({ description: '对不属于任何案件的来文的回执，没有案号' }),
    key: z.string(),
    partner,
    type: z.string(),
    subject: z.string(),
    revision: z.number().int(),
    state,
    attempts: z.array(attempt).readonly(),
    nextAttemptAt: instant.optional(),
    ackId: z.string().optional(),
    ownerOrgan: z.string(),
    statutoryDueAt: instant.optional().meta({ description: '所涉法定期限届满的时刻' }),
    createdAt: instant,
    settledAt: instant.optional(),
    address: z.string().optional().meta({ description: '已改投备用地址的，地址名称' }),
  })
  .meta({ id: 'Delivery' });

const params = z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{4,80}$/, '应为报送编号') });
const answerTo = <Asked extends string>(...asked: [Asked, ...Asked[]]) =>
  z.object({ id: z.string(), asked: z.enum(asked) });
const reason = remark(200).meta({ description: '理由，记入报送记录' });

const inboundStates = ['received', 'processed', 'refused', 'ignored'] as const;
const inboundShape = z
  .object({
    partner,
    id: z.string().meta({ description: '对方的报文编号' }),
    name: z.string().meta({ description: '报文名称，如 mandate.entrusted' }),
    subject: z.string(),
    revision: z.number().int().optional(),
    state: z.enum(inboundStates).meta({
      description: 'received 待办理；processed 已办理；refused 不能办理，理由见 outcome；ignored 已有较新版本，不办理',
    }),
    caseNo: caseNo.optional(),
    receivedAt: instant,
    settledAt: instant.optional(),
    attempts: z.number().int().meta({ description: '办理过的次数' }),
    outcome: z
      .object({
        reason: z.string(),
        fields: z.array(fault).readonly().optional(),
        refusals: z.array(refusal).readonly().optional(),
        waitingSince: instant.optional(),
      })
      .optional()
      .meta({ description: '不能办理，或者暂缓办理的理由' }),
  })
  .meta({ id: 'InboundMessage', description: '来文，不含内容' });

export const DELIVERY_CONTRACTS = {
  listInbound: contract({
    method: 'get',
    path: '/v1/inbound-messages',
    tag: 'deliveries',
    summary: '人民法院、仲裁委员会、工会、热线等单位来文的办理情况',
    description: '调解组织工作人员只看本单位案件的。',
    access: OPERATORS,
    query: z.strictObject({
      partner: partner.optional(),
      state: z.enum(inboundStates).optional(),
      caseNo: caseNo.optional(),
      ...paging,
    }),
    status: 200,
    answer: pageOf(inboundShape),
  }),
  listDeliveries: contract({
    method: 'get',
    path: '/v1/deliveries',
    tag: 'deliveries',
    summary: '向人民法院、仲裁委员会、工会、热线等单位报送的情况',
    description: '调解组织工作人员只看本单位的。',
    access: OPERATORS,
    query: z.strictObject({
      state: state.optional(),
      partner: partner.optional(),
      organ: words(80).optional(),
      caseNo: caseNo.optional(),
      olderThanHours: z.coerce
        .number()
        .int('应为整数')
        .min(0)
        .max(100_000)
        .optional()
        .meta({ description: '生成已超过若干小时的' }),
      ...paging,
    }),
    status: 200,
    answer: pageOf(deliveryShape),
  }),
  readDelivery: contract({
    method: 'get',
    path: '/v1/deliveries/{id}',
    tag: 'deliveries',
    summary: '一项报送的办理过程',
    access: OPERATORS,
    params,
    status: 200,
    answer: deliveryShape.extend({
      standbyAddresses: z.array(z.string()).readonly().meta({ description: '可以改投的备用地址名称' }),
    }),
    problems: ['no-such-record'],
  }),
  retryDelivery: contract({
    method: 'post',
    path: '/v1/deliveries/{id}/retry',
    tag: 'deliveries',
    summary: '立即重新报送',
    access: OPERATORS,
    params,
    status: 200,
    answer: answerTo('retry'),
    writes: true,
    problems: ['no-such-record', 'refused'],
  }),
  redirectDelivery: contract({
    method: 'post',
    path: '/v1/deliveries/{id}/redirect',
    tag: 'deliveries',
    summary: '改投同一单位的备用地址并立即报送',
    description: '备用地址由系统管理员事先配置（STANDBY_ADDRESSES）；不写 address 的，改回通常地址。',
    access: OPERATORS,
    params,
    body: z.strictObject({ address: words(50).optional(), reason }),
    status: 200,
    answer: answerTo('redirect'),
    writes: true,
    problems: ['no-such-record', 'refused'],
  }),
  cancelDelivery: contract({
    method: 'post',
    path: '/v1/deliveries/{id}/cancel',
    tag: 'deliveries',
    summary: '取消报送',
    access: OPERATORS,
    params,
    body: z.strictObject({ reason: reason.optional() }),
    status: 200,
    answer: answerTo('cancel'),
    writes: true,
    problems: ['no-such-record', 'refused'],
  }),
} as const;
