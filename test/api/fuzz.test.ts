import fc from 'fast-check';
import { openApiDocument } from '../../api/openapi';
import { ROLES, type Actor, type Role } from '../../shared/case/actor';
import type { Contract } from '../../shared/contract/contract';
import { CONTRACTS, type ContractName } from '../../shared/contract/contracts';
import { PROBLEMS, type ProblemSlug } from '../../shared/problems';
import { anyOf, damaged, JUNK, type Schema } from './any-json';
import { APPLICATION, FORM, MEDIATOR, openHouse, opened, person, type House } from './house';

type Operation = {
  readonly operationId: ContractName;
  readonly security: readonly unknown[];
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
};

const document = openApiDocument() as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};
const shapes = document.components.schemas;
/** A stream does not end by itself; it is tried in `stream.test.ts`. */
const ENDLESS = '/v1/stream';
const operations = Object.entries(document.paths)
  .filter(([path]) => path !== ENDLESS)
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ method, path, operation })));

const RUNS_PER_ROUTE = 60;
/** What may be kept although nothing was done: that an act was refused, under its key. */
const REFUSALS = [403, 409];

let house: House;
let caseNo: string;
beforeAll(async () => {
  house = await openHouse({ developer: true });
  caseNo = await opened(house);
  await house.post(`/v1/cases/${caseNo}/actions`, APPLICATION, MEDIATOR);
});
afterAll(() => house.close());

/** Right bodies where what is right cannot be said in a schema. */
const SEEDS: Partial<Record<ContractName, readonly unknown[]>> = {
  openCase: [
    FORM,
    {
      ...FORM,
      door: 'court',
      court: { courtCode: '渝0103', caseNo: '诉前调1号', mandateId: 'M-1', mode: 'delegated' },
    },
    {
      ...FORM,
      door: 'arbitration-commission',
      arbitration: { commission: '南岸', applicationReceivedOn: '2026-07-13', mode: 'suggested' },
    },
    { ...FORM, door: 'hotline', ticket: { hotline: '12333', orderNo: 'T-1', dispatchedOn: '2026-07-14' } },
    {
      ...FORM,
      collective: {
        workers: 12,
        commonRequest: true,
        representatives: ['甲', '乙', '丙'],
        members: [{ no: 1, name: '甲', amountFen: 1 }],
      },
    },
  ],
  act: [
    APPLICATION,
    { name: 'mediation.record-consent', input: { side: 'employer', given: true, on: '2026-07-14' } },
    { name: 'mediation.accept', input: { mediator: { id: 'M1', name: '己' } } },
    { name: 'mediation.extend', input: { until: '2026-08-05', workerAgrees: true, employerAgrees: true } },
    {
      name: 'agreement.conclude',
      input: { obligations: [{ kind: 'pay', text: '支付', amountFen: 1, dueOn: '2199-12-31' }] },
    },
    { name: 'standing.change-claims', input: { claims: FORM.claims } },
    { name: 'standing.correct-party', input: { party: FORM.parties[0], reason: '笔误' } },
    { name: 'limitation.record-start', input: { infringedOn: '1949-10-01' } },
  ],
};

/** Those whom a route is for. */
function peopleFor(contract: Contract | undefined): Actor[] {
  // A route for partners' systems knows no token: whoever brings one is refused as anybody.
  const access = contract?.access;
  const roles = Array.isArray(access)
    ? (access as readonly Role[])
    : (['mediator', 'worker', 'arbitrator', 'supervisor'] as const);
  return roles.map((role) => person(role, { cases: [caseNo] }));
}

/** How many rows there are in everything that a request could write to. */
async function rows(): Promise<{ domain: string; keys: number }> {
  const tables = [
    'case_numbers',
    'case_events',
    'case_views',
    'case_deadlines',
    'notices',
    'messages',
    'sealed_facts',
    'calendars',
    'inbound_messages',
  ];
  const counts = tables.map((table) => `(select count(*) from ${table})`).join(` || ' ' || `);
  const { rows: found } = await house.database.pool.query<{ domain: string; keys: number }>(
    `select ${counts} as domain, (select count(*)::int from idempotency) as keys`,
  );
  return found[0]!;
}

type Attempt = {
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly body: string | undefined;
  readonly actor: Actor;
  readonly headers: Record<string, string>;
};

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const junkText = JUNK.map(text).filter((value) => value.isWellFormed());

