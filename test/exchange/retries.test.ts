import { waitAfter } from '../../shared/exchange/retries';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

test.each([
  [1, 10 * SECOND],
  [2, MINUTE],
  [3, 5 * MINUTE],
  [4, 30 * MINUTE],
  [5, 2 * HOUR],
  [6, 6 * HOUR],
  [7, 12 * HOUR],
  [8, 24 * HOUR],
  [9, 24 * HOUR],
  [10, 24 * HOUR],
])('after %i failures waits %i ms and at most a tenth more', (failures, step) => {
  const wait = waitAfter(failures, 'msg_1');
  expect(wait).toBeGreaterThanOrEqual(step);
  expect(wait).toBeLessThan(step * 1.1 + 1);
});

test('gives up after the eleventh attempt', () => expect(waitAfter(11, 'msg_1')).toBeUndefined());

test('the same message waits the same on replay, another one a little different', () => {
  expect(waitAfter(4, 'msg_1')).toBe(waitAfter(4, 'msg_1'));
  expect(waitAfter(4, 'msg_1')).not.toBe(waitAfter(4, 'msg_2'));
});

test.each([
  { why: 'a partner that asks for longer is given it', asked: 3_600, least: HOUR },
  { why: 'one that asks for less is not hurried', asked: 1, least: 10 * SECOND },
  { why: 'nobody is given more than a day', asked: 30 * 86_400, least: 24 * HOUR },
])('Retry-After: $why', ({ asked, least }) => {
  const wait = waitAfter(1, 'msg_1', asked);
  expect(wait).toBeGreaterThanOrEqual(least);
  expect(wait).toBeLessThan(least * 1.1 + 1);
});
