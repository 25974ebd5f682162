import type { JsonSchema } from './shapes';

/** A fault of an input: where it is, and what should be there instead. */
export type Fault = { readonly path: readonly (string | number)[]; readonly message: string };

type Node = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly title?: string;
};

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** What was filled in, without the fields that were left empty and the confirmations that were not given. */
export const filledIn = (schema: JsonSchema, value: unknown): unknown => filledAt(schema, value);

function filledAt(schema: Node, value: unknown): unknown {
  if (schema.const === true && value === false) return undefined;
  if (Array.isArray(value)) {
    const members = value.map((each) => filledAt(schema.items ?? {}, each));
    // The form begins a list that must not be empty with a line in which nothing is.
    return schema.items?.properties ? members : members.filter((each) => !isEmpty(each));
  }
  if (typeof value === 'string') return value.trim();
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).map(
    ([name, each]) => [name, filledAt(schema.properties?.[name] ?? {}, each)] as const,
  );
  return Object.fromEntries(kept.filter(([, each]) => !isEmpty(each)));
}

/**
 * What a JSON Schema says against an input, in Chinese. It knows the keywords that the catalogue uses, and runs no
 * generated code, which the page's content security policy forbids; the server's word is the last.
 */
export function faultsOf(schema: JsonSchema, value: unknown): readonly Fault[] {
  return faultsAt(schema, value, []);
}

function faultsAt(schema: Node, value: unknown, path: Fault['path']): Fault[] {
  const fault = ruleBroken(schema, value);
  if (fault) return [{ path, message: fault }];
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.flatMap((each: unknown, index) => faultsAt(items, each, [...path, index])) : [];
  }
  return schema.properties ? faultsOfMembers(schema, (value ?? {}) as Record<string, unknown>, path) : [];
}

function faultsOfMembers(schema: Node, value: Record<string, unknown>, path: Fault['path']): Fault[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const given = value[name];
    if (!isEmpty(given)) return faultsAt(member, given, [...path, name]);
    if (!schema.required?.includes(name)) return [];
    return member.properties
      ? faultsAt(member, {}, [...path, name])
      : [{ path: [...path, name], message: missing(member) }];
  });
}

function missing(schema: Node): string {
  if (schema.const === true) return '需要确认后才能办理';
  return schema.enum || schema.type === 'boolean' || schema.items ? '请选择' : '请填写';
}

function ruleBroken(schema: Node, value: unknown): string | undefined {
  if (schema.const !== undefined && value !== schema.const) return '需要确认后才能办理';
  if (schema.enum && !schema.enum.includes(value)) return '不在可以选择的范围内';
  if (typeof value === 'string') return textRule(schema, value);
  if (typeof value === 'number') return numberRule(schema, value);
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0)) return `至少${schema.minItems}项`;
    if (value.length > (schema.maxItems ?? Infinity)) return `至多${schema.maxItems}项`;
  }
  return undefined;
}

function textRule(schema: Node, text: string): string | undefined {
  if (schema.type === 'integer' || schema.type === 'number') return '应为数字';
  if (text.length < (schema.minLength ?? 0)) return '请填写';
  if (text.length > (schema.maxLength ?? Infinity)) return `不得超过${schema.maxLength}字`;
  if (schema.format === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(text)) return '应为日期，如 2026-07-14';
  if (schema.pattern && !new RegExp(schema.pattern, 'u').test(text)) return '格式不正确';
  return undefined;
}

function numberRule(schema: Node, value: number): string | undefined {
  if (schema.type === 'integer' && !Number.isInteger(value)) return '应为整数';
  if (value < (schema.minimum ?? -Infinity)) return `不得小于${schema.minimum}`;
  if (value > (schema.maximum ?? Infinity)) return `不得大于${schema.maximum}`;
  return undefined;
}
