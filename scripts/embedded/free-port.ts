import { createServer } from 'node:net';

/** Whether nothing listens on the port of 127.0.0.1. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** A port of 127.0.0.1 that the system picks. */
export function anyPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/**
 * The ports wanted, each moved on to the next free one if somebody has it.
 * @param taken told of every port that had to move.
 */
export async function freePorts<Name extends string>(
  wanted: { readonly [name in Name]: number },
  taken: (name: Name, wanted: number, used: number) => void,
): Promise<Record<Name, number>> {
  const chosen: Record<Name, number> = { ...wanted };
  const used = new Set<number>();
  for (const name of Object.keys(wanted) as Name[]) {
    let port = wanted[name];
    while (used.has(port) || !(await isFree(port))) port += 1;
    if (port !== wanted[name]) taken(name, wanted[name], port);
    used.add(port);
    chosen[name] = port;
  }
  return chosen;
}
