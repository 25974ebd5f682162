import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Book } from './book';
import { Chance } from './chance';
import { acts } from './checks/acts';
import { dockets } from './checks/dockets';
import { lapses } from './checks/lapses';
import { mail } from './checks/mail';
import { messages } from './checks/messages';
import { notices } from './checks/notices';
import { numbers } from './checks/numbers';
import { Client } from './client';
import { Desk } from './desk';
import { readDockets, type Check, type Evidence, type Stores } from './evidence';
import { Faults } from './faults';
import { Installation } from './installation';
import { neighbours } from './neighbours';
import { Outages } from './outages';
import { People } from './people';
import { PostOffice } from './post';
import { quiet } from './quiet';
import { openStores } from './evidence';

const run = promisify(execFile);

const CHECKS = { acts, dockets, numbers, lapses, notices, mail, messages } satisfies Record<string, Check>;
/** So often it is looked before a finding stands. */
const LOOKS = 3;
/** How long everything may take to come to rest: the longest retry of an activity, an opening that is found again. */
const REST_LIMIT_MS = 240_000;

const VOLUME = `
  select (select count(*)::int from case_heads) as cases, (select count(*)::int from case_events) as entries,
    (select count(*)::int from case_events where actor ->> 'id' = 'clock') as "entries by the clock",
    (select count(*)::int from case_events where type ~ 'lapsed|deemed|window-closed|period-ended|defaulted|became') as lapses,
    (select count(*)::int from notices) as notices, (select count(*)::int from notices where key like 'deadline-%') as reminders,
    (select count(*)::int from notices where email_state = 'sent') as mails,
    (select count(*)::int from messages where state = 'acknowledged') as "messages acknowledged",
    (select count(*)::int from messages where state <> 'acknowledged') as "messages not acknowledged",
    (select count(*)::int from inbound_messages where state = 'processed') as "partners' messages done",
    (select count(*)::int from inbound_messages where state <> 'processed') as "partners' messages refused or put back"`;

export type StormOptions = {
  readonly seed: number;
  readonly desks: number;
  /** Shortest and longest pause between two faults. */
  readonly pauseMs: readonly [number, number];
  readonly say: (line: string) => void;
};

/** An installation of its own, those who work with it, and what goes wrong meanwhile. */
export class Storm {
  readonly book = new Book();
  private readonly chance: Chance;

  private constructor(
    private readonly options: StormOptions,
    readonly installation: Installation,
    readonly outages: Outages,
    readonly stores: Stores,
    private readonly post: PostOffice,
    readonly people: People,
    private readonly address: string,
  ) {
    this.chance = new Chance(options.seed);
  }

  static async prepare(options: StormOptions): Promise<Storm> {
    const chance = new Chance(options.seed ^ 0x5eed);
    const post = await PostOffice.open(chance);
    const firstPort = String(chance.between(20_000, 29_900));
    const installation = await Installation.create({
      TRAINING: 'true',
      SMTP_URL: post.url,
      YUHE_FIRST_PORT: firstPort,
    });
    try {
      const outages = new Outages(installation);
      await installation.start();
      const address = `http://127.0.0.1:${await installation.setting('API_PORT')}`;
      return new Storm(
        options,
        installation,
        outages,
        await openStores(installation),
        post,
        await People.of(installation),
        address,
      );
    } catch (error) {
      await installation.remove();
      await post.close();
      throw error;
    }
  }

  client(twice: boolean): Client {
    return new Client({ address: this.address, people: this.people, book: this.book }, this.chance.child(), twice);
  }

  /** Lets the desks work and everything go wrong for so long; resolves when each has been answered. */
  async rage(forMs: number): Promise<void> {
    const { desks, pauseMs, say } = this.options;
    const end = new AbortController();
    this.post.behave(false);
    const faults = new Faults(this.outages, this.chance.child(), {
      say,
      others: neighbours(this.installation, this.stores, this.chance.child(), say),
    });
    const all = Array.from({ length: desks }, (_, no) => {
      const desk = new Desk(`d${no}`, this.client(no % 2 === 0), this.people, this.chance.child());
      return desk.work(end.signal);
    });
    const rage = faults.rage(end.signal, pauseMs);
    await pause(forMs);
    end.abort();
    await Promise.all([...all, rage]);
    this.post.behave(true);
  }

  /**
   * Waits until all is quiet, and looks at everything. @returns what must not be, each in one sentence.
   * Cases live on while they are looked at: what is only on its way is gone at the next look, what is wrong stays.
   */
  async findings(): Promise<string[]> {
    let found: string[] = [];
    for (let look = 1; look <= LOOKS; look += 1) {
      found = await this.seen();
      if (found.length === 0) break;
    }
    return found;
  }

  private async seen(): Promise<string[]> {
    const { book, outages, stores, post, options } = this;
    const noise = await quiet(stores, outages, REST_LIMIT_MS);
    const found = [
      ...book.findings,
      ...noise.map((what) => `it did not come to rest: ${what}`),
      ...outages.unforced.map((line) => `it was not killed: ${line}`),
    ];
    const evidence: Evidence = {
      ...stores,
      book,
      outages,
      mails: post.mails,
      dockets: await readDockets(stores.pool),
      at: Date.now(),
    };
    for (const [name, check] of Object.entries<Check>(CHECKS)) {
      const findings = await check(evidence);
      options.say(`${name}: ${findings.length === 0 ? 'as it should be' : `${findings.length} findings`}`);
      found.push(...findings.map((finding) => `${name}: ${finding}`));
    }
    return [...found, ...(await this.ledgerFindings())];
  }

  /** What has happened in the cases that a text names, a line for each entry. */
  async docketsOf(text: string): Promise<string[]> {
    const named = new Set(text.match(/CQ-\d{4}-\d{6}/g));
    const dockets = (await readDockets(this.stores.pool)).filter(({ caseNo }) => named.has(caseNo));
    return dockets.flatMap(({ caseNo, shiftMs, entries }) =>
      entries.map(({ seq, at, on, event, key }) => {
        const world = new Date(Date.parse(at) - shiftMs).toISOString().slice(11);
        return `${caseNo}/${seq} ${world} (${at}) ${event.type} on ${on} ${key}`;
      }),
    );
  }

  async end(keep = false): Promise<void> {
    await this.installation.remove(keep);
    await Promise.all([this.stores.close(), this.post.close()]);
  }

  /** How much has happened: a storm in which nothing happens proves nothing. */
  async volume(): Promise<Readonly<Record<string, number>>> {
    const { rows } = await this.stores.pool.query<Record<string, number>>(VOLUME);
    return { ...Object.fromEntries(this.book.counts), kills: this.outages.all.length, ...rows[0] };
  }

  /** `npm run ledger:verify -- --views`, as an auditor runs it in another terminal. */
  private async ledgerFindings(): Promise<string[]> {
    const options = { cwd: this.installation.folder };
    return run('npm', ['run', '--silent', 'ledger:verify', '--', '--views'], options).then(
      () => [],
      (error: { stdout?: string; message: string }) => [`ledger:verify: ${error.stdout?.trim() || error.message}`],
    );
  }
}
