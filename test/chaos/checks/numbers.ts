import type { Check } from '../evidence';

/** Numbers have no gaps within a year, each belongs to a case that has begun, and each opening has its own. */
export const numbers: Check = async ({ pool, book, dockets }) => {
  const { rows } = await pool.query<{ case_no: string; year: number; number: number; started: boolean }>(
    'select case_no, year, number, started_at is not null as started from case_numbers order by year, number',
  );
  const begun = new Set(dockets.map(({ caseNo }) => caseNo));
  const issued = new Set(rows.map((row) => row.case_no));
  const openings = book.told.flatMap((told) => (told.what === 'open' && told.outcome === 'done' ? [told.caseNo] : []));
  return [
    ...rows.flatMap(({ case_no: caseNo, year, number }, i) => {
      const before = rows[i - 1]?.year === year ? (rows[i - 1]?.number ?? 0) : 0;
      return number === before + 1 ? [] : [`${caseNo} follows number ${before}`];
    }),
    ...rows
      .filter(({ case_no: caseNo, started }) => !started || !begun.has(caseNo))
      .map((row) => `${row.case_no} was issued and has not begun`),
    ...openings.filter((caseNo) => !issued.has(caseNo)).map((caseNo) => `${caseNo} was answered and never issued`),
    ...openings
      .filter((caseNo, i) => openings.indexOf(caseNo) !== i)
      .map((caseNo) => `${caseNo} was given to two openings`),
  ];
};
