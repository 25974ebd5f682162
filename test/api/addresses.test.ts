import type { Router } from 'express';
import { createApp } from '../../api/app';
import { openApiDocument } from '../../api/openapi';
import { openHouse, type House } from './house';

/** What express keeps of a route, or of a router that stands at an address. */
type Layer = {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
  readonly slash: boolean;
  match(path: string): boolean;
};

/** Where routers stand. One that stands elsewhere is found by the test, which then fails. */
const PLACES = ['/docs', '/auth', '/console', '/party', '/verify', '/codec', '/v1/exchange', '/v1/exchange/events'];
/** Pages for people's browsers, and the way to them, and what Temporal's UI asks by Temporal's own contract. */
const PAGES = /^get \/$| \/(docs|auth|console|party|verify|codec)(\/|$)/;

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** `get /v1/me`: every address that the API answers, with its method; `{id}` for what varies. */
function addresses(layers: readonly Layer[], at: string): string[] {
  return layers.flatMap((layer) => {
    if (layer.route) {
      const path = (at + layer.route.path).replaceAll(/:(\w+)/g, '{$1}').replace(/(.)\/$/, '$1');
      const methods = Object.keys(layer.route.methods).filter((method) => method !== '_all');
      // What stands at every method refuses all but one by itself.
      return (methods.includes('trace') ? ['get'] : methods).map((method) => `${method} ${path}`);
    }
    const { stack } = layer.handle;
    return stack ? addresses(stack, at + placeOf(layer)) : [];
  });
}

function placeOf(layer: Layer): string {
  if (layer.slash) return '';
  const place = PLACES.find((each) => layer.match(each));
  if (place === undefined) throw new Error('a router stands where the test does not look');
  return place;
}

test('every address that the API answers is in its OpenAPI document, and the other way round', () => {
  const { office } = house;
  const tokens = { bearerOf: () => Promise.reject(new Error('nobody comes')) };
  const codec = { codec: {} as never, namespace: 'default', ui: 'http://ui.test' };
  const app = createApp({ office, tokens, codec, log: office.log as never });
  const answered = addresses((app.router as Router & { stack: Layer[] }).stack, '').filter(
    (address) => !PAGES.test(address),
  );
  const { paths } = openApiDocument() as { paths: Record<string, Record<string, unknown>> };
  const documented = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(answered.length).toBeGreaterThan(40);
  expect(answered.sort()).toEqual(documented.sort());
});
