import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

/** What a secret looks like when it is written down. */
const SECRETS: Readonly<Record<string, RegExp>> = {
  'a private key': /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*[A-Za-z0-9+/=]{20}/,
  'a private key as JWK': /"kty"\s*:\s*"[A-Za-z]+"[^{}]*"d"\s*:\s*"[A-Za-z0-9_-]{20,}"/,
  'a signed token': /\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}/,
  'a secret of a partner': /\bwhsec_[A-Za-z0-9+/]{24,}={0,2}/,
  'an access key': /\b(?:AKIA|LTAI)[A-Za-z0-9]{16}/,
  'a password in an address': /\b[a-z]+:\/\/[\w.-]+:(?!password@|secret@|\$)[^@\s/"'`$<{]{6,}@/,
};

/** Secrets that are none, with what they are. */
const KNOWN: Readonly<Record<string, string>> = {
  'test/exchange/signature.test.ts': 'the worked example of the specification of webhooks',
};

const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
  .split('\0')
  .filter((file) => file !== '' && !/\.(png|jpg|pdf|ttf|otf|woff2?|xlsx|zip|gz|bin)$/.test(file));

test('a secret is recognised when it is there', () => {
  const key = ['-----BEGIN', 'PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ'].join(' ');
  expect(found(key)).toEqual(['a private key']);
  expect(found(['postgres://yuhe', 'hunter2!@db.example.cn/yuhe'].join(':'))).toEqual(['a password in an address']);
});

test('no secret stands in a file of the project', () => {
  expect(files.length).toBeGreaterThan(500);
  const all = files.flatMap((file) => {
    const faults = found(readFileSync(path.join(ROOT, file), 'utf8'));
    return KNOWN[file] ? [] : faults.map((fault) => `${file}: ${fault}`);
  });
  expect(all).toEqual([]);
});

test('what is excepted is there, and would be found', () => {
  for (const file of Object.keys(KNOWN))
    expect([file, found(readFileSync(path.join(ROOT, file), 'utf8')).length]).toEqual([file, 1]);
});

test('files with secrets of an installation are never committed', () => {
  const ignored = execFileSync('git', ['check-ignore', '.env', '.yuhe/secrets/payload-key', 'secrets/payload-key'], {
    ...{ cwd: ROOT, encoding: 'utf8' },
  });
  expect(ignored.trim().split('\n')).toHaveLength(3);
});

function found(text: string): string[] {
  return Object.keys(SECRETS).filter((name) => SECRETS[name]!.test(text));
}
