import { readFile } from 'node:fs/promises';

/** The roots (JWS compact) of AUDIT_ROOTS_FILE, a line each; none if there is no file yet. */
export async function publishedRoots(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').filter((line) => line !== '');
}
