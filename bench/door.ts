import { Agent, request } from 'node:http';

export type Sending = { readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

/** An answer that is no success. */
export class Declined extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** A client of one HTTP server that keeps its connections; the same for Yuhe and for what it is measured against. */
export class Door {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: Infinity });

  constructor(private readonly port: number) {}

  get(path: string, headers: Sending['headers'] = {}): Promise<string> {
    return this.send('GET', path, { headers });
  }

  post(path: string, content: unknown, headers: Sending['headers'] = {}): Promise<string> {
    const body = JSON.stringify(content);
    return this.send('POST', path, { body, headers: { 'content-type': 'application/json', ...headers } });
  }

  /** @throws Declined with the answer for any status but success: a refusal is no figure. */
  send(method: string, path: string, { headers = {}, body = '' }: Sending = {}): Promise<string> {
    return new Promise((resolve, reject) => {
      const length = { 'content-length': String(Buffer.byteLength(body)) };
      const asked = request(
        { host: '127.0.0.1', port: this.port, agent: this.agent, method, path, headers: { ...length, ...headers } },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(parts).toString('utf8');
            const { statusCode: status = 500 } = response;
            if (status < 300) resolve(text);
            else reject(new Declined(status, `${method} ${path}: ${status} ${text.slice(0, 500)}`));
          });
        },
      );
      asked.on('error', (error: NodeJS.ErrnoException) => {
        // The server had just closed the line that was kept: nothing has arrived there, and another line will do.
        if (asked.reusedSocket && error.code === 'ECONNRESET') resolve(this.send(method, path, { headers, body }));
        else reject(error);
      });
      asked.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
