import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readPartnerSecrets } from '../../shared/exchange/secrets';

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
