import { runningSystem, type RunningSystem } from '../support/running-system';
import { drill, faultsOf } from './drill';

jest.setTimeout(400_000);

let system: RunningSystem;
beforeAll(async () => {
  system = await runningSystem();
});
afterAll(() => system?.end());

test('whichever process dies during an import, no row is lost and none doubled', async () => {
  const result = await drill(system, {
    rows: 150,
    deaths: [
      [20, 'worker'],
      [50, 'api'],
      [75, 'worker'],
    ],
    limitMs: 300_000,
  });
  expect(faultsOf(result)).toEqual([]);
  expect(result.died).toEqual(['worker', 'api', 'worker']);
});
