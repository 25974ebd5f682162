import type { JsonSchema } from './shapes';

type Field = JsonSchema & {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Field>>;
  readonly items?: Field;
  readonly required?: readonly string[];
};

/** How a form shows its fields: widgets, options, order. Follows from the schema alone. */
export type FormUi = { readonly [option: string]: unknown };

/** Up to so many codes are all shown; more go into a list. */
const SHOWN_AT_ONCE = 5;
/** A text that may be longer than this gets several lines. */
const ONE_LINE = 400;

/** The look of a whole form. The day of the act comes last: it is today nearly always. */
export function formUi(schema: JsonSchema): FormUi {
  return { ...uiOf(schema, '', true), 'ui:order': orderOf(schema), 'ui:title': '' };
}

function orderOf(schema: Field): readonly string[] {
  const names = Object.keys(schema.properties ?? {});
  const isRequired = (name: string): boolean => schema.required?.includes(name) ?? false;
  const rank = (name: string): number => (name === 'on' ? 2 : isRequired(name) ? 0 : 1);
  return names.sort((a, b) => rank(a) - rank(b));
}

function uiOf(schema: Field, name: string, required: boolean): FormUi {
  return { ...widgetOf(schema, name, required), ...membersOf(schema), ...helpOf(schema) };
}

function membersOf(schema: Field): FormUi {
  const { properties, items } = schema;
  if (!properties && !items) return {};
  return {
    ...Object.fromEntries(
      Object.entries(properties ?? {}).map(([name, each]) => [
        name,
        uiOf(each, name, schema.required?.includes(name) ?? false),
      ]),
    ),
    ...(properties ? { 'ui:order': orderOf(schema) } : {}),
    ...(items ? { items: uiOf(items, '', true) } : {}),
  };
}

function widgetOf(schema: Field, name: string, required: boolean): FormUi {
  if (schema['x-choice'] !== undefined) return { 'ui:widget': 'choice' };
  if (name.endsWith('Fen')) return { 'ui:widget': 'yuan' };
  if (schema.format === 'date') return { 'ui:widget': 'day' };
  if (schema.format === 'date-time') return { 'ui:widget': 'moment' };
  if (schema['x-labels']) return codesWidget(schema);
  if (schema.type === 'boolean') return booleanWidget(schema, required);
  if (schema.type === 'array') return schema.items?.type === 'object' ? {} : { 'ui:widget': 'lines' };
  return Number(schema.maxLength) > ONE_LINE ? { 'ui:widget': 'statement' } : {};
}

function codesWidget(schema: Field): FormUi {
  if (schema.type === 'array') return { 'ui:widget': 'codes' };
  const count = Object.keys(schema['x-labels'] as object).length;
  return { 'ui:widget': count <= SHOWN_AT_ONCE ? 'code' : 'codeList' };
}

/** What must be true is confirmed; what may be either is asked for; what usually is one way is ticked. */
function booleanWidget(schema: Field, required: boolean): FormUi {
  const isQuestion = required && schema.const === undefined && schema.default === undefined;
  return isQuestion ? { 'ui:widget': 'yesNo' } : { 'ui:widget': 'tick', 'ui:options': { label: false } };
}

/** What the description says beyond the title; that an amount is in fen does not concern who types yuan. */
function helpOf(schema: Field): FormUi {
  const { description, title } = schema;
  const says = typeof description === 'string' && description !== title && !/单位：分/.test(description);
  return says ? { 'ui:help': description } : {};
}

/** The schema without its descriptions, which the form shows as help. */
export function shownSchema(schema: JsonSchema): JsonSchema {
  const { description: _said, properties, items, ...rest } = schema as Field;
  return {
    ...rest,
    ...(properties
      ? { properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, shownSchema(each)])) }
      : {}),
    ...(items ? { items: shownSchema(items) } : {}),
  };
}
