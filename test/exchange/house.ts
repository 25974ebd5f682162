import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from '@temporalio/worker';
import { SkippedClock } from '../../scripts/demo/skipped-clock';
import { createActivities } from '../../activities/activities';
import { createImportActivities } from '../../activities/imports/import-activities';
import { createApp } from '../../api/app';
import { temporalCases } from '../../api/cases';
import { counterOf, type Counter } from '../../api/counter';
import { openingFor } from '../../api/imports/counter';
import { createInboundDesk } from '../../api/inbound/desk';
import type { Office } from '../../api/office';
import { acceptTokens, ownKeys } from '../../api/tokens';
import { developmentIssuer } from '../../api/development-issuer';
import { vaultCipher } from '../../api/vault-cipher';
import { caseView } from '../../db/case-views';
import { byItself } from '../../db/eyes';
import { caseFiles } from '../../db/case-files';
import { personalData } from '../../db/personal-data';
import type { ActionName } from '../../shared/case/actions';
import type { Role } from '../../shared/case/actor';
import type { CaseFacts } from '../../shared/case/facts';
import { readConfig } from '../../shared/platform/config';
import { requiredKeys } from '../../shared/platform/keys/key-chest';
import { diskObjects } from '../../shared/platform/objects/disk-objects';
import { createLog } from '../../shared/platform/log';
import { workflowBundle } from '../../worker/bundle';
import { freshDatabase } from '../support/database';
import type { InputOf } from '../support/given';
import { devServer, timeSkipping } from '../support/temporal';
import { eventually, listening, sandboxAt, secretsFile } from './ground';

const TASK_QUEUE = 'exchange-test';

/** Yuhe and the outside world, on free ports: engine, database, worker, API, inbound desk and sandbox. */
export type House = Awaited<ReturnType<typeof openHouse>>;

/** What was opened is closed in the opposite order, also if not everything could be opened. */
type Closers = (() => unknown)[];

export async function closeHouse(closers: Closers): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

type Wishes = {
  /** Where the court is, if it is not the sandbox's. */
  readonly courtUrl?: string;
  /** On an engine that skips time when it is asked to. */
  readonly skipsTime?: true;
};

export async function openHouse(closers: Closers, wishes: Wishes = {}) {
  const secrets = secretsFile();
  const folder = mkdtempSync(path.join(tmpdir(), 'yuhe-house-'));
  closers.push(secrets.remove, () => rmSync(folder, { recursive: true }));
  const keyFile = path.join(folder, 'key');
  writeFileSync(keyFile, randomBytes(32).toString('base64'));
  const database = await freshDatabase();
  closers.push(() => database.drop());
  const env = await (wishes.skipsTime ? timeSkipping() : devServer());
  closers.push(() => env.teardown());
  const time = new SkippedClock(env);
  if (wishes.skipsTime) await time.read();
  const log = createLog('test', 'fatal');
  const { pool, doorPool } = database;
  const keys = requiredKeys({ PAYLOAD_KEY_FILE: keyFile, CIPHER_SUITE: 'aes' });
  const office: Office = {
    pool: doorPool,
    clock: wishes.skipsTime ? time : Date,
    log,
    cases: temporalCases(env.client, TASK_QUEUE),
    vault: vaultCipher(keys),
    personal: personalData(doorPool, keys),
    files: caseFiles(doorPool, keys, diskObjects(path.join(folder, 'files'))),
    training: false,
  };
  const issuer = await developmentIssuer(keyFile, 'http://issuer.test');
  const tokens = acceptTokens([ownKeys(issuer)], Date);
  let told: () => void = () => {};
  const messageArrived = () => told();
  const door = await listening(createApp({ office, tokens, log, partnerSecretsFile: secrets.file, messageArrived }));
  closers.push(() => door.close());
  const sandbox = await sandboxAt(secrets.secrets, door.url);
  closers.push(() => sandbox.close());
  const config = readConfig({
    DATABASE_URL: database.url,
    TASK_QUEUE,
    PARTNER_SECRETS_FILE: secrets.file,
    ...sandbox.addresses,
    ...(wishes.courtUrl ? { COURT_URL: wishes.courtUrl } : {}),
  });
  const counter = counterOf(office);
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue: TASK_QUEUE,
    workflowBundle: await workflowBundle(),
    activities: {
      ...createActivities({ pool, temporal: env.client, log, config }),
      ...createImportActivities({ pool, clock: office.clock, open: openingFor(counter.open) }),
    },
  });
  const run = worker.run();
  closers.push(() => {
    worker.shutdown();
    return run;
  });
  const newDesk = (cases: Counter = counter) =>
    createInboundDesk({ pool: doorPool, cases, deliver: office.cases.retryDelivery, log, idleMs: 20 });
  const desk = newDesk();
  desk.start();
  told = () => desk.hurry();
  closers.push(() => desk.stop());

  /** The case as recorded, once it is as said. */
  const caseWhere = (caseNo: string, holds: (facts: CaseFacts) => unknown): Promise<CaseFacts> =>
    eventually(async () => {
      const facts = (await caseView(pool, caseNo))?.facts;
      return facts && holds(facts) ? facts : undefined;
    }, 20_000);

  return {
    ...{ pool, counter, desk, newDesk, sandbox, caseWhere, issuer, time },
    ...{ url: door.url, client: env.client, taskQueue: TASK_QUEUE, config },
    /** Somebody at the counter does something, which the law must permit. */
    does: <Name extends ActionName>(caseNo: string, name: Name, input: InputOf<Name>, role: Role = 'mediator') =>
      byItself(() =>
        counter.act(caseNo, { name, input }, { id: `${role}-1`, role, organ: 'ORG-YZ-CTR' }, randomUUID()),
      ),
    /** The case that was opened by a partner's message. */
    caseOf: (messageId: string): Promise<string> =>
      eventually(async () => {
        const sql = `select case_no from inbound_messages where id = $1 and state = 'processed'`;
        return (await pool.query<{ case_no: string }>(sql, [messageId])).rows[0]?.case_no;
      }),
  };
}
