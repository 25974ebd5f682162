import { createHmac } from 'node:crypto';
import { publicHalf } from '../../shared/exchange/crypto/ed25519';
import { suiteKey, SUITES } from '../../shared/exchange/crypto/suites';
import { signatureFault, signed } from '../../shared/exchange/signature';

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const OTHER = `whsec_${Buffer.alloc(24, 8).toString('base64')}`;
const PRIVATE = `whsk_${Buffer.alloc(32, 9).toString('base64')}`;
const PUBLIC = publicHalf(PRIVATE);
const STRANGER = publicHalf(`whsk_${Buffer.alloc(32, 10).toString('base64')}`);

const AT = 1_614_265_330;
const body = Buffer.from('{"编号":"CRT-1"}');
const believes = (keys: readonly string[], headers: Record<string, string>) =>
  signatureFault(keys, headers, body, AT * 1000);

describe('each suite signs, believes its own, and nothing else', () => {
  test.each([
    { mark: 'v1', signs: SECRET, believed: SECRET, stranger: OTHER },
    { mark: 'v1sm', signs: `v1sm:${SECRET}`, believed: `v1sm:${SECRET}`, stranger: `v1sm:${OTHER}` },
    { mark: 'v1a', signs: PRIVATE, believed: PUBLIC, stranger: STRANGER },
  ])('$mark', ({ mark, signs, believed, stranger }) => {
    const headers = signed(signs, 'CRT-1', AT, body);
    expect(headers['webhook-signature']).toMatch(new RegExp(`^${mark},[A-Za-z0-9+/]+=*$`));
    expect(believes([believed], headers)).toBeUndefined();
    expect(believes([stranger], headers)).toBe('wrong');
    expect(signatureFault([believed], headers, Buffer.from('{}'), AT * 1000)).toBe('wrong');
  });
});

test('HMAC-SM3 is what OpenSSL makes of it', () => {
  const ours = SUITES.v1sm.sign(SECRET, body);
  expect(ours).toBe(createHmac('sm3', Buffer.alloc(24, 7)).update(body).digest('base64'));
});

test('Ed25519 signs the first test vector of RFC 8032 as the standard does', () => {
  const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
  const key = `whsk_${seed.toString('base64')}`;
  const signature = Buffer.from(SUITES.v1a.sign(key, Buffer.alloc(0))!, 'base64').toString('hex');
  expect(signature).toMatch(/^e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155/);
});

describe('while keys are changed', () => {
  test('both sign, in one header, and either is believed', () => {
    const headers = signed([SECRET, `v1sm:${OTHER}`], 'CRT-1', AT, body);
    expect(headers['webhook-signature']!.split(' ')).toHaveLength(2);
    expect(believes([`v1sm:${OTHER}`], headers)).toBeUndefined();
    expect(believes([SECRET], headers)).toBeUndefined();
  });

  test('a secret counts in its own suite only: nobody can choose another', () => {
    expect(believes([`v1sm:${SECRET}`], signed(SECRET, 'CRT-1', AT, body))).toBe('wrong');
  });

  test('our own private key is no proof of who wrote to us, and their public one cannot sign', () => {
    expect(believes([PRIVATE], signed(PRIVATE, 'CRT-1', AT, body))).toBe('wrong');
    expect(() => signed(PUBLIC, 'CRT-1', AT, body)).toThrow('sign');
  });
});

test.each(['whsec_c2hvcnQ=', 'whpk_AAAA', 'whsk_AAAA', 'v2:whsec_', 'v1a:' + SECRET, 'secret', ''])(
  '「%s」 is no key',
  (text) => expect(suiteKey(text)).toBeUndefined(),
);
