import { readFileSync } from 'node:fs';
import { problemsOf } from '../../api/openapi';
import { referencePages } from '../../scripts/reference-pages';
import { CATALOGUE } from '../../shared/contract/acts';
import type { Contract } from '../../shared/contract/contract';
import { CONTRACTS } from '../../shared/contract/contracts';
import { EXCHANGE_CONTRACTS } from '../../shared/contract/exchange-contracts';
import { STREAM_CONTRACTS } from '../../shared/contract/stream-contracts';
import { PROBLEMS } from '../../shared/problems';
import { openHouse, type House } from './house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const contracts = [CONTRACTS, EXCHANGE_CONTRACTS, STREAM_CONTRACTS].flatMap((each) =>
  Object.entries(each as Readonly<Record<string, Contract>>),
);

test('the committed reference is what the contracts say today (npm run openapi)', () => {
  for (const [file, text] of referencePages())
    expect({ file, text: readFileSync(file, 'utf8') }).toEqual({ file, text });
});

describe('the OpenAPI document', () => {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  let document: any;
  beforeAll(async () => {
    document = (await house.get('/openapi.json')).body;
  });

  test('lists every route under a name of its own', () => {
    const listed = Object.values(document.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
      (methods) => Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(listed.sort()).toEqual(contracts.map(([name]) => name).sort());
    expect(new Set(listed).size).toBe(listed.length);
  });

  test('knows every action with its input', () => {
    const names = document.components.schemas.Act.oneOf.map(({ $ref }: { $ref: string }) =>
      $ref.replace('#/components/schemas/Act.', ''),
    );
    expect(names.sort()).toEqual(CATALOGUE.map(({ name }) => name).sort());
    for (const name of names)
      expect(document.components.schemas[`Input.${name}`]).toMatchObject({
        type: 'object',
        additionalProperties: false,
      });
  });

  test('refers to nothing that it does not have', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(200);
    for (const [, kind, name] of references)
      expect({ name, there: name! in document.components[kind!] }).toEqual({ name, there: true });
  });

  test('asks for a key wherever something is changed', () => {
    for (const [, { path, method, writes }] of contracts) {
      const asked = document.paths[path][method].parameters.some(
        ({ name, required }: { name: string; required: boolean }) => name === 'Idempotency-Key' && required,
      );
      expect({ path, method, asked }).toEqual({ path, method, asked: writes === true });
    }
  });
});

describe('problems', () => {
  test('each can be answered by some route, or wherever no route is', () => {
    const answered = new Set([
      ...contracts.flatMap(([, contract]) => [...problemsOf(contract)]),
      'not-found',
      'method-not-allowed',
      // Uploads in parts speak the protocol of their own (tus) on the pages of parties.
      'offset-mismatch',
    ]);
    expect([...answered].sort()).toEqual(Object.keys(PROBLEMS).sort());
  });

  test.each(Object.keys(PROBLEMS))('%s has a page to which its type leads', async (slug) => {
    const { status, text } = await house.get(`/docs/problems/${slug}`);
    expect({ status, told: /[一-龥]{4}/.test(text) }).toEqual({ status: 200, told: true });
  });
});

describe('the documentation', () => {
  test('needs nothing from another place, and no script in the page', async () => {
    const { status, text, headers } = await house.get('/docs/');
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self';.*script-src 'self'/);
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline');
    const sources = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source!);
    expect(sources.length).toBeGreaterThan(2);
    for (const source of sources) {
      expect(source).toMatch(/^\/docs\//);
      expect((await fetch(house.url + source)).status).toBe(200);
    }
    expect(text).not.toMatch(/<script(?![^>]*src=)|on\w+=/);
  });
});
