import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Chance } from './chance';

/** A mail as the mail server took it. */
export type Mail = { readonly messageId: string; readonly to: string; readonly text: string };

/** A mail server that now and then is busy, or takes a mail and hangs up before it says so. */
export class PostOffice {
  readonly mails: Mail[] = [];
  private rough = false;

  private constructor(
    private readonly server: SMTPServer,
    readonly url: string,
  ) {}

  static async open(chance: Chance): Promise<PostOffice> {
    const server: SMTPServer = new SMTPServer({
      authOptional: true,
      hideSTARTTLS: true,
      logger: false,
      onData: (stream, session, answer) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          if (office.rough && chance.happens(0.1))
            return answer(Object.assign(new Error('busy'), { responseCode: 451 }));
          const text = Buffer.concat(chunks).toString('utf8');
          const messageId = /^message-id:\s*(\S+)/im.exec(text)?.[1] ?? '';
          office.mails.push({ messageId, to: session.envelope.rcptTo.map(({ address }) => address).join(), text });
          if (office.rough && chance.happens(0.05)) return void office.hangUp();
          answer();
        });
      },
    });
    // A client that is killed in the middle of a mail is no news.
    server.on('error', () => {});
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const office = new PostOffice(server, `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
    return office;
  }

  /** From now on it is as in a storm, or as it should be. */
  behave(well: boolean): void {
    this.rough = !well;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private hangUp(): void {
    for (const connection of this.server.connections) connection.close();
  }
}
