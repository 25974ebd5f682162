import { Pool } from 'pg';
import { developmentIssuer, developmentIssuerUrl } from '../api/development-issuer';
import { migrate } from '../db/migrate';
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

/** A database with the views of very many cases; `environment` is that of an API before it. */
export type ArchiveDatabase = { readonly environment: Rig['environment']; readonly samples: readonly Sample[] };

const databases = new WeakMap<Rig, Map<number, Promise<ArchiveDatabase>>>();

/** The database with so many cases; made once for a rig, and gone with it. */
export function archiveDatabase(rig: Rig, cases: number): Promise<ArchiveDatabase> {
  const made = databases.get(rig) ?? new Map<number, Promise<ArchiveDatabase>>();
  databases.set(rig, made);
  const database = made.get(cases) ?? filled(rig, cases);
  made.set(cases, database);
  return database;
}

async function filled(rig: Rig, cases: number): Promise<ArchiveDatabase> {
  const inside = (address = ''): string => new URL(`/archive_${cases}`, address).href;
  const url = inside(rig.environment.DATABASE_URL);
  await rig.pool.query(`create database archive_${cases}`);
  const pool = new Pool({ connectionString: url, max: 2 });
  await migrate(pool);
  await manyCases(pool, cases);
  const samples = await withFacts(pool, cases);
  await pool.end();
  const apiUrl = inside(rig.environment.API_DATABASE_URL);
  return { samples, environment: { ...rig.environment, DATABASE_URL: url, API_DATABASE_URL: apiUrl } };
}

/** Such a database, and an API before it. */
export class Archive {
  private constructor(
    readonly door: Door,
    /** Cases that can be asked for, each with its organ and worker. */
    readonly samples: readonly Sample[],
    /** A clerk's of an organ. */
    readonly clerkOf: Clerks,
    private readonly api: Helper,
  ) {}

  static async of(rig: Rig, cases: number, port: number): Promise<Archive> {
    const { samples, environment: settings } = await archiveDatabase(rig, cases);
    const environment = { ...settings, API_PORT: String(port), LOG_LEVEL: 'warn' };
    const api = await helper('api/main.ts', environment, rig.installation.folder);
    return new Archive(new Door(port), samples, await clerksOf(environment, samples), api);
  }

  async close(): Promise<void> {
    this.door.close();
    await this.api.stop();
  }
}

export type Clerks = (sample: Sample) => Headers;

/** A clerk at each organ, with tokens as the API of this environment signs them itself. */
export async function clerksOf(
  { DEV_ISSUER_SECRET_FILE = '', API_HOST = '', API_PORT }: Rig['environment'],
  samples: readonly Sample[],
): Promise<Clerks> {
  const address = { API_HOST, API_PORT: Number(API_PORT) };
  const issuer = await developmentIssuer(DEV_ISSUER_SECRET_FILE, developmentIssuerUrl(address));
  const tokens = new Map<string, string>();
  for (const organ of new Set(samples.map((each) => each.organ)))
    tokens.set(organ, await issuer.sign({ id: `clerk-${organ}`, role: 'clerk', organ }));
  return ({ organ }) => ({ authorization: `Bearer ${tokens.get(organ)}` });
}

/** Gives some of the cases the facts of a case that is being performed. */
async function withFacts(pool: Pool, cases: number): Promise<Sample[]> {
  const opened = TestCase.opened(ORDINARY_FORM, localDateOf(Date.now()));
  const { facts } = ORDINARY_STEPS.slice(0, 9).reduce(
    (so, { name, input, by }) => so.does(name, input as never, by),
    opened,
  );
  const { rows } = await pool.query<{ case_no: string; organ: string; worker: string }>(
    `update case_views set facts = $1::jsonb || jsonb_build_object('caseNo', case_no,
       'registration', $1::jsonb -> 'registration' || jsonb_build_object('organ', organ),
       'standing', $1::jsonb -> 'standing' || jsonb_build_object('organ', organ))
     where case_no in (select case_no from case_views where right(case_no, 7)::int % $2 = 0)
     returning case_no, organ, summary -> 'workers' ->> 0 as worker`,
    [JSON.stringify(facts), Math.max(1, Math.floor(cases / WITH_FACTS))],
  );
  return rows.map(({ case_no: caseNo, organ, worker }) => ({ caseNo, organ, worker }));
}
