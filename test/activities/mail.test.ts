import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import type { BackgroundWork } from '../../activities/background';
import { createMailDispatcher, type MailDeps } from '../../activities/mail/dispatcher';
import { inbox, type InboxItem } from '../../db/notices';
import { takeMail } from '../../db/outgoing-mail';
import { aCase, type Form } from '../support/builders';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { MailServer } from '../support/mail-server';
import { aKeep, aNotice, handedOver } from '../db/docket';

describe('sending notices by e-mail', () => {
  let database: FreshDatabase;
  let server: MailServer;
  let smtpUrl: string;
  const dispatchers: BackgroundWork[] = [];

  beforeEach(async () => {
    database = await freshDatabase();
    server = new MailServer();
    smtpUrl = await server.listen();
  });
  afterEach(async () => {
    await Promise.all(dispatchers.splice(0).map((each) => each.stop()));
    await server.close();
    await database.drop();
  });

  const QUICK = { idleMs: 20, retrySeconds: [0, 0], leaseSeconds: 0.2 };

  const start = (deps: Partial<MailDeps> = {}): BackgroundWork => {
    const log = pino({ level: 'silent' });
    const dispatcher = createMailDispatcher({
      pool: database.pool,
      smtpUrl,
      from: '渝和 <yuhe@example.org>',
      log,
      open: async (text) => text,
      pace: QUICK,
      ...deps,
    });
    dispatchers.push(dispatcher);
    dispatcher.start();
    return dispatcher;
  };

  const PARTY = { id: 'p1', side: 'worker', kind: 'natural-person', name: '甲' } as const;
  const FIRM = { id: 'p2', side: 'employer', kind: 'enterprise', name: '乙公司' } as const;
  const file = (form: Partial<Form> = {}, count = 1) =>
    Promise.all(
      Array.from({ length: count }, (_, i) => {
        const of = aCase({ eService: true, parties: [{ ...PARTY, email: `a${i}@example.org` }, FIRM], ...form });
        const keeping = handedOver(of, `CQ-2026-${String(i + 1).padStart(6, '0')}`, {
          notices: [aNotice('case-registered', ['worker'])],
        });
        return aKeep(database.pool).keep(keeping);
      }),
    );

  const WORKER = { id: 'w', role: 'worker', cases: ['CQ-2026-000001'] } as const;
  const inboxItem = async (): Promise<InboxItem> => (await inbox(database.pool, WORKER, {}, { limit: 5 })).items[0]!;
  const email = async () => (await inboxItem()).email;

  async function eventually(holds: () => Promise<boolean> | boolean): Promise<void> {
    for (const until = Date.now() + 15_000; !(await holds()); await pause(20))
      if (Date.now() > until) throw new Error('in vain');
  }

  test('a notice goes to whoever agreed to electronic service, and the inbox says so', async () => {
    await file();
    start();
    await eventually(async () => (await email()).state === 'sent');
    expect(server.taken).toHaveLength(1);
    expect(server.taken[0]).toMatch(/^To: a0@example\.org\r$/m);
    expect(server.taken[0]).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(server.messageIds[0]).toMatch(/^<[0-9a-f]{64}@notices\.yuhe>$/);
    expect(await email()).toEqual({ state: 'sent', attempts: 1, sentAt: expect.any(String) });
  });

  test('without consent or address it is in the inbox only', async () => {
    await file({ eService: false, parties: [{ ...PARTY, email: 'a@example.org' }, FIRM] });
    start();
    await pause(200);
    expect(server.taken).toEqual([]);
    expect((await email()).state).toBe('none');
  });

  test('several dispatchers send each notice once', async () => {
    await file({}, 40);
    for (const _ of [1, 2, 3]) start({ pace: { ...QUICK, leaseSeconds: 60, batch: 3 } });
    await eventually(() => server.taken.length >= 40);
    await pause(200);
    expect(new Set(server.messageIds).size).toBe(40);
    expect(server.taken).toHaveLength(40);
  });

  test('a server that is busy is asked again, and then given up; the inbox says why, and names nobody', async () => {
    server.answer = 'is busy';
    await file();
    start();
    await eventually(async () => (await email()).state === 'failed');
    expect(await email()).toEqual({ state: 'failed', attempts: 3, error: '暂时无法投递（EENVELOPE 451）' });
    expect(server.taken).toEqual([]);
  });

  test('a server that is busy for a while takes it in the end', async () => {
    server.answer = 'is busy';
    await file();
    start({ pace: { ...QUICK, retrySeconds: Array.from({ length: 50 }, () => 0.05) } });
    await eventually(async () => (await email()).attempts >= 2);
    server.answer = 'takes';
    await eventually(async () => (await email()).state === 'sent');
    expect((await email()).error).toBeUndefined();
  });

  test('an address that does not exist is not tried again', async () => {
    server.answer = 'knows nobody';
    await file();
    start({ pace: { ...QUICK, retrySeconds: [60, 60] } });
    await eventually(async () => (await email()).state === 'failed');
    expect(await email()).toEqual({ state: 'failed', attempts: 1, error: '收件地址被邮件服务器拒绝（550）' });
  });

  test('a dispatcher that dies between the server’s yes and its own note sends the same mail again, and no other', async () => {
    await file();
    // What a killed process leaves: the server has the mail, the database does not know.
    server.afterTaking = async () => {
      server.afterTaking = () => Promise.resolve();
      await database.pool.query('alter table notices rename to notices_away');
    };
    const dying = start();
    await eventually(() => server.taken.length === 1);
    await dying.stop();
    await database.pool.query('alter table notices_away rename to notices');
    expect((await email()).state).toBe('pending');
    start();
    await eventually(async () => (await email()).state === 'sent');
    expect(server.messageIds).toHaveLength(2);
    expect(new Set(server.messageIds).size).toBe(1);
  });

  test('what one dispatcher has taken, no other gets before the lease is over', async () => {
    await file();
    expect(await takeMail(database.pool, 10, 0.3)).toHaveLength(1);
    expect(await takeMail(database.pool, 10, 0.3)).toEqual([]);
    await pause(400);
    expect(await takeMail(database.pool, 10, 0.3)).toEqual([expect.objectContaining({ attempts: 2 })]);
  });

  test('without a mail server nothing is sent, and stopping is immediate', async () => {
    await file();
    await start({ smtpUrl: undefined }).stop();
    expect((await email()).state).toBe('pending');
  });
});
