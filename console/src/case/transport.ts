import type { ProblemDocument } from './shapes';

/** What the API answered instead of what was asked for. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(readonly document: ProblemDocument) {
    super(document.detail ?? document.title);
  }
}

type Sending = { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

export async function request<Answer>(path: string, { body, headers = {} }: Sending = {}): Promise<Answer> {
  const response = await fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'X-Yuhe-Console': '1',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new ProblemError(answer as ProblemDocument);
  return answer as Answer;
}
