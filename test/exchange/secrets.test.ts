import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { currentPartnerSecrets, readPartnerSecrets } from '../../shared/exchange/secrets';

const folder = mkdtempSync(path.join(tmpdir(), 'yuhe-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ONE = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
const TWO = `whsec_${Buffer.alloc(24, 2).toString('base64')}`;

function file(content: unknown): string {
  const name = path.join(folder, 'partners.json');
  writeFileSync(name, JSON.stringify(content));
  return name;
}

test('one secret, or two while they are changed; the first signs', () => {
  expect(readPartnerSecrets(file({ court: ONE, union: [TWO, ONE] }))).toEqual({ court: [ONE], union: [TWO, ONE] });
});

test('without a file nobody is connected', () => expect(readPartnerSecrets(undefined)).toEqual({}));

test.each([
  { why: 'too short', content: { court: 'whsec_c2hvcnQ=' } },
  { why: 'without its mark', content: { court: ONE.slice(6) } },
  { why: 'for a partner that there is not', content: { post: ONE } },
])('refuses a secret that is $why, without showing it', ({ content }) => {
  const read = () => readPartnerSecrets(file(content));
  expect(read).toThrow(/secrets are not usable/);
  expect(read).not.toThrow(new RegExp(Object.values(content)[0]!.replaceAll('+', '\\+')));
});

describe('while the system runs', () => {
  const told: { level: string; said: string }[] = [];
  const note =
    (level: string) =>
    (...said: readonly unknown[]) =>
      void told.push({ level, said: JSON.stringify(said) });
  const log = { info: note('info'), error: note('error') };
  beforeEach(() => told.splice(0));

  test('a secret that is put into the file is believed from then on, without a restart', () => {
    const keys = currentPartnerSecrets(file({ court: ONE }), log);
    expect(keys()).toEqual({ court: [ONE] });
    file({ court: [TWO, ONE], union: TWO });
    expect(keys()).toEqual({ court: [TWO, ONE], union: [TWO] });
    file({ court: TWO });
    expect(keys()).toEqual({ court: [TWO] });
    expect(told.map(({ level }) => level)).toEqual(['info', 'info']);
  });

  test.each([
    { why: 'is no JSON', spoil: (name: string) => writeFileSync(name, `{"court": "${TWO}`) },
    { why: 'holds what is no secret', spoil: (name: string) => writeFileSync(name, `{"court": "${TWO.slice(6)}"}`) },
    { why: 'is gone', spoil: (name: string) => rmSync(name) },
  ])('a file that $why leaves the keys as they were, and is logged once, without a secret', ({ spoil }) => {
    const name = file({ court: [ONE, TWO] });
    const keys = currentPartnerSecrets(name, log);
    spoil(name);
    expect(keys()).toEqual({ court: [ONE, TWO] });
    expect(keys()).toEqual({ court: [ONE, TWO] });
    expect(told.map(({ level }) => level)).toEqual(['error']);
    expect(told[0]!.said).not.toContain(TWO.slice(6, 20));
    file({ court: TWO });
    expect(keys()).toEqual({ court: [TWO] });
  });
});
