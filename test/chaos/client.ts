import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../../shared/case/actor';
import type { CaseFacts } from '../../shared/case/facts';
import type { Entry } from '../../shared/case/entry';
import { problemType } from '../../shared/problems';
import type { Form } from '../support/builders';
import type { Book } from './book';
import type { Chance } from './chance';
import type { People } from './people';

/** What the API says of a case after an opening or an act. */
export type CaseAnswer = {
  readonly case: { readonly caseNo: string; readonly seq: number; readonly facts: CaseFacts; readonly today: string };
  readonly entries: readonly Entry[];
};

type Request = { readonly by: Actor; readonly path: string; readonly key: string; readonly body: unknown };
type Answer = { readonly status: number; readonly body: unknown };

/** So long a client asks again; nothing is down for so long. */
const PATIENCE_MS = 300_000;
const ATTEMPT_MS = 20_000;
/** Some clients hang up early, and ask again: the answer is lost, the act may be done. */
const IMPATIENCE_MS = 150;
/** The same again later. */
const LATER = new Set<string>(
  (['in-progress', 'not-yet-recorded', 'too-many-requests', 'unavailable'] as const).map(problemType),
);

/** A client of the API that asks until it is answered, and writes down what it was told. */
export class Client {
  constructor(
    private readonly world: { readonly address: string; readonly people: People; readonly book: Book },
    private readonly chance: Chance,
    /** Sends each request twice: at the same time, or once more when it has been answered. */
    private readonly twice: boolean,
  ) {}

  /**
   * Opens a case.
   * @param clock the instant (UTC milliseconds) that the case's own clock shows at its opening; the world's if none.
   * @returns nothing if that was refused.
   */
  async open(form: Form, by: Actor, clock?: number): Promise<CaseAnswer | undefined> {
    const path = clock === undefined ? '/v1/cases' : `/v1/cases?clock=${new Date(clock).toISOString()}`;
    const opened = await this.tell({ by, path, key: randomUUID(), body: form }, 'open');
    if (opened) this.world.book.cases.add(opened.case.caseNo);
    return opened;
  }

  /** Does an act. @returns nothing if that was refused. */
  act(caseNo: string, name: string, input: unknown, by: Actor): Promise<CaseAnswer | undefined> {
    return this.tell(
      { by, path: `/v1/cases/${caseNo}/actions`, key: randomUUID(), body: { name, input } },
      name,
      caseNo,
    );
  }

  private async tell(request: Request, what: string, caseNo?: string): Promise<CaseAnswer | undefined> {
    const { book } = this.world;
    const answer = await this.answered(request);
    if (!answer) return undefined;
    const key = `${request.by.id}/${request.key}`;
    if (answer.status < 300) {
      const done = answer.body as CaseAnswer;
      const entries = done.entries.map(({ seq, hash }) => ({ seq, hash }));
      book.told.push({ key, caseNo: done.case.caseNo, what, outcome: 'done', entries });
      book.count('answers');
      return done;
    }
    const { type = '' } = answer.body as { type?: string };
    book.told.push({ key, caseNo: caseNo ?? '', what, outcome: 'refused', status: answer.status, type });
    book.count('refusals');
    return undefined;
  }

  private async answered(request: Request): Promise<Answer | undefined> {
    if (!this.twice) return this.untilAnswered(request);
    this.world.book.count('repeats');
    const together = this.chance.happens(0.5);
    const first = this.untilAnswered(request);
    if (!together) await first;
    const [a, b] = await Promise.all([first, this.untilAnswered(request)]);
    if (!isSame(a, b))
      this.world.book.find(`${request.path} ${request.key} was answered twice, differently: ${shown(a)} | ${shown(b)}`);
    return a;
  }

  private async untilAnswered(request: Request): Promise<Answer | undefined> {
    const { book } = this.world;
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
      const answer = await this.attempt(request);
      if (typeof answer !== 'string') return answer;
      if (answer !== '') book.find(answer);
      await pause(this.chance.between(100, 600));
    }
    book.find(`${request.path} ${request.key} was not answered within ${PATIENCE_MS / 1000} s`);
    return undefined;
  }

  /** An answer that settles the matter; otherwise what is wrong with it, which may be nothing. */
  private async attempt({ by, path, key, body }: Request): Promise<Answer | string> {
    const { address, people, book } = this.world;
    try {
      const response = await fetch(`${address}${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await people.token(by)}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(this.chance.happens(0.03) ? IMPATIENCE_MS : ATTEMPT_MS),
      });
      const answer = { status: response.status, body: (await response.json()) as { type?: string } };
      if (response.status < 500 && !LATER.has(answer.body.type ?? '')) return answer;
      if (response.status !== 503) return response.status < 500 ? '' : `${path} ${key} was answered ${shown(answer)}`;
      book.count('unavailable');
      return '';
    } catch {
      // Nobody there, or the answer lost on its way: it cannot be told which.
      book.count('lost answers');
      return '';
    }
  }
}

/** After a crash the case that an answer shows may have gone on meanwhile; what was done may not be another thing. */
function isSame(a: Answer | undefined, b: Answer | undefined): boolean {
  const lines = (answer: Answer | undefined) =>
    (answer?.body as Partial<CaseAnswer> | undefined)?.entries?.map(({ seq, hash }) => [seq, hash]);
  return a?.status === b?.status && isDeepStrictEqual(lines(a), lines(b));
}

const shown = (answer: Answer | undefined): string => JSON.stringify(answer ?? 'not at all').slice(0, 400);
