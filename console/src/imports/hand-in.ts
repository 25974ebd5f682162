import { CSV_TYPE, XLSX_TYPE } from '../../../shared/contract/files';
import type { ProblemDocument } from '../case/shapes';
import { ProblemError } from '../case/transport';
import type { Import } from './shapes';

/** Where the mandates of a file go; the own organisation unless one is named. */
export type Wanted = { readonly district: string; readonly organ?: string };

/**
 * Hands a file in for a dry run.
 * @throws ProblemError
 */
export async function handIn({ district, organ }: Wanted, file: File): Promise<Import> {
  const asked = { district, 'file-name': file.name, 'dry-run': 'true', ...(organ ? { organ } : {}) };
  const response = await fetch(`/v1/imports?${new URLSearchParams(asked)}`, {
    method: 'POST',
    headers: {
      'X-Yuhe-Console': '1',
      'Idempotency-Key': crypto.randomUUID(),
      'Content-Type': file.name.toLowerCase().endsWith('.csv') ? CSV_TYPE : XLSX_TYPE,
    },
    body: file,
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new ProblemError(answer as ProblemDocument);
  return answer as Import;
}
