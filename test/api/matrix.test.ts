import fc from 'fast-check';
import { openApiDocument } from '../../api/openapi';
import { ROLES, type Actor, type Role } from '../../shared/case/actor';
import { anyOf, type Schema } from './any-json';
import { APPLICATION, MEDIATOR, opened, openHouse, ORGAN, person, type Answer, type House } from './house';

// Every role at every route of the OpenAPI document, for the own organ and for another, in cases of several states. A
// route whose contract does not say who may call it fails here.

type Operation = {
  readonly operationId: string;
  readonly 'x-access'?: 'public' | 'anyone' | 'partner' | readonly Role[];
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
};
type Route = Operation & { readonly method: string; readonly path: string };

const document = openApiDocument() as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};
const ROUTES: readonly Route[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method, path, ...operation })),
);
/** A stream does not end by itself; who is told what is tried in `stream.test.ts`. */
const ANSWERING = ROUTES.filter(({ path }) => path !== '/v1/stream');

const PEOPLE: readonly Role[] = (Object.keys(ROLES) as Role[]).filter((role) => role !== 'system');
const PARTIES: readonly Role[] = ['worker', 'employer'];
/** They see every case, or the whole of their district's. */
const OVERSEERS: readonly Role[] = ['supervisor', 'administrator'];
/** They see figures, or rules, and no case file wherever they belong. */
const WITHOUT_FILES: readonly Role[] = ['statistics', 'rules-keeper'];
/** They have to do with no case at all. */
const ELSEWHERE = 'ORG-YZ-CTR';
/** Stands in every case of the test, and must reach no stranger. */
const CANARY = '冉启贵';
const WRONG_ROLE = '无权使用该接口';

let house: House;
/** Cases of our organ in different states, by the name of the state. */
const cases: Record<string, string> = {};
beforeAll(async () => {
  house = await openHouse({ developer: true });
  const act = (caseNo: string, name: string, input: object) =>
    house.post(`/v1/cases/${caseNo}/actions`, { name, input }, MEDIATOR);
  cases.registered = await opened(house);
  cases.mediating = await opened(house);
  await house.post(`/v1/cases/${cases.mediating}/actions`, APPLICATION, MEDIATOR);
  await act(cases.mediating, 'mediation.record-consent', { side: 'employer', given: true, on: '2026-07-14' });
  await act(cases.mediating, 'mediation.accept', { mediator: { id: MEDIATOR.id, name: '向素云' } });
  cases.withdrawn = await opened(house);
  await house.post(`/v1/cases/${cases.withdrawn}/actions`, APPLICATION, MEDIATOR);
  await act(cases.withdrawn, 'mediation.withdraw', { by: 'worker', reason: '自行和解' });
});
afterAll(() => house.close());

/** The same value each time, made from the schema. */
const sample = (schema: Schema): unknown =>
  fc.sample(anyOf(schema, document.components.schemas), { numRuns: 1, seed: 7 })[0];
const text = (value: unknown): string => encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value));

/** A request that is as the route wants it, as far as the document can say. */
function send({ method, path, parameters, requestBody }: Route, caseNo: string, actor?: Actor): Promise<Answer> {
  const value = ({ name, schema }: Route['parameters'][number]) => text(name === 'caseNo' ? caseNo : sample(schema));
  const filled = parameters
    .filter((each) => each.in === 'path')
    .reduce((address, each) => address.replace(`{${each.name}}`, value(each)), path);
  const query = parameters.filter((each) => each.in === 'query' && each.required);
  const address =
    query.length > 0 ? `${filled}?${query.map((each) => `${each.name}=${value(each)}`).join('&')}` : filled;
  if (requestBody?.content['application/pdf'])
    return house.post(address, Buffer.from('%PDF-1.7\n'), actor, { headers: { 'content-type': 'application/pdf' } });
  const schema = requestBody?.content['application/json']?.schema;
  return method === 'get' ? house.get(address, actor) : house.post(address, schema ? sample(schema) : {}, actor);
}

const allowed = ({ 'x-access': access }: Route, role: Role): boolean =>
  access === 'public' || access === 'anyone' || (Array.isArray(access) && access.includes(role));
const isOfCase = ({ path }: Route): boolean => path.includes('{caseNo}');
const named = (route: Route): [string, Route] => [`${route.method} ${route.path}`, route];

test('every route says who may call it', () => {
  for (const { operationId, 'x-access': access } of ROUTES) {
    const known = ['public', 'anyone', 'partner'].includes(access as string);
    const roles = Array.isArray(access) && access.length > 0 && access.every((role) => PEOPLE.includes(role as Role));
    expect([operationId, known || roles]).toEqual([operationId, true]);
  }
  expect(ROUTES.length).toBeGreaterThan(60);
});

test.each(ANSWERING.filter((each) => each['x-access'] !== 'public').map(named))(
  '%s is closed to whoever says not who it is',
  async (_name, route) => {
    const answer = await send(route, cases.registered!);
    // Who keeps no connection to a partner answers as if there were no such address.
    expect([401, ...(route['x-access'] === 'partner' ? [404] : [])]).toContain(answer.status);
    expect(answer.text).not.toContain(CANARY);
  },
);

describe.each(PEOPLE)('%s', (role) => {
  test.each(ANSWERING.filter((each) => !allowed(each, role) && each['x-access'] !== 'partner').map(named))(
    'is turned away at %s, by its role alone',
    async (_name, route) => {
      const answer = await send(route, cases.registered!, person(role, { cases: [cases.registered!] }));
      expect(answer).toMatchObject({ status: 403, body: { type: '/docs/problems/forbidden' } });
      expect(answer.text).toContain(WRONG_ROLE);
    },
  );

  test.each(ANSWERING.filter((each) => each['x-access'] === 'partner').map(named))(
    'does not pass for a partner’s system at %s',
    async (_name, route) => {
      expect([401, 404]).toContain((await send(route, cases.registered!, person(role))).status);
    },
  );

  test.each(ANSWERING.filter((each) => allowed(each, role)).map(named))(
    'comes in at %s, and learns nothing of a case that does not concern it',
    async (_name, route) => {
      const stranger = person(role, { id: `${role}-2`, organ: ELSEWHERE, cases: [] });
      for (const caseNo of Object.values(cases)) {
        const answer = await send(route, caseNo, stranger);
        expect(answer.status).not.toBe(401);
        expect(answer.status).toBeLessThan(500);
        expect(answer.text).not.toContain(WRONG_ROLE);
        if (OVERSEERS.includes(role)) continue;
        expect(answer.text).not.toContain(CANARY);
        if (isOfCase(route)) expect(route.method === 'get' ? [403, 404] : [400, 403, 404]).toContain(answer.status);
        else break;
      }
    },
  );

  const ofCase = ANSWERING.filter((each) => allowed(each, role) && isOfCase(each) && each.method === 'get');
  test.each(ofCase.filter(({ path }) => /\{caseNo\}(\/[a-z]+)?$/.test(path)).map(named))(
    'reads %s of a case of its own organ or its own dispute in every state, unless it sees no files',
    async (_name, route) => {
      const own = person(role, PARTIES.includes(role) ? { cases: Object.values(cases) } : { organ: ORGAN });
      for (const [state, caseNo] of Object.entries(cases))
        expect([state, (await send(route, caseNo, own)).status]).toEqual([
          state,
          WITHOUT_FILES.includes(role) ? 403 : 200,
        ]);
    },
  );
});
