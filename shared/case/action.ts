import type { z } from 'zod';
import type { LocalDate } from '../law/local-date';
import type { RuleId } from '../law/rulebooks/rulebooks';
import type { Actor, Role } from './actor';
import type { CaseEvent } from './facts';
import type { InputRule, Rule, Situation } from './situation';

/** All that is known of an act when it is turned into events. */
export type Deed<Input> = Situation & {
  readonly input: Input;
  readonly actor: Actor;
  /** UTC instant, ISO. */ readonly at: string;
};

/**
 * One thing that somebody may do to a case, said once: validator, route, OpenAPI, console form and help follow from it.
 */
export type Action<Name extends string = string, Schema extends z.ZodType = z.ZodType> = {
  /** `path.verb-object`; stable. */
  readonly name: Name;
  /** What an official calls it. */
  readonly label: string;
  readonly by: readonly Role[];
  readonly input: Schema;
  /** The rule of law on which it rests; its article is shown beside it. */
  readonly basis: RuleId;
  readonly rule: Rule;
  readonly inputRule?: InputRule<z.output<Schema>>;
  readonly events: (deed: Deed<z.output<Schema>>) => readonly CaseEvent[];
};

/** Declares an action; the types of name and input are kept. */
export function action<const Name extends string, Schema extends z.ZodType>(
  spec: Action<Name, Schema>,
): Action<Name, Schema> {
  return spec;
}

/** An input that may say on which day the act took place. */
export type Dated = { readonly on?: LocalDate | undefined };
