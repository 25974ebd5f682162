import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { Pool } from 'pg';
import type { Role } from '../shared/case/actor';
import { readDataConverter } from '../shared/platform/codec';
import { readConfig } from '../shared/platform/config';
import { Installation } from '../test/chaos/installation';
import { People } from '../test/chaos/people';
import { Declined, Door } from './door';
import { ORDINARY_FORM, type Step } from './ordinary-case';
import { helper, type Helper } from './processes';

export const PROJECT = path.resolve(__dirname, '..');
/** Away from the ports of a system that runs beside the bench. */
const FIRST_PORT = 20_000 + (process.pid % 20_000);

const PATIENCE = 5;

/** A token for whoever is at work, and a key for each write. */
export type Headers = Readonly<Record<string, string>>;

/** What the rig consists of. */
type Parts = {
  readonly installation: Installation;
  readonly environment: Readonly<Record<string, string>>;
  readonly yuhe: Door;
  readonly bare: Door;
  readonly temporal: Client;
  readonly pool: Pool;
  readonly people: People;
  readonly helpers: readonly Helper[];
};

/** The embedded system as `npm start` runs it, the baseline beside it on the same engines, and a door to each. */
export class Rig {
  readonly installation: Installation;
  readonly environment: Readonly<Record<string, string>>;
  readonly yuhe: Door;
  readonly bare: Door;
  readonly temporal: Client;
  readonly pool: Pool;

  private constructor(private readonly parts: Parts) {
    ({
      installation: this.installation,
      environment: this.environment,
      yuhe: this.yuhe,
      bare: this.bare,
      temporal: this.temporal,
      pool: this.pool,
    } = parts);
  }

  static async build(): Promise<Rig> {
    const installation = await Installation.create({ TRAINING: 'true', YUHE_FIRST_PORT: String(FIRST_PORT) });
    await installation.start();
    const { environment } = await installation.record();
    const config = readConfig(environment);
    const [worker, api] = await Promise.all([
      helper('bench/baseline/worker.ts', environment, PROJECT),
      helper('bench/baseline/api.ts', environment, PROJECT),
    ]);
    const temporal = new Client({
      connection: await Connection.connect({ address: config.TEMPORAL_ADDRESS }),
      namespace: config.TEMPORAL_NAMESPACE,
      dataConverter: await readDataConverter(config),
    });
    return new Rig({
      ...{ installation, environment, temporal, helpers: [worker, api] },
      yuhe: new Door(config.API_PORT),
      bare: new Door(api.ready as number),
      pool: new Pool({ connectionString: config.DATABASE_URL, max: 8 }),
      people: await People.of(installation),
    });
  }

  async as(role: Role): Promise<Headers> {
    return { authorization: `Bearer ${await this.parts.people.token(this.parts.people.at('bench', role))}` };
  }

  async writing(role: Role): Promise<Headers> {
    return { ...(await this.as(role)), 'idempotency-key': randomUUID() };
  }

  /**
   * Opens a case through the API; its number.
   * @param clock what the case's own clock shows (UTC milliseconds)
   * @param door of the installation's API, or of another one before the same stores
   */
  async open(form: object = ORDINARY_FORM, clock?: number, door = this.yuhe): Promise<string> {
    const path = clock === undefined ? '/v1/cases' : `/v1/cases?clock=${new Date(clock).toISOString()}`;
    const headers = await this.writing('clerk');
    const answer = await patiently(() => door.post(path, form, headers));
    return (JSON.parse(answer) as { case: { caseNo: string } }).case.caseNo;
  }

  /** Does one step of a case through the API; the answer's text. */
  async act(caseNo: string, { name, input, by }: Step, door = this.yuhe): Promise<string> {
    const headers = await this.writing(by);
    return patiently(() => door.post(`/v1/cases/${caseNo}/actions`, { name, input }, headers));
  }

  /** Starts a bare workflow; its id. */
  async openBare(): Promise<string> {
    const id = `bare-${randomUUID()}`;
    await this.bare.post(`/start/${id}`, {});
    return id;
  }

  /** One Update of a bare workflow that carries the same content as the step. */
  async actBare(id: string, { name, input }: Step): Promise<string> {
    return patiently(() => this.bare.post(`/update/${id}`, { name, input }));
  }

  async takeDown(): Promise<void> {
    for (const door of [this.yuhe, this.bare]) door.close();
    await Promise.all(this.parts.helpers.map((each) => each.stop()));
    await Promise.all([this.pool.end(), this.temporal.connection.close()]);
    await this.installation.remove();
  }
}

/** On a machine that is too busy an answer may be late: asked again under the same key, and all of it is the time it took. */
async function patiently(ask: () => Promise<string>): Promise<string> {
  for (let again = 0; ; again += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Declined) || error.status < 500 || again >= PATIENCE) throw error;
    }
  }
}
