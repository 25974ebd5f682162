const DOWNLOAD_LIMIT_MS = 120_000;

/**
 * Lets the Temporal SDK download one of its servers into the folder.
 * @throws Error if the download is refused or takes more than two minutes.
 */
export async function sdkDownload(server: 'dev-server' | 'time-skipping', folder: string): Promise<void> {
  // Loaded only here: the SDK's test package is heavy, and most starts find their engine earlier.
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const options = { server: { executable: { type: 'cached-download' as const, downloadDir: folder } } };
  const start =
    server === 'dev-server'
      ? TestWorkflowEnvironment.createLocal(options)
      : TestWorkflowEnvironment.createTimeSkipping(options);
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${DOWNLOAD_LIMIT_MS / 1000} s`)), DOWNLOAD_LIMIT_MS);
  });
  try {
    await (await Promise.race([start, limit])).teardown();
  } finally {
    clearTimeout(timer);
  }
}
