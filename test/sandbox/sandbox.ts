import path from 'node:path';
import express, { type Express } from 'express';
import { PARTNER_NAMES, type Partner } from '../../shared/exchange/partners';
import type { PartnerSecrets } from '../../shared/exchange/secrets';
import { controlRoutes } from './control';
import { pageRoutes } from './page';
import { PartnerDesk } from './partner-desk';

export type SandboxOptions = {
  readonly secrets: PartnerSecrets;
  /** Base address of Yuhe. */
  readonly yuheUrl: string;
  /** Milliseconds before a partner answers by itself. */
  readonly thinkingMs?: number;
  /** Where each partner keeps what it knows, in a file of its own; without it, it forgets with the process. */
  readonly folder?: string;
};

/** The outside world: every partner under a path of its own, each with a state of its own. */
export type Sandbox = { readonly app: Express; readonly desks: Readonly<Record<Partner, PartnerDesk>> } & {
  /** Goes on with what the process before has left undone. */
  resume(): void;
  stop(): void;
};

const THINKING_MS = 300;

/** @throws Error if a partner has no secret. */
export function createSandbox({ secrets, yuheUrl, thinkingMs = THINKING_MS, folder }: SandboxOptions): Sandbox {
  const entries = PARTNER_NAMES.map((partner) => {
    const secret = secrets[partner]?.[0];
    if (!secret) throw new Error(`the sandbox needs the secret of ${partner}`);
    return [
      partner,
      new PartnerDesk({ partner, secret, yuheUrl, thinkingMs, file: folder && path.join(folder, `${partner}.jsonl`) }),
    ] as const;
  });
  const desks = Object.fromEntries(entries) as Record<Partner, PartnerDesk>;
  const app = express().disable('x-powered-by');
  const raw = express.raw({ type: () => true, limit: '1mb' });
  for (const [partner, desk] of entries) {
    app.post(`/${partner}/messages`, raw, (request, response) => desk.receive(request, response));
    app.post(`/${partner}/standby/messages`, raw, (request, response) => desk.receive(request, response, true));
    app.get(`/${partner}/reconciliation`, (request, response) => desk.reconcile(request, response));
    app.use(`/${partner}/control`, controlRoutes(desk));
  }
  app.use(pageRoutes(Object.values(desks)));
  const resume = () => Object.values(desks).forEach((desk) => desk.resume());
  return { app, desks, resume, stop: () => Object.values(desks).forEach((desk) => desk.stop()) };
}
