import { z } from 'zod';
import { acknowledgement } from '../exchange/acknowledgement';
import { envelope as sentEnvelope, messageId } from '../exchange/envelope';
import { PARTNER_NAMES, PARTNERS } from '../exchange/partners';
import { contract } from './contract';
import { fault, difference } from './integration-contracts';
import { caseNo, describeTable, paging, refusal } from './shapes';

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

const partner = z.enum(PARTNER_NAMES).meta({ id: 'Partner', description: describeTable(PARTNERS) });

const receipt = acknowledgement
  .extend({
    status: z.enum(['ACCEPTED', 'IGNORED_STALE', 'KNOWN_MATTER']).meta({
      description:
        'ACCEPTED 已收下，随后办理；IGNORED_STALE 已有同一事项的相同或者较新版本，不再办理；KNOWN_MATTER 同一委派、委托此前已经移送',
    }),
    ourCaseNo: caseNo.optional(),
    knownAs: z.string().optional().meta({ description: '先前移送同一委派、委托的报文编号' }),
    differences: z.array(difference).readonly().optional(),
  })
  .meta({
    id: 'TechnicalAcknowledgement',
    description: '技术回执：报文已经完整收下；bodySha256 是收到的正文的 SHA-256，应与发送的一致',
    examples: [
      {
        ackId: '0b7c4a53-2f7e-4c7e-9d6a-6c2b7b0f3f11',
        receivedAt: '2026-07-14T02:00:00.000Z',
        bodySha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        status: 'ACCEPTED',
      },
    ],
  });

const report = acknowledgement
  .extend({
    state: z.enum(['received', 'processed', 'refused', 'ignored']).meta({
      description: 'received 待办理；processed 已办理；refused 不能办理，理由如下；ignored 已有较新版本，不办理',
    }),
    caseNo: caseNo.optional(),
    reason: z.string().optional(),
    fields: z.array(fault).readonly().optional(),
    refusals: z.array(refusal).readonly().optional(),
  })
  .meta({ id: 'MessageReport' });

const letter = sentEnvelope.meta({
  id: 'SentEnvelope',
  description: '报文（CloudEvents 1.0）；data 的格式见 /asyncapi.json，未列明的字段可以有',
  examples: [
    {
      specversion: '1.0',
      id: 'CRT-0103-20260714-000145',
      source: 'urn:cq:court:渝0103',
      type: 'cn.cq.ldm.court.mandate.recalled.v1',
      subject: 'CRT-0103-000145',
      time: '2026-07-14T10:00:00+08:00',
      datacontenttype: 'application/json',
      data: { mandateId: 'CRT-0103-000145', reason: '当事人申请转入诉讼程序' },
    },
  ],
});

/**
 * Routes for partners' systems, which sign their requests instead of carrying a token. They are published with the
 * others, and served by routers of their own.
 */
export const EXCHANGE_CONTRACTS = {
  sendMessage: contract({
    method: 'post',
    path: '/v1/exchange/{partner}/messages',
    tag: 'exchange',
    summary: '发送报文',
    description:
      '先收下、出具技术回执，随后办理；办理结果以业务回执（message.acked）另行报送，也可以查询。同一 webhook-id、同一正文只办理一次，' +
      '重发时答复 200 和原来的回执，并附 Idempotent-Replayed: true；没有收到答复的，用同一 webhook-id 重发同样的正文。' +
      '答复 4xx 的报文没有收下。正文不得压缩，不得超过 256 KB。',
    access: 'partner',
    params: z.strictObject({ partner }),
    body: letter,
    status: 202,
    known: '此前已经收下（Idempotent-Replayed: true），或者同一委派、委托此前已经移送（KNOWN_MATTER）',
    answer: receipt,
    problems: ['not-found', 'in-progress', 'key-reused'],
  }),
  readMessage: contract({
    method: 'get',
    path: '/v1/exchange/{partner}/messages/{id}',
    tag: 'exchange',
    summary: '查询报文办理到哪一步',
    access: 'partner',
    params: z.strictObject({ partner, id: messageId }),
    status: 200,
    answer: report,
    problems: ['not-found', 'no-such-record'],
  }),
  catchUp: contract({
    method: 'get',
    path: '/v1/exchange/events',
    tag: 'exchange',
    summary: '补领：按登记次序读取发给本单位的报文',
    description:
      '停机或者漏收后用以补齐，也可以只用它而不接收推送。读完一页后以 next 作为下一次的 after；next 长期有效，没有新报文时原样返回。' +
      '按 Standard Webhooks 签名：webhook-id 每次请求新取一个；GET 请求没有正文，以请求的路径和查询串代之，签名内容为 ' +
      '`webhook-id.webhook-timestamp./v1/exchange/events?limit=200`。',
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