/** Mostly what it should be, so that it gets far; now and then not. */
const mostly = <T>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: right, weight: 4 }, { arbitrary: wrong, weight: 1 });

function attempts(path: string, { operationId, parameters, requestBody }: Operation): fc.Arbitrary<Attempt> {
  const inPath = parameters.filter((each) => each.in === 'path');
  const inQuery = parameters.filter((each) => each.in === 'query');
  const schema = requestBody?.content['application/json']?.schema;
  const seeds = SEEDS[operationId];
  const right = seeds
    ? fc.oneof(fc.constantFrom(...seeds), anyOf(schema ?? {}, shapes))
    : schema
      ? anyOf(schema, shapes)
      : fc.constant({});
  const body = fc.oneof(
    right.map((value) => JSON.stringify(value)),
    right.chain(damaged).map((value) => JSON.stringify(value)),
    JUNK.map((value) => JSON.stringify(value)),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  return fc.record({
    path: fc
      .tuple(
        ...inPath.map(({ name, schema: own }) =>
          mostly(
            fc
              .constant(name === 'caseNo' ? caseNo : undefined)
              .chain((known) => (known ? fc.constant(known) : anyOf(own, shapes).map(text))),
            junkText,
          ),
        ),
      )
      .map((values) =>
        values.reduce(
          (address, value, index) => address.replace(`{${inPath[index]!.name}}`, encodeURIComponent(value)),
          path,
        ),
      ),
    query: fc
      .subarray([...inQuery])
      .chain((chosen) =>
        fc.tuple(
          ...chosen.map(({ name, schema: own }) =>
            fc.tuple(fc.constant(name), mostly(anyOf(own, shapes).map(text), junkText)),
          ),
        ),
      ),
    body: mostly<string | undefined>(body, fc.constant(undefined)),
    actor: mostly(
      fc.constantFrom(...peopleFor(CONTRACTS[operationId])),
      fc.constantFrom(
        ...Object.keys(ROLES)
          .filter((role) => role !== 'system')
          .map((role) => person(role as Role)),
      ),
    ),
    headers: fc.record(
      {
        'idempotency-key': mostly(fc.uuid(), fc.constantFrom('x', 'a b c d e f g', 'y'.repeat(300))),
        'if-match': fc.constantFrom('"1"', '"2"', '*', 'W/"2"', 'junk'),
        'content-type': mostly(
          fc.constant('application/json'),
          fc.constantFrom('text/plain', 'application/json;charset=utf-16', ''),
        ),
      },
      { requiredKeys: ['idempotency-key', 'content-type'] },
    ),
  });
}

test.each(operations)(
  '$method $path: whatever is sent, it is answered or it is a problem; and a problem leaves nothing behind',
  async ({ method, path, operation }) => {
    await fc.assert(
      fc.asyncProperty(attempts(path, operation), async ({ path: address, query, body, actor, headers }) => {
        const before = await rows();
        const search = new URLSearchParams(
          query.map(([name, value]): [string, string] => [name, value.toWellFormed()]),
        ).toString();
        const token = await house.issuer.sign(actor);
        const response = await fetch(`${house.url}${address}${search ? `?${search}` : ''}`, {
          method: method.toUpperCase(),
          headers: { ...headers, authorization: `Bearer ${token}` },
          ...(method === 'post' && body !== undefined ? { body } : {}),
        });
        const answer = await response.text();
        expect({ status: response.status, answer: response.status < 500 ? '' : answer }).toEqual({
          status: expect.any(Number),
          answer: '',
        });
        expect(response.status).toBeLessThan(500);
        if (response.status < 400) return;
        const problem = JSON.parse(answer) as { type: string; status: number; title: string; detail: string };
        expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
        const slug = problem.type.replace('/docs/problems/', '') as ProblemSlug;
        expect(problem).toMatchObject({
          status: response.status,
          title: PROBLEMS[slug].title,
          detail: expect.stringMatching(/./),
        });
        expect(PROBLEMS[slug].status).toBe(response.status);
        const after = await rows();
        expect(after.domain).toBe(before.domain);
        if (!REFUSALS.includes(response.status)) expect(after.keys).toBe(before.keys);
      }),
      { numRuns: RUNS_PER_ROUTE },
    );
  },
);
