import { codeLabel, fieldLabel } from '../../shared/case/vocabulary';
import { CATALOGUE, inputSchema } from '../../shared/contract/acts';
import type { JsonSchema } from '../../shared/contract/form-schema';

type Field = { readonly at: string; readonly schema: JsonSchema };

function fieldsOf(schema: JsonSchema, at: string): Field[] {
  const { properties = {}, items } = schema as { properties?: Record<string, JsonSchema>; items?: JsonSchema };
  const own = Object.entries(properties).flatMap(([name, each]) => [
    { at: `${at}.${name}`, schema: each },
    ...fieldsOf(each, `${at}.${name}`),
  ]);
  return items ? [...own, ...fieldsOf(items, at)] : own;
}

const FIELDS = CATALOGUE.flatMap((action) => fieldsOf(inputSchema(action), action.name));

describe('the form of an act', () => {
  test('calls every field by a Chinese name', () => {
    expect(FIELDS.length).toBeGreaterThan(200);
    expect(FIELDS.filter(({ schema }) => !/[一-龥]/.test(String(schema.title))).map(({ at }) => at)).toEqual([]);
  });

  test('calls every code by a Chinese name', () => {
    const unnamed = FIELDS.flatMap(({ at, schema }) =>
      Object.entries((schema['x-labels'] as Record<string, string> | undefined) ?? {})
        .filter(([, label]) => !/[一-龥]/.test(label))
        .map(([code]) => `${at}: ${code}`),
    );
    expect(unnamed).toEqual([]);
  });

  test.each([
    ['performance.record-payment.no', 'obligations'],
    ['agreement.conclude.obligations.claimNos', 'claims'],
    ['standing.appoint-agent.party', 'parties'],
    ['follow-up.record-callback.no', 'callbacks'],
    ['statement.answer.no', 'statements'],
  ])('%s is chosen from the %s of the case', (at, choice) => {
    expect(FIELDS.find((field) => field.at === at)?.schema['x-choice']).toBe(choice);
  });

  test('a field is named most particularly first', () => {
    expect(fieldLabel('to', 'standing.guide')).toBe('救济途径');
    expect(fieldLabel('to', 'registration.refer')).toBe('转往');
    expect(codeLabel('basis', 'unpaid-wages', 'payment-order.apply')).toBe(
      '《中华人民共和国劳动合同法》第三十条第二款',
    );
  });
});
