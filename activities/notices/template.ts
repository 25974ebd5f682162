import type { RuleId } from '../../shared/law/rulebooks/rulebooks';
import type { Placeholder } from './placeholders';

/**
 * The wording of a notice. `{placeholder}` is filled from the case; who it is to, the articles, the case number and
 * where to turn are printed around every body by the frame, and need not be said here.
 */
export type Wording = {
  readonly subject: string;
  /** Paragraphs. */
  readonly body: readonly string[];
  /** The rules on which it stands; their articles are printed under it. */
  readonly basis: readonly [RuleId, ...RuleId[]];
  /** The period whose last day `{byWhen}` and `{lastDay}` give, and whose end `{consequence}` describes. */
  readonly clock?: RuleId;
};

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** The text itself if it is written out and knows all its placeholders; else no text has this type. */
type Known<Text extends string> = string extends Text
  ? never
  : [Exclude<NamesIn<Text>, Placeholder>] extends [never]
    ? Text
    : never;

/** Declares a wording: an unknown placeholder does not compile. */
export function wording<const Subject extends string, const Body extends readonly string[]>(
  subject: Subject & Known<Subject>,
  body: Body & { readonly [Paragraph in keyof Body]: Known<Body[Paragraph]> },
  basis: Wording['basis'],
  clock?: RuleId,
): Wording {
  return { subject, body, basis, ...(clock ? { clock } : {}) };
}
