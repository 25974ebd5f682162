import fc from 'fast-check';
import { capitals } from '../../shared/law/capitals';

describe('an amount in capitals', () => {
  test.each([
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角'],
    [1_00, '壹元整'],
    [1_05, '壹元零伍分'],
    [10_50, '壹拾元零伍角'],
    [13_760_050, '壹拾叁万柒仟陆佰元零伍角'],
    [41_280_000, '肆拾壹万贰仟捌佰元整'],
    [100_000_00, '壹拾万元整'],
    [100_500_00, '壹拾万零伍佰元整'],
    [10_000_100, '壹拾万零壹元整'],
    [100_000_001_00, '壹亿零壹元整'],
    [100_005_000_00, '壹亿零伍仟元整'],
    [1_000_000_000_000_50, '壹万亿元零伍角'],
    [1_000_050_000_000_00, '壹万亿零伍仟万元整'],
    [101_010_101_01, '壹亿零壹佰零壹万零壹佰零壹元零壹分'],
  ])('%d fen is %s', (amountFen, text) => expect(capitals(amountFen)).toBe(text));

  test.each([-1, 0.5, Number.NaN])('%d is no amount in fen', (amount) =>
    expect(() => capitals(amount)).toThrow(RangeError),
  );

  test('says the amount and no other: who reads it back comes to the same fen', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.constantFrom(1, 10, 100, 10_000, 1_000_000, 100_000_000), (nat, round) => {
        const amountFen = nat - (nat % round);
        const text = capitals(amountFen);
        expect([readBack(text), amountFen]).toEqual([amountFen, amountFen]);
        expect(text).not.toMatch(/零零|零[万亿角分]|.零元/);
        expect(text.endsWith('整')).toBe(amountFen % 100 === 0);
      }),
    );
  });

  test('never says the same of two amounts that differ by one digit', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 12), fc.nat(9), (amountFen, place) => {
        const other = amountFen + 10 ** place;
        expect(capitals(other)).not.toBe(capitals(amountFen));
      }),
    );
  });
});

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000 };

/** The fen of an amount in capitals, read as a teller does: digit by digit, each by the place behind it. */
function readBack(text: string): number {
  const [, whole = '', rest = ''] = /^(?:(.*)元)?(.*)$/.exec(text) ?? [];
  const [trillions, hundredMillions] = splitAt(whole, '万亿');
  const [upper, lower] = splitAt(hundredMillions, '亿');
  const [tenThousands, ones] = splitAt(lower, '万');
  const yuan =
    fourPlaces(trillions) * 10 ** 12 +
    fourPlaces(upper) * 10 ** 8 +
    fourPlaces(tenThousands) * 10 ** 4 +
    fourPlaces(ones);
  const small = (unit: string): number => DIGITS.indexOf(new RegExp(`(.)${unit}`).exec(rest)?.[1] ?? '零');
  return yuan * 100 + small('角') * 10 + small('分');
}

const splitAt = (text: string, unit: string): readonly [string, string] =>
  text.includes(unit) ? [text.slice(0, text.indexOf(unit)), text.slice(text.indexOf(unit) + unit.length)] : ['', text];

const fourPlaces = (text: string): number =>
  [...text.matchAll(/([壹贰叁肆伍陆柒捌玖])([拾佰仟]?)/g)].reduce(
    (sum, [, digit = '', place = '']) => sum + DIGITS.indexOf(digit) * (PLACES[place] ?? 1),
    0,
  );
