import fc from 'fast-check';

// Bodies and queries made from the OpenAPI document: right ones, nearly right ones, and junk.

export type Schema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
};

/** What no program likes to be sent. */
export const JUNK: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1.5,
    1e308,
    Number.MAX_SAFE_INTEGER + 2,
    -0,
    '',
    ' ',
    '\u0000',
    '\ud800',
    'x'.repeat(5_001),
  ),
  fc.constantFrom<unknown>(
    '2026-02-30',
    '0000-00-00',
    '9999-12-31',
    '2026-7-1',
    "'; drop table case_events; --",
    '../../etc/passwd',
    '${7*7}',
    '%00',
    '\u202e',
  ),
  fc.constantFrom<unknown>(
    [],
    {},
    [[[[[[]]]]]],
    JSON.parse('{"__proto__":{"role":"administrator"}}'),
    { constructor: { prototype: {} } },
    { toString: 1 },
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.double(),
);

/** Values of a schema. `shapes` are the document's components. */
export function anyOf(schema: Schema, shapes: Readonly<Record<string, Schema>>): fc.Arbitrary<unknown> {
  if (schema.$ref) return anyOf(shapes[schema.$ref.replace('#/components/schemas/', '')]!, shapes);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choice = schema.oneOf ?? schema.anyOf;
  if (choice) return fc.constantFrom(...choice).chain((one) => anyOf(one, shapes));
  if (schema.allOf) return anyOf(schema.allOf[0]!, shapes);
  switch (schema.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, member]) => [name, anyOf(member, shapes)]),
        ),
        { requiredKeys: [...(schema.required ?? [])] },
      );
    case 'array':
      return fc.array(anyOf(schema.items ?? {}, shapes), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 2),
      });
    case 'integer':
    case 'number':
      return fc.integer({
        min: Math.max(schema.minimum ?? 0, -1e6),
        max: Math.min(schema.maximum ?? 1_000, 1_000_000),
      });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return anyText(schema);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

function anyText({ format, pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (format === 'date') return fc.constantFrom('2026-07-14', '2026-07-01', '2026-08-31', '2027-02-15');
  if (format === 'date-time') return fc.constant('2026-07-14T09:00:00+08:00');
  if (format === 'email') return fc.constant('a@example.cn');
  if (pattern) return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length < 200);
  return fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 20) });
}

/** The value with one of its parts replaced, dropped or joined by a stranger. */
export function damaged(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value) && value.length > 0) {
    return fc.nat(value.length - 1).chain((index) => damaged(value[index]).map((part) => value.with(index, part)));
  }
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return JUNK;
  const { keys } = Object;
  const record = value as Record<string, unknown>;
  return fc.oneof(
    JUNK.map((junk) => ({ ...record, stranger: junk })),
    fc
      .constantFrom(...keys(record))
      .map((name) => Object.fromEntries(Object.entries(record).filter(([other]) => other !== name))),
    fc
      .constantFrom(...keys(record))
      .chain((name) => damaged(record[name]).map((part) => ({ ...record, [name]: part }))),
  );
}
