import fc from 'fast-check';
import { z } from 'zod';
import type { CaseFacts } from '../../shared/case/facts';
import { addDays, type LocalDate } from '../../shared/law/local-date';

/** What an input is made up for: its members take their values from the case where that makes sense. */
export type Setting = { readonly facts: CaseFacts; readonly today: LocalDate };

type Bag = { minimum?: number; maximum?: number; length?: number };

/** Members that mean something in the case, by name. */
const BY_NAME: Readonly<Record<string, (setting: Setting) => fc.Arbitrary<unknown>>> = {
  on: ({ today }) => fc.constantFrom(undefined, undefined, undefined, undefined, today, addDays(today, -1)),
  no: () => fc.integer({ min: 1, max: 3 }),
  claimNos: ({ facts }) => fc.subarray(facts.registration.claims.map((claim) => claim.no)),
  amountFen: () => fc.constantFrom(400_000, 500_000, 600_000, 1_000_000),
  id: () => fc.constantFrom('M1', 'M2'),
  party: ({ facts }) =>
    fc.constantFrom(...facts.registration.parties).map((party) => ({ ...party, name: `${party.name}更正` })),
  rulebookId: ({ facts }) => fc.constant(facts.rulebookId),
  orderNo: ({ facts }) => fc.constantFrom('W-1', 'W-2', ...facts.registration.tickets.map((ticket) => ticket.orderNo)),
  ref: () => fc.constantFrom('SEAL-00001', 'SEAL-00002'),
  sha256: () => fc.constant('0'.repeat(64)),
  from: ({ today }) => fc.constant(`${today}T09:00:00+08:00`),
  to: ({ today }) => fc.constant(`${today}T11:00:00+08:00`),
  phone: () => fc.constant('023-12345678'),
  bankAccount: () => fc.constant('6217003760001234566'),
  email: () => fc.constant('p1@example.cn'),
};

/** Inputs that a schema lets through, mostly; what is refused for its content is the walk's business. */
export function anyInput(schema: z.core.$ZodType, setting: Setting, name = ''): fc.Arbitrary<unknown> {
  const byName = BY_NAME[name];
  if (
    byName &&
    !(name === 'party' && schema._zod.def.type === 'string') &&
    !(name === 'to' && schema._zod.def.type === 'enum')
  )
    return byName(setting);
  if (z.globalRegistry.get(schema)?.['format'] === 'date')
    return fc.integer({ min: -2, max: 40 }).map((days) => addDays(setting.today, days));
  return byType(schema, setting, name);
}

function byType(schema: z.core.$ZodType, setting: Setting, name: string): fc.Arbitrary<unknown> {
  const { def, bag } = (schema as z.core.$ZodTypes)._zod;
  const { minimum = 0, maximum = Infinity, length } = bag as Bag;
  switch (def.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(def.shape).map(([key, member]) => [key, anyInput(member, setting, key)])),
      );
    case 'array':
      return fc.uniqueArray(anyInput(def.element, setting, name), {
        minLength: length ?? minimum,
        maxLength: length ?? Math.min(maximum, 4),
        selector: (item) => JSON.stringify(item),
      });
    case 'optional':
      return fc.option(anyInput(def.innerType, setting, name), { nil: undefined });
    case 'default':
      return fc.option(anyInput(def.innerType, setting, name), { nil: undefined });
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.integer({ min: minimum, max: Math.min(maximum, minimum + 3) });
    case 'string':
      return fc.constantFrom(...(name === 'party' ? ['p1', 'p2'] : ['甲', '乙', '丙']));
    case 'pipe':
      return anyInput(def.in, setting, name);
    default:
      throw new Error(`no values for ${name}: ${def.type}`);
  }
}
