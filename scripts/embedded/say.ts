/** Tells the operator, with the time of day in UTC, as the logs have it. */
export function say(line: string): void {
  console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);
}
