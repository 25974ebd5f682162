import type { CaseFacts } from '../../../shared/case/facts';
import { agreementOf, choicesOf } from './choices';
import type { JsonSchema } from './shapes';

/** Who fills in a form. */
export type Author = { readonly id: string; readonly name?: string; readonly role: string };

type Members = Readonly<Record<string, JsonSchema>>;

/** What the file or the author's account says already, for fields of that name: nobody types a fact twice. */
const KNOWN: Readonly<Record<string, (facts: CaseFacts, author: Author) => unknown>> = {
  matter: ({ registration }) => registration.summary,
  mediator: (_facts, { id, name }) => (name ? { id, name } : undefined),
  officer: (_facts, { name }) => name,
  attendees: (facts) => choicesOf(facts, 'people').map(({ value }) => value),
};

/** The first input of a form: what is known, the only choice where there is one, and the schema's own defaults. */
export function prefilled(schema: JsonSchema, facts: CaseFacts, author: Author): Readonly<Record<string, unknown>> {
  const members = (schema.properties ?? {}) as Members;
  const known = Object.entries(members).map(([name, member]) => [name, valueOf(name, member, facts, author)] as const);
  const filled = Object.fromEntries(known.filter(([, value]) => value !== undefined));
  return { ...filled, ...amountOf(members, filled, facts) };
}

function valueOf(name: string, member: JsonSchema, facts: CaseFacts, author: Author): unknown {
  if (member.default !== undefined) return member.default;
  const known = KNOWN[name]?.(facts, author);
  if (known !== undefined) return known;
  const choices = choicesOf(facts, String(member['x-choice']));
  return choices.length === 1 && member.type !== 'array' ? choices[0]?.value : undefined;
}

/** What is still to be paid on the obligation that the form speaks of. */
function amountOf(members: Members, filled: Readonly<Record<string, unknown>>, facts: CaseFacts): object {
  if (!members.amountFen || members.no?.['x-choice'] !== 'obligations') return {};
  const promised = agreementOf(facts)?.obligations.find(({ no }) => no === filled.no)?.amountFen;
  return promised === undefined ? {} : { amountFen: promised };
}
