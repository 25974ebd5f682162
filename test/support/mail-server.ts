import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

type Answer = 'takes' | 'is busy' | 'knows nobody';

/** A mail server that does as it is told, and keeps what it took. */
export class MailServer {
  answer: Answer = 'takes';
  readonly taken: string[] = [];
  /** Called when a mail was taken, before the sender hears of it. */
  afterTaking: () => Promise<void> = () => Promise.resolve();
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_, __, answer) => {
      if (this.answer === 'takes') return answer();
      answer(Object.assign(new Error('no'), { responseCode: this.answer === 'is busy' ? 451 : 550 }));
    },
    onData: (stream, _, answer) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        this.taken.push(Buffer.concat(chunks).toString('utf8'));
        void this.afterTaking().then(() => answer());
      });
    },
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  close = () => new Promise<void>((resolve) => this.server.close(resolve));
  get messageIds(): string[] {
    return this.taken.map((mail) => /^Message-ID:\s+(\S+)/m.exec(mail)?.[1] ?? mail);
  }
}
