import { csvText } from '../shared/contract/csv-text';
import { CSV_TYPE } from '../shared/contract/files';

/** A table as csv, UTF-8. */
export const csv = (rows: readonly (readonly string[])[]): Buffer => Buffer.from(csvText(rows), 'utf8');

/** A table as the file of a download. */
export const csvFile = (name: string, rows: readonly (readonly string[])[]) => ({
  bytes: csv(rows),
  type: `${CSV_TYPE}; charset=utf-8`,
  name: `${name}.csv`,
});
