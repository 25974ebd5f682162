import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { asyncApiDocument, exchangeMessages } from '../../api/asyncapi';
import { CONTRACTS } from '../../shared/exchange/contracts';
import { typeOf } from '../../shared/exchange/envelope';
import { PARTNER_NAMES } from '../../shared/exchange/partners';
import { SAMPLES } from '../sandbox/samples';

const document = asyncApiDocument() as unknown as {
  readonly channels: Readonly<Record<string, { readonly messages: object }>>;
  readonly components: { readonly messages: Readonly<Record<string, { readonly payload: object }>> };
};

test('every message of every contract is in it, in its direction', () => {
  const listed = Object.values(document.channels).reduce((sum, { messages }) => sum + Object.keys(messages).length, 0);
  const known = PARTNER_NAMES.flatMap((partner) => Object.values(CONTRACTS[partner]).flatMap(Object.keys));
  expect(listed).toBe(known.length);
  expect(exchangeMessages()).toHaveLength(known.length);
});

test('refers to nothing that it does not have', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!);
  expect(references.length).toBeGreaterThan(100);
  for (const reference of references) {
    const found = reference
      .split('/')
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document);
    expect({ reference, found: typeof found }).toEqual({ reference, found: 'object' });
  }
});

describe('a foreign implementation can check its messages by it', () => {
  const ajv = addFormats(new Ajv({ strict: false }));
  ajv.addSchema(document, 'exchange');
  const check = (partner: string, name: string) =>
    ajv.getSchema(`exchange#/components/messages/${partner}.receives.${name}/payload`)!;
  const samples = PARTNER_NAMES.flatMap((partner) => SAMPLES[partner].map((sample) => ({ partner, ...sample })));
  const envelopeOf = (partner: (typeof samples)[number]['partner'], name: string, data: object) => ({
    ...{ specversion: '1.0', id: 'X-1', source: 'urn:cq:x', type: typeOf(partner, name), subject: 'X' },
    ...{ time: '2026-08-03T09:10:00+08:00', data },
  });

  test.each(samples)('$partner: $label', ({ partner, name, content }) => {
    const data = content('000001', '2026-07-06') as object;
    expect(check(partner, name)(envelopeOf(partner, name, data))).toBe(true);
    expect(check(partner, name)(envelopeOf(partner, name, { ...data, colourOfTheFile: 'blue' }))).toBe(true);
    expect(check(partner, name)(envelopeOf(partner, name, { ...data, disputeKind: 'quarrel' }))).toBe(false);
    expect(check(partner, name)({ ...envelopeOf(partner, name, data), type: 'cn.cq.other.v1' })).toBe(false);
  });
});
