import { z } from 'zod';

export type Json = Readonly<Record<string, unknown>>;

/** The schemas of an OpenAPI document: those that have a name of their own are said once. */
export class Schemas {
  private readonly named = new Map<string, unknown>();

  add(name: string, schema: Json): this {
    this.named.set(name, schema);
    return this;
  }

  /** By name, in alphabetical order. */
  get all(): Json {
    return Object.fromEntries([...this.named].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** The schema of what is sent, as JSON Schema; the named shapes in it become references. */
  of(schema: z.ZodType): Json {
    const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    const { $schema: _dialect, $defs = {}, ...rest } = relocated(made) as Record<string, unknown>;
    for (const [name, definition] of Object.entries($defs as Record<string, Json>)) {
      if (!this.named.has(name)) this.named.set(name, nameless(definition));
    }
    return nameless(rest);
  }
}

/** `id` is how zod names a shape; in JSON Schema it would mean something else. */
const nameless = ({ id: _id, ...rest }: Json): Json => rest;

function relocated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relocated);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value)
    // Of our types, not of the wire.
    .filter(([name]) => name !== 'readOnly')
    .map(([name, member]) => [name, name === '$ref' ? reference(String(member)) : relocated(member)]);
  return Object.fromEntries(members);
}

const reference = (local: string): string => local.replace('#/$defs/', '#/components/schemas/');
