import type { PoolClient } from 'pg';

/** A document that gets a number: of which organ, under which 字, in which year. */
export type Numbering = {
  readonly organ: string;
  /** 机关代字. */
  readonly code: string;
  /** 「受」: behind the 机关代字. */
  readonly series: string;
  readonly year: number;
};

/**
 * The next number of an organ, 「南岸劳调受〔2026〕3号」 (GB/T 9704: six-cornered brackets, no 第, no leading zeros).
 * Without gaps as long as it is allocated in the transaction that issues the document: what is rolled back is allocated
 * again. Others of the same series wait for the end of that transaction, so keep it short.
 */
export async function allocateNumber(
  client: PoolClient,
  document: string,
  { organ, code, series, year }: Numbering,
): Promise<string> {
  const { rows } = await client.query<{ number: string }>(
    `with next as (
       insert into document_number_years as y (organ, series, year, last) values ($1, $2, $3, 1)
       on conflict (organ, series, year) do update set last = y.last + 1
       returning last
     )
     insert into document_numbers (organ, series, year, no, number, document)
     select $1, $2, $3, last, $4 || '〔' || $3 || '〕' || last || '号', $5 from next
     returning number`,
    [organ, series, year, code + series, document],
  );
  const allocated = rows[0]?.number;
  if (allocated === undefined) throw new Error(`no document number was allocated for ${organ}`);
  return allocated;
}
