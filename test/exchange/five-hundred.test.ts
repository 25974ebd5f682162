import { Court, DOOR_FAULTS, type Mandate } from './five-hundred/court';
import { MediationOffice } from './five-hundred/mediation-office';
import { FAULTS } from './five-hundred/sender';
import { scheduleReconciliations } from '../../worker/schedules';
import { RECONCILIATION } from '../../shared/exchange/reconciliation';
import { eventually } from './ground';
import { closeHouse, openHouse, type House } from './house';

// A court that knows nothing but our documents entrusts mandates, while everything goes wrong that can, on both ways.
// 60 with every test run; `npm run five-hundred` makes it 500.

const MANDATES = Number(process.env.MANDATES ?? 60);
const MINUTE_MS = 60_000;
const ORGAN = 'ORG-YZ-CTR';

const closers: (() => unknown)[] = [];
let house: House;
let court: Court;
let office: MediationOffice;

beforeAll(async () => {
  // As `secretsFile()` draws it for the court.
  court = new Court(`whsec_${Buffer.alloc(24, 1).toString('base64')}`, () => house.url);
  const courtUrl = await court.open();
  house = await openHouse(closers, { courtUrl });
  closers.push(() => court.close());
  const person = { id: 'mediator-1', role: 'mediator', name: '向素云', organ: ORGAN } as const;
  office = new MediationOffice(house.url, await house.issuer.sign(person));
}, 3 * MINUTE_MS);
afterAll(() => closeHouse(closers));

const mandates = (): Mandate[] => [...court.mandates.values()];
const answersOf = (mandate: Mandate, name: string) => mandate.answers.filter((each) => each.name === name);
const decisionsOf = (mandate: Mandate) => answersOf(mandate, 'mandate.acked').map(({ data }) => data.decision);
const isRejected = (mandate: Mandate) =>
  mandate.particular && (mandate.ending === 'agreed' || mandate.ending === 'refused');
const returnsResult = ({ ending }: Mandate) => ending === 'agreed' || ending === 'refused';

/** So many at a time, as many people work side by side. */
async function sideBySide<T>(items: readonly T[], at: number, work: (item: T) => Promise<unknown>): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: at }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    }),
  );
}

const patience = 5 * MINUTE_MS + MANDATES * 600;

test(
  `${MANDATES} mandates are entrusted, each becomes one case`,
  async () => {
    await sideBySide(
      Array.from({ length: MANDATES }, (_, n) => n),
      8,
      (n) => court.entrust(n),
    );
    const cases = await eventually(async () => {
      const all = await office.all('/v1/cases?door=court');
      return all.length >= MANDATES && all;
    }, patience);
    expect(cases).toHaveLength(MANDATES);
    expect(new Set(cases.map(({ caseNo }) => caseNo)).size).toBe(MANDATES);
    expect([...court.sender.met.keys()].sort()).toEqual([...FAULTS].sort());
  },
  patience,
);

test(
  'each is handled by the organisation’s people, while the court is down',
  async () => {
    const cases: { caseNo: string }[] = await office.all('/v1/cases?door=court');
    court.down = true;
    await sideBySide(cases, 8, async ({ caseNo }) => {
      const { facts } = (await office.get(`/v1/cases/${caseNo}`)) as CaseAnswer;
      const mandate = court.mandates.get(facts.mediations[0]?.mandate?.mandateId ?? '');
      if (!mandate) throw new Error(`${caseNo} belongs to no mandate`);
      await office.handle(caseNo, mandate.ending);
    });
  },
  patience,
);

test(
  'when it is back it reads what it was told, in order, and everything is returned and closed',
  async () => {
    expect(await court.catchUp()).toBeGreaterThanOrEqual(MANDATES);
    court.down = false;
    await mendedByOperators();
    await resentByMediators();
    await eventually(() => mandates().every((mandate) => !returnsResult(mandate) || mandate.closed), patience);
    expect([...court.doorFaults.keys()].sort()).toEqual([...DOOR_FAULTS].sort());
  },
  patience,
);

test('none is lost, none doubled: what the court has is what was to come', () => {
  expect(court.troubles).toEqual([]);
  for (const mandate of mandates()) {
    const { ending } = mandate;
    const taken = { agreed: 'accepted', refused: 'accepted', declined: 'returned', recalled: 'recalled' }[ending];
    expect({ ending, decisions: decisionsOf(mandate) }).toEqual({ ending, decisions: [taken] });
    const revisions = answersOf(mandate, 'mandate.result').map(({ data }) => data.revision);
    expect(revisions).toEqual(returnsResult(mandate) ? (isRejected(mandate) ? [1, 2] : [1]) : []);
  }
  expect(new Set(mandates().map(({ ourCaseNo }) => ourCaseNo)).size).toBe(MANDATES);
});

