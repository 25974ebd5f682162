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
    [101_010_101_01, '壹亿零壹佰零壹万零壹佰零壹元零壹分'],
  ])('%d fen is %s', (amountFen, text) => expect(capitals(amountFen)).toBe(text));

  test.each([-1, 0.5, Number.NaN])('%d is no amount in fen', (amount) =>
    expect(() => capitals(amount)).toThrow(RangeError),
  );
});
