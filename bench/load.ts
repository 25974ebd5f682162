/** How a number of clients fared, each of which asks again as soon as it is answered. */
export type Load = {
  /** Milliseconds until each answer. */
  readonly latencies: readonly number[];
  /** Answers a second. */
  readonly rate: number;
};

/** Stops the watch over one question of a client; not everything that a client does is measured. */
export type Timed = <Answer>(question: () => Promise<Answer>) => Promise<Answer>;

/** Lets clients work side by side, each until it has asked its share of the questions. */
export async function underLoad(
  clients: number,
  questions: number,
  work: (client: number, timed: Timed, left: () => boolean) => Promise<void>,
): Promise<Load> {
  const latencies: number[] = [];
  let begun = 0;
  const timed: Timed = async (question) => {
    begun += 1;
    const before = performance.now();
    const answer = await question();
    latencies.push(performance.now() - before);
    return answer;
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: clients }, (_, client) => work(client, timed, () => begun < questions)));
  return { latencies, rate: (latencies.length / (performance.now() - start)) * 1000 };
}

/** The same question again and again. */
export const repeated = (
  clients: number,
  questions: number,
  ask: (client: number) => Promise<unknown>,
): Promise<Load> =>
  underLoad(clients, questions, async (client, timed, left) => {
    while (left()) await timed(() => ask(client));
  });

/** Does something so many times, so many at once. */
export async function atOnce(
  parallel: number,
  times: number,
  work: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < times) await work(next++);
  };
  await Promise.all(Array.from({ length: Math.min(parallel, times) }, one));
}
