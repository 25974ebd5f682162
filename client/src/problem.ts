import type { components } from './api';

export type ProblemDocument = components['schemas']['Problem'];

/** The API said no (RFC 9457): what was asked for did not happen, or it is not known whether it did (`isTemporary`). */
export class YuheProblem extends Error {
  override readonly name = 'YuheProblem';

  constructor(
    readonly status: number,
    readonly document: ProblemDocument,
    /** Seconds after which another attempt with the same key makes sense. */
    readonly retryAfterSeconds?: number,
  ) {
    super(document.detail);
  }

  /** The last step of `type`: `refused`, `validation`, `key-reused` … */
  get slug(): string {
    return this.document.type.slice(this.document.type.lastIndexOf('/') + 1);
  }

  /** May the same request, with the same key, succeed later? */
  get isTemporary(): boolean {
    return isTemporary(this.status, this.slug);
  }
}

/** 409 is final, unless somebody is at work on the very same request. */
export const isTemporary = (status: number, slug: string): boolean =>
  [408, 425, 429, 500, 502, 503, 504].includes(status) || (status === 409 && slug === 'in-progress');

/** What an answer other than a success says; also of a gateway that speaks no problem document. */
export async function problemOf(response: Response): Promise<YuheProblem> {
  const text = await response.text();
  const wait = Number(response.headers.get('retry-after') ?? NaN);
  return new YuheProblem(response.status, documentOf(text, response), Number.isFinite(wait) ? wait : undefined);
}

function documentOf(text: string, { status, statusText }: Response): ProblemDocument {
  const nothing = { type: 'about:blank', title: statusText || String(status), status, detail: text || statusText };
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null ? { ...nothing, ...said } : nothing;
  } catch {
    return nothing;
  }
}
