import { seedAccounts } from './accounts';
import { embeddedDatabase, prepareDatabase } from './database';
import { embeddedEnvironment, usualPorts, type Ports } from './environment';
import { freePorts } from './free-port';
import { nodeService, type NodeService } from './node-service';
import { endOrphans } from './orphans';
import { say } from './say';
import { seedOrganisations } from './organisations';
import { openSecrets } from './secrets';
import { Service, type ServiceSpec } from './service';
import { writeSystemRecord } from './system-record';
import { temporalServer } from './temporal-server';
import { welcome } from './welcome';

/** The whole of Yuhe on this machine: engines, worker, API, sandbox partners; and the order in which they come and go. */
export class System {
  /** Started from the first to the last group, stopped from the last to the first. */
  private readonly groups: Service[][] = [];
  private environment: Record<string, string> = {};
  private stopping = false;

  async start(): Promise<void> {
    await endOrphans(say);
    const secrets = await openSecrets();
    const ports = await freePorts(usualPorts(), (name, wanted, used) => {
      say(`Port ${wanted} (${name}) is taken by another program; using ${used}.`);
    });
    const database = await embeddedDatabase(ports.database, secrets, say);
    this.environment = embeddedEnvironment(ports, secrets, database);
    say('Starting PostgreSQL and Temporal …');
    await this.begin([database.service, await temporalServer(ports, say)]);
    await prepareDatabase(database.url, database.apiUrl);
    say('Starting the worker, the sandbox partners and the API …');
    const [passwords] = await Promise.all([seedAccounts(database.url), this.beginProcesses(ports)]);
    // Whoever has an account works for an organisation, which seals what it issues.
    await seedOrganisations(database.url, secrets.signingKeysFolder);
    console.log(welcome(ports, passwords));
  }

  /** Ends everything: nobody new is let in, then work in hand is finished, then the engines go. */
  async stop(atOnce = false): Promise<void> {
    this.stopping = true;
    for (const group of [...this.groups].reverse()) await Promise.all(group.map((service) => service.stop(atOnce)));
    this.record();
  }

  get isStopping(): boolean {
    return this.stopping;
  }

  private async beginProcesses({ sandbox, identity, api }: Ports): Promise<void> {
    const { environment } = this;
    // Sealed facts are the API's: no other process has their key.
    const { VAULT_KEY_FILE: _, ...withoutVault } = environment;
    const at = (port: number): string => `http://127.0.0.1:${port}/`;
    const behind = [
      nodeService({ name: 'worker', entry: 'worker/main.ts', environment: withoutVault }, say),
      nodeService(
        { name: 'sandbox', entry: 'test/sandbox/main.ts', environment: withoutVault, address: at(sandbox) },
        say,
      ),
    ];
    // Without the key of our own provider, people sign in at another.
    if (environment.IDENTITY_KEY_FILE) behind.push(nodeService(identityService(withoutVault, at(identity)), say));
    const front = [nodeService({ name: 'api', entry: 'api/main.ts', environment, address: at(api) }, say)];
    // All at once, for speed; two groups, so that the API closes before the worker does.
    await Promise.all([this.begin(behind), this.begin(front)]);
  }

  private async begin(specs: readonly ServiceSpec[]): Promise<void> {
    const listener = { say, changed: () => this.record() };
    const group = specs.map((spec) => new Service(spec, listener));
    this.groups.push(group);
    await Promise.all(group.map((service) => service.start()));
  }

  private record(): void {
    const processes = this.groups.flat().flatMap(({ record }) => record ?? []);
    writeSystemRecord({ environment: this.environment, processes: this.stopping ? [] : processes });
  }
}

const identityService = (environment: Readonly<Record<string, string>>, address: string): NodeService => ({
  ...{ name: 'identity', entry: 'api/identity/provider/main.ts', environment },
  address: `${address}.well-known/openid-configuration`,
});
