import { Pool } from 'pg';
import { developmentIssuer, developmentIssuerUrl } from '../api/development-issuer';
import { migrate } from '../db/migrate';
import { ORGAN } from '../test/chaos/people';
import { manyCases } from '../test/db/many-cases';
import { TestCase } from '../test/support/test-case';
import { localDateOf } from '../shared/law/local-date';
import { ORDINARY_FORM, ORDINARY_STEPS } from './ordinary-case';
import { helper, type Helper } from './processes';
import type { Headers, Rig } from './rig';
import { Door } from './door';

/** A case page shows what stands in the view: so many cases have real facts, spread over all. */
const WITH_FACTS = 400;

export type Sample = { readonly caseNo: string; readonly organ: string; readonly worker: string };

/** A database with the views of very many cases, and an API before it. */
export class Archive {
  private constructor(
    readonly door: Door,
    /** Cases that can be asked for, each with its organ and worker. */
    readonly samples: readonly Sample[],
    /** A clerk's, as this API's own issuer signs them. */
    readonly headers: Headers,
    private readonly api: Helper,
  ) {}

  static async of(rig: Rig, cases: number, port: number): Promise<Archive> {
    const inside = (address = ''): string => new URL(`/archive_${cases}`, address).href;
    const url = inside(rig.environment.DATABASE_URL);
    await rig.pool.query(`create database archive_${cases}`);
    const pool = new Pool({ connectionString: url, max: 2 });
    await migrate(pool);
    await manyCases(pool, cases);
    const samples = await withFacts(pool, cases);
    await pool.end();
    const environment = {
      ...rig.environment,
      DATABASE_URL: url,
      API_DATABASE_URL: inside(rig.environment.API_DATABASE_URL),
      API_PORT: String(port),
      LOG_LEVEL: 'warn',
    };
    const api = await helper('api/main.ts', environment, rig.installation.folder);
    return new Archive(new Door(port), samples, { authorization: `Bearer ${await tokenFor(environment, port)}` }, api);
  }

  async close(): Promise<void> {
    this.door.close();
    await this.api.stop();
  }
}

async function tokenFor({ DEV_ISSUER_SECRET_FILE: file = '' }: Rig['environment'], port: number): Promise<string> {
  const issuer = await developmentIssuer(file, developmentIssuerUrl({ API_HOST: '127.0.0.1', API_PORT: port }));
  return issuer.sign({ id: 'clerk-bench', role: 'clerk', organ: ORGAN });
}

/** Gives some of the cases the facts of a case that is being performed. */
async function withFacts(pool: Pool, cases: number): Promise<Sample[]> {
  const opened = TestCase.opened(ORDINARY_FORM, localDateOf(Date.now()));
  const { facts } = ORDINARY_STEPS.slice(0, 9).reduce(
    (so, { name, input, by }) => so.does(name, input as never, by),
    opened,
  );
  const { rows } = await pool.query<{ case_no: string; organ: string; worker: string }>(
    `update case_views set facts = $1::jsonb || jsonb_build_object('caseNo', case_no)
     where case_no in (select case_no from case_views where right(case_no, 7)::int % $2 = 0)
     returning case_no, organ, summary -> 'workers' ->> 0 as worker`,
    [JSON.stringify(facts), Math.max(1, Math.floor(cases / WITH_FACTS))],
  );
  return rows.map(({ case_no: caseNo, organ, worker }) => ({ caseNo, organ, worker }));
}
