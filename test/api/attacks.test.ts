import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import {
  APPLICATION,
  CLERK,
  FORM,
  MEDIATOR,
  opened,
  openHouse,
  person,
  workerOf,
  type Answer,
  type House,
} from './house';

// Those who try to get at what is not theirs; each kind of attempt once, over every door that it could be tried at.

const CANARY = '冉启贵';
const STRANGER = person('clerk', { id: 'clerk-2', organ: 'ORG-YZ-CTR' });

let house: House;
let caseNo: string;
beforeAll(async () => {
  house = await openHouse();
  caseNo = await opened(house);
});
afterAll(() => house.close());

const gives = (answer: Answer, ...statuses: number[]): void => {
  expect(statuses).toContain(answer.status);
  expect(answer.text).not.toContain(CANARY);
};

describe('guessing identifiers', () => {
  test('numbers of cases, one after the other, give a stranger nothing', async () => {
    for (let n = 1; n <= 40; n += 1)
      for (const part of ['', '/events', '/deadlines', '/actions', '/paper', '/print'])
        gives(await house.get(`/v1/cases/CQ-2026-${String(n).padStart(6, '0')}${part}`, STRANGER), 403, 404);
  });

  test('a party does not get at the next case by its number', async () => {
    const other = await opened(house);
    gives(await house.get(`/v1/cases/${other}`, workerOf(caseNo)), 403);
    gives(await house.get(`/v1/cases?q=${other}`, workerOf(caseNo)), 200);
  });

  test('a mark is no organ, and a list of organs is none', async () => {
    for (const organ of ['*', '', '%', 'ORG-NA-JD0_', 'ORG-NA-JD01,ORG-YZ-CTR', '{organ:ORG-NA-JD01}', 'body:court'])
      gives(await house.get('/v1/cases', { ...STRANGER, organ }), 200, 401);
  });
});

describe('assigning what is not asked for', () => {
  test.each(['caseNo', 'by', 'actor', 'seq', 'at', 'marks', 'organs', 'standing', 'rulebookId', 'calendars'])(
    'an opening with %s is refused',
    async (name) => {
      const answer = await house.post('/v1/cases', { ...FORM, [name]: 'x' }, CLERK);
      expect([answer.status, answer.body.type]).toEqual([400, '/docs/problems/validation']);
    },
  );

  test.each(['by', 'actor', 'role', 'organ', 'at', 'on', 'expectedSeq', 'key'])(
    'an act with %s beside its input is refused',
    async (name) => {
      const sent = { ...APPLICATION, [name]: { id: 'x', role: 'administrator' } };
      expect((await house.post(`/v1/cases/${caseNo}/actions`, sent, MEDIATOR)).status).toBe(400);
    },
  );

  test.each(['include', 'expand', 'fields', 'embed', 'select', 'organs', 'reach', 'marks', 'role', '__proto__'])(
    'no list and no export knows the wish %s',
    async (wish) => {
      for (const list of [
        '/v1/cases',
        '/v1/worklist',
        '/v1/cases/export',
        '/v1/worklist/export',
        `/v1/cases/${caseNo}`,
      ])
        gives(await house.get(`${list}?${wish}=facts`, STRANGER), 400);
    },
  );

  test('what is exported is what may be listed', async () => {
    for (const sheet of [
      '/v1/cases/export',
      '/v1/worklist/export',
      '/v1/worklist/hand-over?mediator=mediator-1',
      '/v1/board',
    ])
      gives(await house.get(sheet, STRANGER), 200);
    expect((await house.get('/v1/cases/export', CLERK)).text).toContain(CANARY);
  });
});

describe('sending again what was sent', () => {
  test('by another person under the same key, it is that person’s own request', async () => {
    const key = randomUUID();
    expect((await house.post(`/v1/cases/${caseNo}/actions`, APPLICATION, MEDIATOR, { key })).status).toBe(200);
    gives(await house.post(`/v1/cases/${caseNo}/actions`, APPLICATION, STRANGER, { key }), 403);
  });

  test('with another content under the same key, it is refused', async () => {
    const key = randomUUID();
    const one = await house.post('/v1/cases', FORM, CLERK, { key });
    const other = await house.post('/v1/cases', { ...FORM, summary: '另一件事' }, CLERK, { key });
    expect([one.status, other.status]).toEqual([201, 422]);
  });
});

