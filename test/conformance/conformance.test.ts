import { randomUUID } from 'node:crypto';
import { RECONCILIATION } from '../../shared/exchange/reconciliation';
import { closeHouse, openHouse, type House } from '../exchange/house';
import { SCENARIOS, scoreCard, type Score } from './score-card';

const closers: (() => unknown)[] = [];
let house: House;
let scores: readonly Score[];

beforeAll(async () => {
  house = await openHouse(closers);
  const { client, taskQueue, sandbox, url } = house;
  const person = { id: 'mediator-1', role: 'clerk', name: '向素云', organ: 'ORG-YZ-CTR' } as const;
  scores = await scoreCard({
    base: url,
    // As `secretsFile()` draws it for the court.
    keys: [`whsec_${Buffer.alloc(24, 1).toString('base64')}`],
    token: await house.issuer.sign(person),
    sandbox: sandbox.addresses.COURT_URL,
    reconcile: () =>
      client.workflow.execute(RECONCILIATION.workflow, {
        ...{ workflowId: `conformance-${randomUUID()}`, taskQueue, args: ['court', { days: 1, settlingMinutes: 0 }] },
      }),
  });
}, 300_000);
afterAll(() => closeHouse(closers));

test('there are twenty-six', () => expect(SCENARIOS).toHaveLength(26));

test.each(SCENARIOS)('$no $name: $expects', ({ no }) => {
  const { result, detail } = scores.find((each) => each.no === no)!;
  expect({ result, detail }).toEqual({ result: 'passed', detail: undefined });
});
