import { z } from 'zod';
import { ROLES, THE_CLOCK, type Actor, type Role } from '../shared/case/actor';
import { storable } from './json-text';

/** The audience of every token that Yuhe accepts. */
export const AUDIENCE = 'yuhe';

/** `system` is the clock's own role: no token gives it. */
const roles = Object.keys(ROLES).filter((role) => role !== THE_CLOCK.role) as [Role, ...Role[]];
const text = (max: number) => z.string().min(1).max(max).refine(storable);

/** What a token says of its bearer. The subject goes into keys, so it has no blank and no slash. */
const claims = z.object({
  sub: text(100)
    .regex(/^[^\s/]+$/u)
    .refine((sub) => sub !== THE_CLOCK.id),
  role: z.enum(roles),
  name: text(50).optional(),
  organ: text(80).optional(),
  district: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  cases: z
    .array(z.string().regex(/^CQ-\d{4}-\d{6,9}$/))
    .max(100)
    .optional(),
});

/** Who acts, by the claims of a verified token; undefined if they name nobody who could. */
export function actorOf(payload: unknown): Actor | undefined {
  const result = claims.safeParse(payload);
  if (!result.success) return undefined;
  const { sub, ...rest } = result.data;
  return { id: sub, ...rest };
}

/** `scope` as RFC 8693 has it: names with blanks between them. */
export const scopesOf = ({ scope }: Readonly<Record<string, unknown>>): readonly string[] =>
  typeof scope === 'string' ? scope.split(' ').filter(Boolean) : [];

/** The claims that `actorOf` reads back. */
export const claimsOf = ({ role, name, organ, district, cases }: Actor): Readonly<Record<string, unknown>> => ({
  role,
  name,
  organ,
  district,
  cases,
});
