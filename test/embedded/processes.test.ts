import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { commandLine, endOrphan } from '../../scripts/embedded/processes';

async function orphan(mark: string): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'console.log(1); setInterval(() => {}, 1000)', mark], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  return child.pid!;
}

test('a process that a killed system left behind is ended', async () => {
  const pid = await orphan('the-mark');
  await expect(endOrphan(pid, 'the-mark')).resolves.toBe(true);
  expect(await commandLine(pid)).toBeUndefined();
});

test('a process that was only given the same id is left alone', async () => {
  const pid = await orphan('somebody-else');
  await expect(endOrphan(pid, 'the-mark')).resolves.toBe(false);
  expect(await commandLine(pid)).toContain('somebody-else');
  process.kill(pid);
});
