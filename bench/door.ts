import { Agent, request } from 'node:http';

export type Sending = { readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

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

  /** @throws Error with the answer for any status but success: a refusal is no figure. */
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
            if ((response.statusCode ?? 500) < 300) resolve(text);
            else reject(new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 500)}`));
          });
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
