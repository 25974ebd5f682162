import { keepInbound, settleInbound, type ArrivedMessage } from '../../db/inbound-messages';
import { isEarlierMissing, placeOfRevision } from '../../db/inbound-order';
import { transaction } from '../../db/pool';
import { freshDatabase, type FreshDatabase } from '../support/database';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query('truncate inbound_messages, inbound_gaps'));

let drawn = 0;
const message = (more: Partial<ArrivedMessage> = {}): ArrivedMessage => {
  drawn += 1;
  return {
    ...{
      partner: 'court',
      id: `m-${drawn}`,
      ackId: `a-${drawn}`,
      name: 'payment-order.served',
      source: 'urn:cq:court',
    },
    ...{ subject: 'S-1', about: 'S-1', revision: undefined, body: '{}', bodySha256: '', caseNo: undefined },
    receivedAt: '2026-07-14T02:00:00.000Z',
    ...more,
  };
};
const LATER = '2026-07-14T02:00:01.000Z';

describe('a message that is impossible now may become possible', () => {
  const missing = (arrived: ArrivedMessage) => isEarlierMissing(database.pool, arrived);

  test('while a version before it is missing', async () => {
    const third = message({ revision: 3 });
    await transaction(database.pool, (client) => placeOfRevision(client, third));
    expect(await missing(third)).toBe(true);
    await database.pool.query('delete from inbound_gaps where revision < 3');
    expect(await missing(third)).toBe(false);
  });

  test.each<{ why: string; earlier: Partial<ArrivedMessage>; expected: boolean }>([
    { why: 'one about the same matter that came before it waits', earlier: {}, expected: true },
    { why: 'one in the same case waits', earlier: { subject: 'S-2', caseNo: 'CQ-2026-000001' }, expected: true },
    { why: 'one about another matter waits: no', earlier: { subject: 'S-2' }, expected: false },
    { why: 'one of another partner waits: no', earlier: { partner: 'union' }, expected: false },
    { why: 'one that came later waits: no', earlier: { receivedAt: '2026-07-14T02:00:02.000Z' }, expected: false },
  ])('while $why', async ({ earlier, expected }) => {
    const [first, second] = [message(earlier), message({ receivedAt: LATER, caseNo: 'CQ-2026-000001' })];
    await keepInbound(database.pool, first);
    await keepInbound(database.pool, second);
    expect(await missing(second)).toBe(expected);
    await settleInbound(database.pool, first, { state: 'refused', outcome: { reason: '…' } });
    expect(await missing(second)).toBe(false);
  });
});
