import { createTransport } from 'nodemailer';
import type { OutgoingMail } from '../../db/outgoing-mail';

/** Hands mails to a mail server. */
export type Mailer = {
  /** @throws Error if the server does not take it. */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
};

const CONNECTIONS = 3;
const PATIENCE_MS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** A mailer for a server named by `smtp://` or `smtps://`, with user and password in the address if it asks for them. */
export function smtpMailer(url: string, from: string): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    pool: true,
    maxConnections: CONNECTIONS,
    host: hostname,
    port: port ? Number(port) : secure ? 465 : 25,
    secure,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    ...PATIENCE_MS,
  });
  return {
    send: async ({ email, subject, body, messageId }) => {
      // RFC 3834: nobody's absence notice answers it.
      const headers = { 'Auto-Submitted': 'auto-generated' };
      await transport.sendMail({ from, to: { name: '', address: email }, subject, text: body, messageId, headers });
    },
    close: () => transport.close(),
  };
}

/** Why a mail was not taken, in words without names; `final` if this address will never take it. */
export function failureOf(error: unknown): { text: string; final: boolean } {
  const { code = '', responseCode } = error as { code?: string; responseCode?: number };
  const refused = code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500;
  return refused
    ? { text: `收件地址被邮件服务器拒绝（${responseCode}）`, final: true }
    : { text: `暂时无法投递（${[code, responseCode].filter(Boolean).join(' ') || '原因不明'}）`, final: false };
}
