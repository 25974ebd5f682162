import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 3;
const LIMIT_MS = 300_000;

/** Asks again until there is an answer. @throws Error if there is none within five minutes. */
export async function eventually<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined>,
  everyMs = EVERY_MS,
): Promise<Answer> {
  for (const until = Date.now() + LIMIT_MS; Date.now() < until; await pause(everyMs)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
  }
  throw new Error(`it never came to that: ${what}`);
}
