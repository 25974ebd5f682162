import { condition, setHandler, sleep } from '@temporalio/workflow';
import { noteUpdate } from './messages';

/** The least that takes Updates: counts them, and ends when it has been told so. */
export async function bare(): Promise<void> {
  let seq = 0;
  let over = false;
  setHandler(noteUpdate, (text) => {
    seq += 1;
    over = text === 'over';
    return { seq, text };
  });
  await condition(() => over);
}

/** The least that waits for an instant (UTC milliseconds); returns the one at which it woke. */
export async function bareTimer(at: number): Promise<number> {
  await sleep(at - Date.now());
  return Date.now();
}
