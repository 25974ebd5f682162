import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PROJECT = path.resolve(__dirname, '../..');
/** All that the workflows consist of. */
const SOURCES = ['workflows', 'shared', 'activities/ports.ts', 'package.json', 'tsconfig.json'];

/** One passage of the code, and what stands there tomorrow. */
export type Change = { readonly file: string; readonly from: string; readonly to: string };

/**
 * The workflows as they would be deployed with these changes.
 * @throws Error if a passage does not stand in its file exactly once: the test would prove nothing.
 */
export async function bundleOfTomorrow(...changes: readonly Change[]): Promise<WorkflowBundleWithSourceMap> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yuhe-tomorrow-'));
  try {
    for (const source of SOURCES) await cp(path.join(PROJECT, source), path.join(folder, source), { recursive: true });
    await symlink(path.join(PROJECT, 'node_modules'), path.join(folder, 'node_modules'));
    for (const change of changes) await edit(folder, change);
    const logger = new DefaultLogger('WARN');
    return await bundleWorkflowCode({ workflowsPath: path.join(folder, 'workflows/index.ts'), logger });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function edit(folder: string, { file, from, to }: Change): Promise<void> {
  const source = await readFile(path.join(folder, file), 'utf8');
  const times = source.split(from).length - 1;
  if (times !== 1) throw new Error(`${file}: the passage stands there ${times} times: ${from}`);
  await writeFile(
    path.join(folder, file),
    source.replace(from, () => to),
  );
}
