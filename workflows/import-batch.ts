import { continueAsNew, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';
import { IMPORT, type ImportActivities, type ImportProgress } from '../shared/exchange/imports';

const { waitingRows, importRow } = proxyActivities<ImportActivities>({
  // An opening takes a fraction of a second; a row whose worker has died is not waited for any longer.
  startToCloseTimeout: '15 seconds',
  // What is wrong with a row is an answer. What fails is ours, the database or the engine, and comes back.
  retry: { initialInterval: '1 second', maximumInterval: '15 seconds' },
});

const moreRowsSignal = defineSignal(IMPORT.moreRows);

/** So many rows are worked on at a time. */
const WINDOW = 12;
/** After so many rows a new run begins: a history stays short. */
const ROWS_OF_A_RUN = 300;

/**
 * Opens the cases of an imported file. What is left to do stands in the database, row by row, so that whatever ends
 * this run, the next one goes on with the rows that still wait.
 */
export async function importBatch({ importId, after }: ImportProgress): Promise<void> {
  let more = false;
  setHandler(moreRowsSignal, () => void (more = true));

  const rows = await waitingRows(importId, after, ROWS_OF_A_RUN);
  await window(rows, (row) => importRow(importId, row));
  const last = rows.at(-1);
  if (last !== undefined) return continueAsNew<typeof importBatch>({ importId, after: last });
  // Rows before the end of the file may have been put right meanwhile.
  if (more || after > 0) return continueAsNew<typeof importBatch>({ importId, after: 0 });
}

/** Works on the rows in their order, a few at a time: as soon as one is done the next begins. */
async function window(rows: readonly number[], work: (row: number) => Promise<void>): Promise<void> {
  const queue = [...rows];
  const clerk = async (): Promise<void> => {
    for (let row = queue.shift(); row !== undefined; row = queue.shift()) await work(row);
  };
  await Promise.all(Array.from({ length: WINDOW }, clerk));
}
