import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { devServer, timeSkipping } from '../support/temporal';

test('the time-skipping server jumps over fifteen days', async () => {
  const env = await timeSkipping();
  try {
    const before = await env.currentTimeMs();
    await env.sleep('15 days');
    expect((await env.currentTimeMs()) - before).toBeGreaterThanOrEqual(15 * 86_400_000);
  } finally {
    await env.teardown();
  }
});

test('the development server is a real Temporal', async () => {
  const env: TestWorkflowEnvironment = await devServer();
  try {
    const { capabilities } = await env.connection.workflowService.getSystemInfo({});
    expect(capabilities?.internalErrorDifferentiation).toBe(true);
    expect(env.supportsTimeSkipping).toBe(false);
  } finally {
    await env.teardown();
  }
});