test(
  'every message of the court has its business acknowledgement, once',
  async () => {
    const answered = () =>
      [...court.arrived.values()].filter(({ name }) => name === 'message.acked').map(({ data }) => data);
    await eventually(() => answered().length >= court.sender.sent.length, patience);
    expect(answered().filter(({ decision }) => decision !== 'accepted')).toEqual([]);
    const ids = court.sender.sent.map(({ id }) => id);
    expect(
      answered()
        .map(({ messageId }) => messageId)
        .sort(),
    ).toEqual(ids.sort());
  },
  patience,
);

test(
  'every result is acknowledged within the statutory period',
  async () => {
    await sideBySide(mandates().filter(returnsResult), 8, async (mandate) => {
      const [taken] = answersOf(mandate, 'mandate.acked');
      const [last] = answersOf(mandate, 'mandate.result').slice(-1);
      expect(String(taken?.data.dueOn) >= String(last?.data.endedOn)).toBe(true);
      const facts = await house.caseWhere(
        String(mandate.ourCaseNo),
        ({ mediations: [first] }) => first?.mandate?.results.at(-1)?.receipt?.decision === 'closed',
      );
      expect(facts.mediations[0]?.mandate?.results.at(-1)?.receipt?.decision).toBe('closed');
      const { deadlines } = await office.get(`/v1/cases/${mandate.ourCaseNo}/deadlines`);
      expect(deadlines.filter((deadline: { overdue: boolean }) => deadline.overdue)).toEqual([]);
    });
  },
  patience,
);

test(
  'the outbox is empty, and both registers agree',
  async () => {
    await mendedByOperators();
    const { workflow } = house.client;
    const run = {
      workflowId: 'reconciliation-test',
      taskQueue: house.taskQueue,
      args: ['court', { settlingMinutes: 0 }],
    };
    const outcome = await workflow.execute(RECONCILIATION.workflow, run);
    const { items } = await administrator('/v1/reconciliations?state=open&limit=5');
    expect({ outcome, items }).toEqual({ outcome: { compared: expect.any(Number), differing: 0 }, items: [] });
  },
  patience,
);

test('the comparison is due every night with every partner, however often a worker comes', async () => {
  const { client, config, taskQueue } = house;
  await scheduleReconciliations(client, config, taskQueue);
  await scheduleReconciliations(client, config, taskQueue);
  const ids = [];
  for await (const { scheduleId } of client.schedule.list()) ids.push(scheduleId);
  expect(ids.sort()).toEqual(
    ['arbitration', 'court', 'hotline', 'inspection', 'national-platform', 'union'].map(
      (name) => `reconciliation-${name}`,
    ),
  );
});

type CaseAnswer = { facts: { mediations: { mandate?: { mandateId: string } }[] } };

async function administrator(path: string): Promise<{ items: { id: string }[] }> {
  const token = await house.issuer.sign({ id: 'administrator-1', role: 'administrator' });
  return new MediationOffice(house.url, token).get(path);
}

/** Nobody waits for the retry ladder: an operator has the messages sent at once, until the outbox is empty. */
async function mendedByOperators(): Promise<void> {
  const token = await house.issuer.sign({ id: 'administrator-1', role: 'administrator' });
  const operator = new MediationOffice(house.url, token);
  await eventually(async () => {
    const pending: { id: string; attempts: unknown[] }[] = await operator.all('/v1/deliveries?state=pending');
    const failed = pending.filter(({ attempts }) => attempts.length > 0);
    await sideBySide(failed, 8, ({ id }) => operator.post(`/v1/deliveries/${id}/retry`, {}).catch(() => undefined));
    if (pending.length > 0) await new Promise((resolve) => setTimeout(resolve, 1_000));
    return pending.length === 0;
  }, patience);
}

/** A result that the court does not take comes back as work. */
async function resentByMediators(): Promise<void> {
  const due = mandates().filter(isRejected);
  await sideBySide(due, 8, async ({ ourCaseNo }) => {
    await house.caseWhere(
      String(ourCaseNo),
      ({ mediations: [first] }) => first?.mandate?.results[0]?.receipt?.decision === 'rejected',
    );
    await office.act(String(ourCaseNo), 'mandate.resend-result', { correction: '补正调解终止报告页码' });
  });
  await mendedByOperators();
}
