/** A part of a place, with an address of its own. `roles`: whose business it is. */
export type Part = { readonly path: string; readonly label: string; readonly roles: readonly string[] };

/** Who has anything to do with one of the parts. */
export const rolesOf = (parts: readonly Part[]): readonly string[] => [...new Set(parts.flatMap(({ roles }) => roles))];
