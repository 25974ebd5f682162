import { Court, dayOf, DOOR_FAULTS, WORKING_DAYS, type Mandate } from './five-hundred/court';
import { MediationOffice } from './five-hundred/mediation-office';
import { FAULTS } from './five-hundred/sender';
import { RECONCILIATION } from '../../shared/exchange/reconciliation';
import { eventually } from './ground';
import { closeHouse, openHouse, type House } from './house';

// A court that knows nothing but our documents entrusts mandates, while everything goes wrong that can, on both ways, and
// the statutory thirty days go by. 40 with every test run; `npm run five-hundred` plays rounds of 50 until there are 500.

const MANDATES = Number(process.env.MANDATES ?? 40);
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const ORGAN = 'ORG-YZ-CTR';

const closers: (() => unknown)[] = [];
let house: House;
let court: Court;
let office: MediationOffice;
/** The instant at which the materials were signed for (UTC milliseconds). */
let began: number;

beforeAll(async () => {
  // As `secretsFile()` draws it for the court.
  court = new Court(
    `whsec_${Buffer.alloc(24, 1).toString('base64')}`,
    () => house.url,
    () => house.time.now(),
  );
  const courtUrl = await court.open();
  house = await openHouse(closers, { courtUrl, skipsTime: true });
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
const isEnded = ({ ending }: Mandate) => ending === 'agreed' || ending === 'refused';
/** The law itself ends what is forgotten: that too is a result. */
const returnsResult = (mandate: Mandate) => isEnded(mandate) || mandate.ending === 'forgotten';

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
  'each is taken by the organisation’s people, while the court is down for a day',
  async () => {
    const cases: { caseNo: string }[] = await office.all('/v1/cases?door=court');
    court.down = true;
    await sideBySide(cases, 8, async ({ caseNo }) => {
      const { facts } = (await office.get(`/v1/cases/${caseNo}`)) as CaseAnswer;
      const mandate = court.mandates.get(facts.mediations[0]?.mandate?.mandateId ?? '');
      if (!mandate) throw new Error(`${caseNo} belongs to no mandate`);
      mandate.ourCaseNo = caseNo;
      await office.take(caseNo, mandate.ending);
    });
    began = house.time.now();
    // The day on which the court cannot be reached is over before the first mediation ends.
    await house.time.passUntil(began + DAY_MS - MINUTE_MS);
    expect(await court.catchUp()).toBeGreaterThanOrEqual(MANDATES);
    court.down = false;
  },
  patience,
);

test.each(WORKING_DAYS)(
  'on day %d mediations end, and what they came to is with the court the same day',
  async (day) => {
    await house.time.passUntil(began + day * DAY_MS);
    const due = mandates().filter((mandate) => isEnded(mandate) && mandate.endsAfter === day);
    expect(due.length).toBeGreaterThan(0);
    await sideBySide(due, 8, ({ ourCaseNo, ending }) => office.end(String(ourCaseNo), ending as 'agreed' | 'refused'));
    await sentAgainUntil(() => due.every((mandate) => answersOf(mandate, 'mandate.result').length > 0));
    const rejected = due.filter(isRejected);
    await resentByMediators(rejected);
    await sentAgainUntil(() => due.every(({ closed }) => closed));
  },
  patience,
);

test(
  'the day after the last one, what was forgotten has ended by law, and the court has that too',
  async () => {
    await house.time.passUntil(began + 31 * DAY_MS);
    await sentAgainUntil(() => mandates().every((mandate) => !returnsResult(mandate) || mandate.closed));
    expect([...court.doorFaults.keys()].sort()).toEqual([...DOOR_FAULTS].sort());
  },
  patience,
);

test('none is lost, none doubled: what the court has is what was to come', () => {
  expect(court.troubles).toEqual([]);
  for (const mandate of mandates()) {
    const { ending } = mandate;
    const untaken = { declined: 'returned', recalled: 'recalled' } as const;
    const taken = ending === 'declined' || ending === 'recalled' ? untaken[ending] : 'accepted';
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

describe('the statutory period of each', () => {
  const daysOf = (mandate: Mandate) => {
    const [taken] = answersOf(mandate, 'mandate.acked');
    const results = answersOf(mandate, 'mandate.result');
    return { lastDay: String(taken?.data.dueOn), results, ended: String(results[0]?.data.endedOn) };
  };

  test('is the thirty days from the signing for the materials, known to the court from the start', () => {
    // Should the thirtieth day be no working day, it is the next.
    const thirtieth = dayOf(began + 30 * DAY_MS);
    for (const mandate of mandates().filter(returnsResult)) expect(daysOf(mandate).lastDay >= thirtieth).toBe(true);
  });

  test('has not ended when the result arrives, when it is put right, and when the court closes the matter', () => {
    for (const mandate of mandates().filter(isEnded)) {
      const { lastDay, results, ended } = daysOf(mandate);
      const days = [ended, ...results.map(({ day }) => day), String(mandate.closed)];
      expect({ mandate: mandate.mandateId, late: days.filter((day) => day > lastDay) }).toEqual({
        mandate: mandate.mandateId,
        late: [],
      });
    }
  });

  test('ends what was forgotten on its last day', () => {
    const forgotten = mandates().filter(({ ending }) => ending === 'forgotten');
    expect(forgotten.length).toBeGreaterThan(0);
    for (const mandate of forgotten) {
      const { lastDay, results, ended } = daysOf(mandate);
      expect({ ended, outcome: results[0]?.data.outcome }).toEqual({ ended: lastDay, outcome: 'lapsed' });
    }
  });

  test(
    'stands in each case as kept, with the receipt of the result',
    () =>
      sideBySide(mandates().filter(returnsResult), 8, async ({ ourCaseNo }) => {
        const facts = await house.caseWhere(
          String(ourCaseNo),
          ({ mediations: [first] }) => first?.mandate?.results.at(-1)?.receipt?.decision === 'closed',
        );
        expect(facts.mediations[0]?.mandate?.results.at(-1)?.receipt?.decision).toBe('closed');
      }),
    patience,
  );
});

test(
  'the outbox is empty, and both registers agree',
  async () => {
    await sentAgainUntil(() => true);
    await house.time.passUntil(house.time.now() + DAY_MS);
    const { workflow } = house.client;
    const run = {
      workflowId: 'reconciliation-test',
      taskQueue: house.taskQueue,
      args: ['court', { days: 90, settlingMinutes: 0 }],
    };
    const outcome = await workflow.execute(RECONCILIATION.workflow, run);
    const { items } = await administrator('/v1/reconciliations?state=open&limit=5');
    expect({ outcome, items }).toEqual({ outcome: { compared: expect.any(Number), differing: 0 }, items: [] });
  },
  patience,
);

type CaseAnswer = { facts: { mediations: { mandate?: { mandateId: string } }[] } };

async function administrator(path: string): Promise<{ items: { id: string }[] }> {
  const token = await house.issuer.sign({ id: 'administrator-1', role: 'administrator' });
  return new MediationOffice(house.url, token).get(path);
}

/** Nobody waits for the retry ladder: an operator has what failed sent at once, until it is as said. */
async function sentAgainUntil(holds: () => boolean): Promise<void> {
  const token = await house.issuer.sign({ id: 'administrator-1', role: 'administrator' });
  const operator = new MediationOffice(house.url, token);
  await eventually(async () => {
    const pending: { id: string; attempts: unknown[] }[] = await operator.all('/v1/deliveries?state=pending');
    const failed = pending.filter(({ attempts }) => attempts.length > 0);
    await sideBySide(failed, 8, ({ id }) => operator.post(`/v1/deliveries/${id}/retry`, {}).catch(() => undefined));
    if (!holds()) await new Promise((resolve) => setTimeout(resolve, 500));
    return holds();
  }, patience);
}

/** A result that the court does not take comes back as work. */
async function resentByMediators(due: readonly Mandate[]): Promise<void> {
  await sideBySide(due, 8, async ({ ourCaseNo }) => {
    await house.caseWhere(
      String(ourCaseNo),
      ({ mediations: [first] }) => first?.mandate?.results[0]?.receipt?.decision === 'rejected',
    );
    await office.act(String(ourCaseNo), 'mandate.resend-result', { correction: '补正调解终止报告页码' });
  });
}
