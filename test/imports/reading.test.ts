import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readSheetApart } from '../../api/imports/reading';
import { mandateRows, xlsxFile } from './files';

describe('a file is read beside the work of others', () => {
  test('5,000 rows do not stop the event loop for as long as a second', async () => {
    const file = await xlsxFile(mandateRows(5_000));
    const delay = monitorEventLoopDelay({ resolution: 5 });
    const begun = Date.now();
    delay.enable();
    const { rows, type } = await readSheetApart(file);
    delay.disable();
    if (process.env.MEASURE) console.log({ pauseMs: delay.max / 1e6, tookMs: Date.now() - begun });
    expect({ type, rows: rows.length, last: rows[4_999]?.cells.序号 }).toEqual({
      type: 'xlsx',
      rows: 5_000,
      last: '5000',
    });
    expect(delay.max / 1e6).toBeLessThan(1_000);
  });

  test('what is wrong with it is said as if it had been read here', async () => {
    await expect(readSheetApart(Buffer.from('序号\r\n1'))).rejects.toMatchObject({
      ...{ name: 'Problem', slug: 'validation', status: 400 },
      particulars: { fields: expect.arrayContaining([expect.objectContaining({ code: 'missing-column' })]) },
    });
  });

  test('a file that takes too long is refused, and the next one is read', async () => {
    const file = await xlsxFile(mandateRows(1));
    const endless = readSheetApart(file, { timeLimitMs: 1 });
    const next = readSheetApart(file);
    await expect(endless).rejects.toMatchObject({ particulars: { fields: [{ code: 'too-complex' }] } });
    expect((await next).rows).toHaveLength(1);
  });

  test('when eight files wait already, the ninth is told to come again; then there is room', async () => {
    const file = await xlsxFile(mandateRows(1));
    const waiting = Array.from({ length: 8 }, () => readSheetApart(file));
    await expect(readSheetApart(file)).rejects.toMatchObject({
      ...{ slug: 'too-many-requests', status: 429 },
      particulars: { retryAfterSeconds: 30, detail: '正有8个文件等待读取，请稍后再导入' },
    });
    await Promise.all(waiting);
    expect((await readSheetApart(file)).rows).toHaveLength(1);
  });
});
