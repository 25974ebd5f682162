import { z } from 'zod';
import { contract } from './contract';
import { paging } from './shapes';

const envelope = z
  .object({
    specversion: z.literal('1.0'),
    id: z.string().meta({ description: '与推送时的报文编号相同，据此去重' }),
    source: z.string(),
    type: z.string().meta({ examples: ['cn.cq.ldm.court.mandate.result.v1'] }),
    subject: z.string(),
    time: z.string().meta({ format: 'date-time' }),
    datacontenttype: z.string().optional(),
    revision: z.number().int().optional(),
    data: z.unknown(),
  })
  .meta({ id: 'ExchangeEnvelope', description: '报文（CloudEvents 1.0）；data 的格式见 /asyncapi.json' });

/**
 * Routes for partners' systems, which sign their requests instead of carrying a token. They are published with the
 * others, and served by routers of their own.
 */
export const EXCHANGE_CONTRACTS = {
  catchUp: contract({
    method: 'get',
    path: '/v1/exchange/events',
    tag: 'deliveries',
    summary: '补领：按登记次序读取发给本单位的报文',
    description:
      '停机或者漏收后用以补齐，也可以只用它而不接收推送。读完一页后以 next 作为下一次的 after；next 长期有效，没有新报文时原样返回。' +
      '按 Standard Webhooks 签名：webhook-id 每次请求新取一个，签名内容为 `webhook-id.webhook-timestamp.`（GET 请求没有正文）。',
    access: 'partner',
    query: z.strictObject({
      after: paging.cursor.meta({ description: '上一次答复中的 next；不写则从头读起' }),
      types: z
        .string()
        .regex(/^[\w.-]{1,100}(,[\w.-]{1,100}){0,49}$/, '应为以逗号分隔的报文类型')
        .optional()
        .meta({ description: '只要这些类型的，以逗号分隔', examples: ['cn.cq.ldm.court.mandate.result.v1'] }),
      limit: paging.limit,
    }),
    status: 200,
    answer: z.object({
      items: z.array(envelope).readonly(),
      next: z.string().optional().meta({ description: '下一次的 after；从未有过报文的，没有此项' }),
      more: z.boolean().meta({ description: '还有没有读完的' }),
    }),
  }),
} as const;
