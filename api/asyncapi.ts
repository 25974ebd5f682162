import type { z } from 'zod';
import type { Contract } from '../shared/exchange/contract';
import { CONTRACTS } from '../shared/exchange/contracts';
import { envelope, typeOf } from '../shared/exchange/envelope';
import { PARTNER_NAMES, PARTNERS, type Partner } from '../shared/exchange/partners';
import { Schemas, type Json } from './openapi-schemas';

type Direction = keyof Contract;

let made: Json | undefined;

/** The whole exchange as AsyncAPI 3.0, from the contracts alone: every message of every partner, in both directions. */
export function asyncApiDocument(): Json {
  made ??= documentOf();
  return made;
}

/** One message of the exchange, by its CloudEvents type. */
export type ExchangeMessage = {
  readonly partner: Partner;
  readonly direction: Direction;
  readonly name: string;
  readonly type: string;
  readonly schema: z.ZodType;
};

/** Every message that there is. */
export const exchangeMessages = (): readonly ExchangeMessage[] =>
  PARTNER_NAMES.flatMap((partner) =>
    (['receives', 'sends'] as const).flatMap((direction) =>
      Object.entries<z.ZodType>(CONTRACTS[partner][direction]).map(([name, schema]) => ({
        ...{ partner, direction, name, schema },
        type: typeOf(partner, name),
      })),
    ),
  );

function documentOf(): Json {
  const schemas = new Schemas();
  schemas.add('Envelope', schemas.of(envelope));
  const messages = exchangeMessages();
  for (const message of messages) schemas.add(keyOf(message), schemas.of(message.schema));
  return {
    asyncapi: '3.0.0',
    info: {
      title: '渝和数据交换',
      version: '1',
      description:
        '与人民法院、仲裁委员会、工会、热线、劳动保障监察、全国在线调解平台交换的报文。信封为 CloudEvents 1.0（JSON），按 Standard Webhooks 签名。金额单位为分，日期为北京时间的 YYYY-MM-DD。未列明的字段可以有，收到后不处理；未列明的取值不接收。',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(PARTNER_NAMES.flatMap((partner) => channelsOf(partner, messages))),
    operations: Object.fromEntries(PARTNER_NAMES.flatMap(operationsOf)),
    components: {
      messages: Object.fromEntries(messages.map((each) => [keyOf(each), messageOf(each)])),
      schemas: schemas.all,
      securitySchemes: { signature: { type: 'httpApiKey', in: 'header', name: 'webhook-signature' } },
    },
  };
}

const keyOf = ({ partner, direction, name }: Omit<ExchangeMessage, 'type' | 'schema'>): string =>
  `${partner}.${direction}.${name}`;

const channelOf = (partner: Partner, direction: Direction): string => `${partner}-${direction}`;

const channelsOf = (partner: Partner, messages: readonly ExchangeMessage[]) =>
  (['receives', 'sends'] as const).map((direction) => {
    const { label } = PARTNERS[partner];
    const here = messages.filter((each) => each.partner === partner && each.direction === direction);
    const channel = {
      address: direction === 'receives' ? `/v1/exchange/${partner}/messages` : '/messages',
      title: direction === 'receives' ? `${label}发来` : `发往${label}`,
      ...(direction === 'sends' ? { description: '地址以对方登记的接口地址为前缀' } : {}),
      messages: Object.fromEntries(
        here.map((each) => [each.name, { $ref: `#/components/messages/${keyOf(each)}` }] as const),
      ),
    };
    return [channelOf(partner, direction), channel] as const;
  });

const operationsOf = (partner: Partner) =>
  (['receives', 'sends'] as const).map((direction) => {
    const operation = {
      action: direction === 'receives' ? 'receive' : 'send',
      channel: { $ref: `#/channels/${channelOf(partner, direction)}` },
      security: [{ $ref: '#/components/securitySchemes/signature' }],
    };
    return [`${channelOf(partner, direction)}-messages`, operation] as const;
  });

const messageOf = (message: ExchangeMessage): Json => ({
  name: message.type,
  title: message.name,
  contentType: 'application/json',
  payload: {
    allOf: [
      { $ref: '#/components/schemas/Envelope' },
      {
        type: 'object',
        properties: {
          type: { const: message.type },
          data: { $ref: `#/components/schemas/${keyOf(message)}` },
        },
      },
    ],
  },
});