describe('tricks with addresses and headers', () => {
  /** As the bytes go over the wire: `fetch` would tidy the address up. */
  const raw = (address: string, headers: readonly string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(house.url);
      const socket = connect(Number(port), hostname, () =>
        socket.write([`GET ${address} HTTP/1.1`, ...headers, 'Connection: close', '', ''].join('\r\n')),
      );
      let heard = '';
      socket.on('data', (bytes) => (heard += bytes.toString()));
      socket.on('end', () => resolve(heard)).on('error', reject);
    });

  test('lead a stranger to no case', async () => {
    const token = await house.issuer.sign(STRANGER);
    const headers = ['Host: yuhe', `Authorization: Bearer ${token}`];
    const addresses = [
      ...[`//v1/cases/${caseNo}`, `/v1//cases/${caseNo}`, `/v1/cases/${caseNo}/`, `/V1/CASES/${caseNo}`],
      ...[
        `/v1/cases/../cases/${caseNo}`,
        `/docs/..%2fv1/cases/${caseNo}`,
        `/v1/cases/${caseNo}%00`,
        `/v1/cases/${caseNo};a=b`,
      ],
      ...[`/v1/cases/%2e%2e/cases/${caseNo}`, `http://yuhe/v1/cases/${caseNo}`, `/health/..;/v1/cases/${caseNo}`],
      ...['/console/..%2f..%2fpackage.json', '/docs/%2e%2e/%2e%2e/.env', '/console/%252e%252e/.env', '/.git/config'],
    ];
    for (const address of addresses) {
      const answer = await raw(address, headers);
      // The console answers every address below its own with its one page.
      if (!address.startsWith('/console'))
        expect([address, answer]).not.toEqual([address, expect.stringMatching(/^HTTP\/1.1 200/)]);
      for (const secret of [CANARY, 'devDependencies', 'PASSWORD']) expect(answer).not.toContain(secret);
    }
  });

  test.each([
    ...['X-HTTP-Method-Override: POST', 'X-Original-URL: /health', 'X-Rewrite-URL: /v1/statutes', 'Host: evil.example'],
    ...[
      'X-Forwarded-Host: evil.example',
      'X-Forwarded-For: 127.0.0.1',
      'X-Yuhe-Console: 1',
      'Forwarded: for=127.0.0.1',
    ],
  ])('%s opens nothing', async (header) => {
    expect(await raw(`/v1/cases/${caseNo}`, ['Host: yuhe', header])).toMatch(/^HTTP\/1.1 40[01]/);
  });
});

describe('words that are meant as commands', () => {
  const COMMANDS = [
    ...["' or '1'='1", "'; drop table case_views; --", "') union select text from case_search --", '%', '_%', '\\'],
    ...['${7*7}', '{{7*7}}', '<%= 7*7 %>', '$(id)', '`id`', '{"$ne": null}', 'x\u0000y'],
  ];

  test.each(COMMANDS)('%j is looked for as it stands', async (words) => {
    for (const list of [
      '/v1/cases?q=',
      '/v1/cases?organ=',
      '/v1/cases?mediator=',
      '/v1/worklist?organ=',
      '/v1/cases?cursor=',
    ])
      gives(await house.get(list + encodeURIComponent(words), STRANGER), 200, 400);
    const { rows } = await house.database.pool.query('select 1 from case_views where case_no = $1', [caseNo]);
    expect(rows).toHaveLength(1);
  });

  test('are kept, and shown, as they were written; a spreadsheet takes none for a formula', async () => {
    const name = `=HYPERLINK("http://evil")<script>{{7*7}}`;
    const parties = FORM.parties.map((each) => (each.id === 'p1' ? { ...each, name } : each));
    const named = await opened(house, { parties });
    const answer = await house.get(`/v1/cases/${named}`, CLERK);
    expect(answer.body.facts.registration.parties[0].name).toBe(name);
    expect(answer.headers.get('content-type')).toContain('json');
    expect((await house.get('/v1/cases/export', CLERK)).text).toContain(`"'=HYPERLINK(""http://evil"")`);
  });

  test.each(['{"__proto__":{"role":"administrator"}}', '{"constructor":{"prototype":{"role":"administrator"}}}'])(
    '%s changes no prototype',
    async (body) => {
      const form = JSON.stringify(FORM).replace(/^\{/, `${body.slice(0, -1)},`);
      for (const [path, sent] of [
        ['/v1/cases', form],
        [`/v1/cases/${caseNo}/actions`, body],
      ] as const)
        gives(await house.post(path, sent, CLERK), 400);
      expect(({} as { role?: string }).role).toBeUndefined();
    },
  );
});
