import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Express } from 'express';
import { transaction } from '../../db/pool';
import { fileMessages, messageId, type OrderedMessage } from '../../db/messages';
import type { PartnerMessage } from '../../shared/case/notice';
import { subjectOf } from '../../shared/exchange/partner-message';
import { PARTNER_NAMES, type Partner, type PARTNERS } from '../../shared/exchange/partners';
import { readPartnerSecrets, type PartnerSecrets } from '../../shared/exchange/secrets';
import type { Log } from '../../shared/platform/log';
import type { FreshDatabase } from '../support/database';
import { createSandbox, type Sandbox } from '../sandbox/sandbox';

// What the tests of the exchange stand on: secrets in a file, the sandbox on a port, messages in an outbox.

/** A log that says nothing. */
export const silent: Log = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => silent,
} as unknown as Log;

/** A file of secrets of one's own. */
export function secretsFile(): { file: string; secrets: PartnerSecrets; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'yuhe-exchange-'));
  const file = path.join(folder, 'partners.json');
  const drawn = PARTNER_NAMES.map((partner, i) => [partner, `whsec_${Buffer.alloc(24, i + 1).toString('base64')}`]);
  writeFileSync(file, JSON.stringify(Object.fromEntries(drawn)));
  return { file, secrets: readPartnerSecrets(file), remove: () => rmSync(folder, { recursive: true }) };
}

/** An app on a free port. */
export async function listening(app: Express): Promise<{ url: string; server: Server; close(): Promise<void> }> {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, server, close };
}

/** The sandbox on a free port, with the addresses under which it is configured. */
export async function sandboxAt(
  secrets: PartnerSecrets,
  yuheUrl: string,
  { folder }: { folder?: string } = {},
): Promise<Sandbox & { addresses: Addresses; close(): Promise<void> }> {
  const sandbox = createSandbox({ secrets, yuheUrl, thinkingMs: 0, ...(folder ? { folder } : {}) });
  const { url, close } = await listening(sandbox.app);
  sandbox.resume();
  const addresses = {
    COURT_URL: `${url}/court`,
    ARBITRATION_URL: `${url}/arbitration`,
    UNION_URL: `${url}/union`,
    HOTLINE_URL: `${url}/hotline`,
    INSPECTION_URL: `${url}/inspection`,
    NATIONAL_PLATFORM_URL: `${url}/national-platform`,
  };
  const closeAll = () => {
    sandbox.stop();
    return close();
  };
  return { ...sandbox, addresses, close: closeAll };
}

type Addresses = Readonly<Record<(typeof PARTNERS)[Partner]['address'], string>>;

/** Nobody answers there. */
export const NOWHERE = 'http://127.0.0.1:9';

let ordered = 0;

/** Puts a message into the outbox as a case does; its id. */
export async function inOutbox({ pool }: FreshDatabase, message: Partial<OrderedMessage> = {}): Promise<string> {
  ordered += 1;
  const caseNo = message.caseNo ?? `CQ-2026-${String(ordered).padStart(6, '0')}`;
  const data = message.data ?? paymentOrder(caseNo);
  const whole: OrderedMessage = {
    ...{
      key: 'court/payment-order.applied/1',
      partner: 'court',
      type: 'payment-order.applied',
      at: '2026-07-14T02:00:00.000Z',
    },
    ...{ caseNo, data, ownerOrgan: 'ORG-NA-JD01', statutoryDueAt: undefined, ...message },
    subject: message.subject ?? subjectOf(caseNo, { type: message.type ?? 'payment-order.applied', data }),
  };
  await transaction(pool, (client) => fileMessages(client, [whole]));
  return messageId(caseNo, whole.key);
}

const paymentOrder = (ourCaseNo: string): PartnerMessage['data'] => ({
  ...{
    ourCaseNo,
    court: '重庆市渝中区人民法院',
    basis: 'mediation-agreement',
    amountFen: 9_800_000,
    appliedOn: '2026-07-14',
  },
});

/** Waits until something has come about. */
export async function eventually<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  withinMs = 10_000,
): Promise<T> {
  for (const end = Date.now() + withinMs; ;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${look.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
