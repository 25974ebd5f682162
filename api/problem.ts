import type { Entry } from '../shared/case/entry';
import { PROBLEMS, problemType, type FieldFault, type ProblemSlug } from '../shared/problems';
import type { Refusal } from '../shared/law/verdict';

/** What a problem says beside its kind. */
type Particulars = {
  /** One Chinese sentence about this occurrence. */
  readonly detail?: string;
  readonly fields?: readonly FieldFault[];
  readonly refusals?: readonly Refusal[];
  /** Entries that came after the version that the author knew. */
  readonly changed?: readonly Entry[];
  /** The version that there is. */
  readonly seq?: number;
  /** Methods that the address supports. */
  readonly allow?: readonly string[];
  readonly retryAfterSeconds?: number;
  /** How one shows who one is at this door (WWW-Authenticate); a token unless said otherwise. */
  readonly challenge?: string;
};

/** The one error of the API: what a request is answered with instead of what it asked for (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;

  constructor(
    readonly slug: ProblemSlug,
    readonly particulars: Particulars = {},
    options?: ErrorOptions,
  ) {
    super(particulars.detail ?? PROBLEMS[slug].title, options);
    this.status = PROBLEMS[slug].status;
  }

  get refusals(): readonly Refusal[] {
    return this.particulars.refusals ?? [];
  }

  /** The members of the problem document. */
  get document(): Readonly<Record<string, unknown>> {
    const { detail, fields, refusals, changed, seq } = this.particulars;
    const { status, title } = PROBLEMS[this.slug];
    return { type: problemType(this.slug), title, status, detail: detail ?? title, fields, refusals, changed, seq };
  }

  get headers(): Readonly<Record<string, string>> {
    const { retryAfterSeconds, allow, challenge = 'Bearer' } = this.particulars;
    return {
      ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
      ...(allow ? { Allow: allow.join(', ') } : {}),
      ...(this.slug === 'unauthenticated' ? { 'WWW-Authenticate': challenge } : {}),
    };
  }
}

/** A store does not answer: nothing can be said about the request; it may be made again with the same key. */
export const unavailable = (cause: unknown): Problem =>
  new Problem('unavailable', { detail: '系统暂时不能办理，请稍后用同一幂等键重试', retryAfterSeconds: 5 }, { cause });
