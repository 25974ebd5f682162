import { createServer, type AddressInfo, type Server } from 'node:net';
import { freePorts } from '../../scripts/embedded/free-port';

let holder: Server;
let held: number;

beforeEach(async () => {
  holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  held = (holder.address() as AddressInfo).port;
});
afterEach(() => new Promise((resolve) => holder.close(resolve)));

test('a taken port gives way to the next free one, and somebody is told', async () => {
  const told: unknown[] = [];
  const ports = await freePorts({ api: held }, (...move) => told.push(move));
  expect(ports.api).toBeGreaterThan(held);
  expect(told).toEqual([['api', held, ports.api]]);
});

test('two that want the same port do not get the same port', async () => {
  const { api, sandbox } = await freePorts({ api: held + 1, sandbox: held + 1 }, () => {});
  expect(api).not.toBe(sandbox);
});
