import type { Side } from '../../shared/case/actor';
import type { JsonSchema } from '../../shared/contract/form-schema';
import { plainHint, plainQuestion } from './plain-words';

// How the JSON Schema of an act's input is asked of a party: the page draws these fields, and the post is read by them.

export type Option = { readonly value: string; readonly label: string };

type Named = { readonly path: string; readonly title: string; readonly hint?: string; readonly required: boolean };

/** One thing that is asked. `settled`: not asked, because only one answer is a party's to give. */
export type Field =
  | (Named & { readonly kind: 'text' | 'long-text'; readonly most?: number })
  | (Named & { readonly kind: 'yuan' | 'number' | 'day' | 'yes-no' | 'confirm' })
  | (Named & {
      readonly kind: 'choice' | 'choices';
      readonly options: readonly Option[];
      readonly of: 'text' | 'number';
    })
  | (Named & { readonly kind: 'lines' })
  | (Named & { readonly kind: 'group'; readonly fields: readonly Field[]; readonly list: boolean })
  | { readonly kind: 'settled'; readonly path: string; readonly value: unknown };

/** What of a case is chosen from, by `x-choice`. */
export type Choices = (of: string) => readonly Option[] | undefined;

/** `act`: the name of the act that is asked about. */
type Asker = { readonly act: string; readonly side: Side; readonly choices: Choices };

/** Longer texts get a box. */
const LONG = 200;
/** Not asked: what a party does here, it does today, and it shows itself … */
const UNASKED: readonly string[] = ['on', 'sha256', 'shownBy'];
/** … but when money came or something was done, it may have been another day, of which it tells today. */
const DATED: readonly string[] = ['performance.record-payment', 'performance.record-act'];
/** Whose the act is: always the party's own. */
const WHOSE: readonly string[] = ['by', 'side'];
/** What others decide about the act, or a party cannot say of itself. */
const SETTLED: Readonly<Record<string, unknown>> = { upheld: false, ownInitiative: false };

/** The fields of an act's input for one side. */
export const fieldsOf = (schema: JsonSchema, asker: Asker, path = ''): readonly Field[] =>
  Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>)
    .filter(([name]) => !UNASKED.includes(name) || (name === 'on' && DATED.includes(asker.act)))
    .map(([name, each]) =>
      fieldOf(name, each, asker, {
        path: path ? `${path}.${name}` : name,
        required: ((schema.required ?? []) as readonly string[]).includes(name),
      }),
    );

type Place = { readonly path: string; readonly required: boolean };

function fieldOf(name: string, schema: JsonSchema, asker: Asker, { path, required }: Place): Field {
  const {
    title,
    description,
    enum: codes,
    items,
  } = schema as {
    title?: string;
    description?: string;
    enum?: readonly string[];
    items?: JsonSchema;
  };
  const listed = items?.enum as readonly string[] | undefined;
  if (name in SETTLED) return { kind: 'settled', path, value: SETTLED[name] };
  if (WHOSE.includes(name) && codes?.includes(asker.side)) return { kind: 'settled', path, value: asker.side };
  if (WHOSE.includes(name) && listed?.includes(asker.side)) return { kind: 'settled', path, value: [asker.side] };
  // Rows of a list are asked as one row.
  const asked = path.replace('.0', '');
  const hint = plainHint(asker.act, asked);
  const plain = plainQuestion(asker.act, asked, asker.side) ?? title ?? description ?? name;
  const named = { path, required, title: plain, ...(hint ? { hint } : {}) };
  const chosen = asker.choices((schema['x-choice'] as string | undefined) ?? '');
  if (chosen) return { kind: 'choice', ...named, options: chosen, of: schema.type === 'integer' ? 'number' : 'text' };
  if (codes) return { kind: 'choice', ...named, options: optionsOf(codes, schema), of: 'text' };
  if (listed) return { kind: 'choices', ...named, options: optionsOf(listed, schema), of: 'text' };
  return plainField(name, schema, asker, named);
}

function plainField(name: string, schema: JsonSchema, asker: Asker, named: Named): Field {
  const items = schema.items as JsonSchema | undefined;
  switch (schema.type) {
    case 'boolean':
      return { kind: schema.const === true ? 'confirm' : 'yes-no', ...named };
    case 'integer':
    case 'number':
      return { kind: name.endsWith('Fen') ? 'yuan' : 'number', ...named };
    case 'object':
      return { kind: 'group', ...named, fields: fieldsOf(schema, asker, named.path), list: false };
    case 'array':
      return items?.type === 'object'
        ? { kind: 'group', ...named, fields: fieldsOf(items, asker, `${named.path}.0`), list: true }
        : { kind: 'lines', ...named };
    default:
      return textField(schema, named);
  }
}

function textField(schema: JsonSchema, named: Named): Field {
  if (schema.format === 'date') return { kind: 'day', ...named };
  const most = schema.maxLength as number | undefined;
  return { kind: (most ?? 0) > LONG ? 'long-text' : 'text', ...named, ...(most ? { most } : {}) };
}

function optionsOf(codes: readonly string[], schema: JsonSchema): readonly Option[] {
  const labels = (schema['x-labels'] ?? {}) as Readonly<Record<string, string>>;
  return codes.map((value) => ({ value, label: labels[value] ?? value }));
}
