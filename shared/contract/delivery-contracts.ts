import { z } from 'zod';
import { words } from '../case/fields';
import { contract } from './contract';
import { caseNo, instant, pageOf, paging } from './shapes';

const OPERATORS = ['clerk', 'supervisor', 'administrator'] as const;
const partner = z.enum(['court', 'arbitration', 'union', 'hotline']);
const state = z
  .enum(['pending', 'acknowledged', 'rejected', 'dead', 'cancelled'])
  .meta({
    description:
      'pending 待送达、acknowledged 对方已签收、rejected 对方拒收、dead 多次未送达待人工处理、cancelled 已取消',
  });

const deliveryShape = z
  .object({
    id: z.string(),
    caseNo,
    key: z.string(),
    partner,
    type: z.string(),
    subject: z.string(),
    revision: z.number().int(),
    state,
    attempts: z.array(z.object({ at: instant, kind: z.string(), detail: z.string().optional() })).readonly(),
    nextAttemptAt: instant.optional(),
    ackId: z.string().optional(),
    ownerOrgan: z.string(),
    statutoryDueAt: instant.optional().meta({ description: '所涉法定期限届满的时刻' }),
    createdAt: instant,
    settledAt: instant.optional(),
  })
  .meta({ id: 'Delivery' });

const params = z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{4,80}$/, '应为报送编号') });
const answer = z.object({ id: z.string(), asked: z.enum(['retry', 'cancel']) });

export const DELIVERY_CONTRACTS = {
  listDeliveries: contract({
    method: 'get',
    path: '/v1/deliveries',
    tag: 'deliveries',
    summary: '向人民法院、仲裁委员会、工会、热线报送的情况',
    description: '调解组织工作人员只看本单位的。',
    access: OPERATORS,
    query: z.strictObject({
      state: state.optional(),
      partner: partner.optional(),
      organ: words(80).optional(),
      caseNo: caseNo.optional(),
      ...paging,
    }),
    status: 200,
    answer: pageOf(deliveryShape),
  }),
  retryDelivery: contract({
    method: 'post',
    path: '/v1/deliveries/{id}/retry',
    tag: 'deliveries',
    summary: '立即重新报送',
    access: OPERATORS,
    params,
    status: 200,
    answer,
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
    status: 200,
    answer,
    writes: true,
    problems: ['no-such-record', 'refused'],
  }),
} as const;
