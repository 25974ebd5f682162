import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import express from 'express';
import { SMS_PATH, smsMessage, type SmsMessage, type SmsReport } from '../../shared/exchange/sms-gateway';
import { signatureFault } from '../../shared/exchange/signature';

/** How the gateway misbehaves; counts say how often it still will. */
export type SmsMischief = {
  /** Answers 503 and keeps nothing. */
  storms: number;
  /** Keeps the text, and breaks the connection before it answers. */
  lostAnswers: number;
  /** Answers 422: does not want the text. */
  refusals: number;
  /** Answers about another text. */
  mixUps: number;
  delayMs: number;
  /** What its reports say. */
  outcome: SmsReport['state'];
};

/** A gateway on a port of this machine, which knows each text by its id and does as it is told. */
export class SmsSandbox {
  readonly taken = new Map<string, SmsMessage>();
  /** Every request that was believed, those that it knew already included. */
  requests = 0;
  unsigned = 0;
  readonly how: SmsMischief = {
    ...{ storms: 0, lostAnswers: 0, refusals: 0, mixUps: 0, delayMs: 0, outcome: 'delivered' },
  };
  private readonly server;

  constructor(private readonly keys: readonly string[]) {
    const app = express().use(express.raw({ type: '*/*' }));
    app.use((req, res, next) => {
      const signed = Buffer.isBuffer(req.body) ? req.body : Buffer.from(req.originalUrl);
      const fault = signatureFault(this.keys, req.headers as Record<string, string>, signed, Date.now());
      if (fault) this.unsigned += 1;
      return fault ? void res.status(401).end() : next();
    });
    app.post(SMS_PATH, async (req, res) => {
      this.requests += 1;
      await pause(this.how.delayMs);
      if (this.once('storms')) return void res.status(503).end();
      if (this.once('refusals')) return void res.status(422).end();
      const message = smsMessage.parse(JSON.parse(String(req.body)));
      if (req.headers['idempotency-key'] !== message.id) return void res.status(400).end();
      this.taken.set(message.id, message);
      if (this.once('lostAnswers')) return void req.socket.destroy();
      const id = this.once('mixUps') ? '00000000-0000-4000-8000-000000000000' : message.id;
      res.json({ id, state: 'accepted' } satisfies SmsReport);
    });
    app.get(`${SMS_PATH}/:id`, (req, res) => {
      const { id } = req.params;
      if (!this.taken.has(id)) return void res.status(404).end();
      res.json({ id, state: this.how.outcome, ...(this.how.outcome === 'undelivered' ? { reason: '空号' } : {}) });
    });
    this.server = app.listen(0, '127.0.0.1');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close = (): Promise<void> =>
    new Promise((resolve) => {
      this.server.closeAllConnections();
      this.server.close(() => resolve());
    });

  private once(kind: 'storms' | 'lostAnswers' | 'refusals' | 'mixUps'): boolean {
    if (this.how[kind] === 0) return false;
    this.how[kind] -= 1;
    return true;
  }
}
