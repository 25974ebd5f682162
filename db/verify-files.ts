import type { Pool } from 'pg';
import { ObjectAltered, ObjectMissing } from '../shared/platform/objects/object-store';
import type { CaseFiles } from './case-files';
import { Erased } from './case-keyring';
import { allCaseObjects, type CaseObject } from './case-objects';

/** What can be wrong with the files of cases, and what it means. */
export const FILE_FAULTS = {
  'file-missing': 'the store of files has lost it',
  'file-altered': 'what lies in the store of files is not what was handed in',
  'file-erased': 'the key of its case was deleted without a disposal: nobody reads it any more',
  'file-unkept': 'it was handed in, and nothing says where it lies',
} as const;

type FileFinding = { readonly fault: keyof typeof FILE_FAULTS; readonly where: string; readonly seq?: undefined };
type FileExamination = { readonly files: number; readonly findings: readonly FileFinding[] };

/** Reads every file of every case from the store, and compares it with the digest that the docket has. */
export async function verifyFiles(pool: Pool, files: CaseFiles): Promise<FileExamination> {
  const findings = await unkept(pool);
  let count = 0;
  for await (const object of allCaseObjects(pool)) {
    count += 1;
    const fault = await faultOf(files, object);
    if (fault) findings.push({ fault, where: `${object.caseNo}, ${object.rendition} ${object.sha256}` });
  }
  return { files: count, findings };
}

async function faultOf(files: CaseFiles, object: CaseObject): Promise<FileFinding['fault'] | undefined> {
  try {
    return (await files.read(object)) ? undefined : 'file-unkept';
  } catch (error) {
    if (error instanceof ObjectMissing) return 'file-missing';
    if (error instanceof ObjectAltered) return 'file-altered';
    if (error instanceof Erased) return 'file-erased';
    throw error;
  }
}

async function unkept(pool: Pool): Promise<FileFinding[]> {
  const { rows } = await pool.query<{ where: string }>(
    `select case_no || ', ' || sha256 as "where" from party_files f
     where content is null and not exists (
       select from case_objects o where o.case_no = f.case_no and o.sha256 = f.sha256 and o.rendition = 'content')
     order by 1`,
  );
  return rows.map(({ where }) => ({ fault: 'file-unkept' as const, where }));
}
