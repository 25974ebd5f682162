import { z } from 'zod';
import { remark, words } from '../case/fields';
import { PARTNER_NAMES } from '../exchange/partners';
import { DIFFERENCES, type Difference } from '../exchange/reconciliation';
import { contract } from './contract';
import { caseNo, describeTable, instant, pageOf, paging } from './shapes';

const OPERATORS = ['clerk', 'supervisor', 'administrator'] as const;
const partner = z.enum(PARTNER_NAMES);
const state = z
  .enum(['open', 'resending', 'settled', 'noted'])
  .meta({ description: 'open 待处理、resending 补发中、settled 再次核对已一致、noted 已说明' });

const line = z.object({
  id: z.string(),
  sender: z.enum(['yuhe', 'partner']),
  subject: z.string(),
  revision: z.number().int().optional(),
  state: z.string(),
  sha256: z.string(),
});

const findingShape = z
  .object({
    id: z.string(),
    partner,
    messageId: z.string(),
    sender: line.shape.sender.meta({ description: '信息由谁发出' }),
    kind: z
      .enum(Object.keys(DIFFERENCES) as [Difference, ...Difference[]])
      .meta({ description: describeTable(DIFFERENCES) }),
    what: z.string(),
    subject: z.string(),
    caseNo: caseNo.optional(),
    ownerOrgan: z.string().optional(),
    ours: line.optional(),
    theirs: line.optional(),
    foundAt: instant,
    state,
    resolution: z.object({ at: instant, by: z.string(), text: z.string() }).optional(),
  })
  .meta({ id: 'ReconciliationFinding', description: '对账发现的一处不一致' });

const params = z.strictObject({ id: z.string().regex(/^\d{1,15}$/, '应为对账事项编号') });
const answer = z.object({ id: z.string(), state });

export const RECONCILIATION_CONTRACTS = {
  listReconciliations: contract({
    method: 'get',
    path: '/v1/reconciliations',
    tag: 'deliveries',
    summary: '与各单位每夜对账发现的不一致',
    description: '调解组织工作人员只看本单位的。',
    access: OPERATORS,
    query: z.strictObject({
      state: state.optional(),
      partner: partner.optional(),
      organ: words(80).optional(),
      ...paging,
    }),
    status: 200,
    answer: pageOf(findingShape),
  }),
  latestReconciliations: contract({
    method: 'get',
    path: '/v1/reconciliations/latest',
    tag: 'deliveries',
    summary: '与各单位最近一次对账的结果',
    access: OPERATORS,
    status: 200,
    answer: z.object({
      items: z
        .array(
          z.object({
            partner,
            since: instant,
            until: instant,
            startedAt: instant,
            finishedAt: instant.optional(),
            compared: z.number().int(),
            differing: z.number().int(),
            failure: z.string().optional(),
          }),
        )
        .readonly(),
    }),
  }),
  resendReconciled: contract({
    method: 'post',
    path: '/v1/reconciliations/{id}/resend',
    tag: 'deliveries',
    summary: '补发，或者请对方补发',
    description: '本系统发出的，再次报送；对方发出的，按版次请对方补发。下一次对账双方一致的，自动办结。',
    access: OPERATORS,
    params,
    status: 200,
    answer,
    writes: true,
    problems: ['no-such-record', 'refused'],
  }),
  noteReconciled: contract({
    method: 'post',
    path: '/v1/reconciliations/{id}/note',
    tag: 'deliveries',
    summary: '说明情况并办结',
    access: OPERATORS,
    params,
    body: z.strictObject({ text: remark(500) }),
    status: 200,
    answer,
    writes: true,
    problems: ['no-such-record', 'refused'],
  }),
} as const;
