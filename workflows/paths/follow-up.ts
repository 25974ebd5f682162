import type { Clerk } from '../clerk';

/** 回访、结案、归档：the file is not closed by itself; its callbacks are planned by the paths, and reminded of. */
export async function followUp(clerk: Clerk): Promise<void> {
  await clerk.until(({ closing }) => closing !== undefined);
  clerk.notify('case-closed', ['worker', 'employer', 'organ']);

  // ACR 24: the file is complete, and kept.
  await clerk.until(({ closing }) => closing?.archived !== undefined);
}
