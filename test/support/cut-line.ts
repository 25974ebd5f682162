import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line between a browser and the API that can be cut. */
export type Line = {
  readonly url: string;
  /** Bytes that the browser has sent since it was last asked. */
  sent(): number;
  /** Cuts every connection once so many more bytes were sent, and takes no other until it is mended. */
  cutAfter(bytes: number): void;
  mend(): void;
  readonly isCut: boolean;
  close(): Promise<void>;
};

export async function lineTo(url: string): Promise<Line> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let [count, left, cut] = [0, Infinity, false];
  const destroyAll = () => sockets.forEach((socket) => socket.destroy());
  const server = createServer((near) => {
    if (cut) return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    near.on('data', (bytes) => {
      count += bytes.length;
      left -= bytes.length;
      if (left >= 0) return void far.write(bytes);
      cut = true;
      destroyAll();
    });
    near.on('close', () => far.destroy());
    far.pipe(near);
    return undefined;
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => {
      const before = count;
      count = 0;
      return before;
    },
    cutAfter: (bytes) => void (left = bytes),
    mend: () => {
      [left, cut] = [Infinity, false];
    },
    get isCut() {
      return cut;
    },
    close: async () => {
      destroyAll();
      await new Promise((gone) => server.close(gone));
    },
  };
}
