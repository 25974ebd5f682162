import path from 'node:path';
import { buildWorkflowBundle } from '../worker/bundle';

const [file] = process.argv.slice(2);
if (!file) throw new Error('usage: build-workflow-bundle.ts FILE');

buildWorkflowBundle(path.resolve(file)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
