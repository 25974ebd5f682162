import { SIGNATURE_WINDOW_SECONDS, signatureFault, signed } from '../../shared/exchange/signature';

// The example of the Standard Webhooks specification: whoever signs like this is understood by every library of it.
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const TIMESTAMP = 1_614_265_330;
const BODY = '{"test": 2432232314}';
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

const OTHER = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const bytes = Buffer.from(BODY);
const at = (seconds: number) => (TIMESTAMP + seconds) * 1000;

test('signs as the specification does', () => {
  expect(signed(SECRET, ID, TIMESTAMP, BODY)).toEqual({
    'webhook-id': ID,
    'webhook-timestamp': String(TIMESTAMP),
    'webhook-signature': SIGNATURE,
  });
});

describe('believes', () => {
  test.each([
    { why: 'the signature of the specification', secrets: [SECRET], signature: SIGNATURE },
    { why: 'the old secret during a rotation', secrets: [OTHER, SECRET], signature: SIGNATURE },
    { why: 'one of several signatures', secrets: [SECRET], signature: `v1a,AAAA v1,AAAA ${SIGNATURE}` },
  ])('$why', ({ secrets, signature }) => {
    expect(
      signatureFault(secrets, { ...signed(SECRET, ID, TIMESTAMP, BODY), 'webhook-signature': signature }, bytes, at(0)),
    ).toBeUndefined();
  });

  test.each([-SIGNATURE_WINDOW_SECONDS, SIGNATURE_WINDOW_SECONDS])('a clock that is off by %i seconds', (seconds) => {
    expect(signatureFault([SECRET], signed(SECRET, ID, TIMESTAMP, BODY), bytes, at(seconds))).toBeUndefined();
  });
});

describe('does not believe', () => {
  const good = signed(SECRET, ID, TIMESTAMP, BODY);
  test.each([
    { why: 'a changed body', headers: good, body: '{"test": 2432232315}', fault: 'wrong' },
    { why: 'another id', headers: { ...good, 'webhook-id': 'msg_other' }, fault: 'wrong' },
    { why: 'another timestamp', headers: { ...good, 'webhook-timestamp': String(TIMESTAMP + 1) }, fault: 'wrong' },
    {
      why: 'the right digest under another suite',
      headers: { ...good, 'webhook-signature': SIGNATURE.replace('v1,', 'v2,') },
      fault: 'wrong',
    },
    { why: 'a shortened signature', headers: { ...good, 'webhook-signature': SIGNATURE.slice(0, -4) }, fault: 'wrong' },
    { why: 'no signature', headers: { ...good, 'webhook-signature': undefined }, fault: 'missing' },
    { why: 'no id', headers: { ...good, 'webhook-id': undefined }, fault: 'missing' },
    { why: 'a timestamp that is no number', headers: { ...good, 'webhook-timestamp': 'now' }, fault: 'missing' },
  ])('$why', ({ headers, body = BODY, fault }) => {
    expect(signatureFault([SECRET], headers, Buffer.from(body), at(0))).toBe(fault);
  });

  test.each([-1 - SIGNATURE_WINDOW_SECONDS, SIGNATURE_WINDOW_SECONDS + 1])(
    'a signature that is %i seconds away',
    (seconds) => {
      expect(signatureFault([SECRET], good, bytes, at(seconds))).toBe('outside-window');
    },
  );

  test('anything while there is no secret', () => {
    expect(signatureFault([], good, bytes, at(0))).toBe('wrong');
  });
});
