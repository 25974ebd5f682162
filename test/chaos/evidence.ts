import { Client, Connection } from '@temporalio/client';
import type { Pool } from 'pg';
import { allEntries } from '../../db/ledger';
import { caseView, type CaseView } from '../../db/case-views';
import { personalData } from '../../db/personal-data';
import { openPool } from '../../db/pool';
import { readDataConverter } from '../../shared/platform/codec';
import { readConfig } from '../../shared/platform/config';
import { requiredKeys } from '../../shared/platform/keys/key-chest';
import type { Entry } from '../../shared/case/entry';
import type { Book } from './book';
import type { Installation } from './installation';
import type { Outages } from './outages';
import type { Mail } from './post';

/** The stores of an installation, read past its API. */
export type Stores = {
  readonly pool: Pool;
  readonly temporal: Client;
  /** A text with the numbers and addresses that its tokens stand for. */
  readonly open: (text: string) => Promise<string>;
  close(): Promise<void>;
};

/** All that can be known when the storm is over. */
export type Evidence = {
  readonly pool: Pool;
  readonly temporal: Client;
  readonly open: Stores['open'];
  readonly book: Book;
  readonly outages: Pick<Outages, 'firstCalm'>;
  readonly mails: readonly Mail[];
  readonly dockets: readonly Docket[];
  /** UTC milliseconds at which the dockets were read. */
  readonly at: number;
};

export type Docket = {
  readonly caseNo: string;
  readonly entries: readonly Entry[];
  readonly shiftMs: number;
  readonly view: CaseView | undefined;
};

/** What a check finds: things that must not be, each in one sentence. */
export type Check = (evidence: Evidence) => Promise<string[]> | string[];

export async function openStores(installation: Installation): Promise<Stores> {
  const config = readConfig((await installation.record()).environment);
  // The database is killed now and then: that is no news here.
  const pool = openPool(config.DATABASE_URL, { warn: () => undefined }, 5);
  const connection = await Connection.connect({ address: config.TEMPORAL_ADDRESS });
  const temporal = new Client({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    dataConverter: await readDataConverter(config),
  });
  return {
    pool,
    temporal,
    open: personalData(pool, requiredKeys(config)).open,
    close: async () => {
      await Promise.all([pool.end(), connection.close()]);
    },
  };
}

const CALL_LIMIT_MS = 10_000;

/** What the engine answers; it may be away, and then nobody waits for it for ever. */
export const asked = <Answer>(temporal: Client, ask: () => Promise<Answer>): Promise<Answer> =>
  temporal.withDeadline(Date.now() + CALL_LIMIT_MS, ask);

export async function readDockets(pool: Pool): Promise<Docket[]> {
  const dockets: Docket[] = [];
  for await (const { caseNo, entries } of allEntries(pool)) {
    const view = await caseView(pool, caseNo);
    dockets.push({ caseNo, entries, shiftMs: view?.shiftMs ?? 0, view });
  }
  return dockets;
}
