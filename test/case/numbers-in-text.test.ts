import { z } from 'zod';
import { reference, remark, statement } from '../../shared/case/fields';
import { numbersIn } from '../../shared/case/numbers-in-text';
import { maskedText, tokenText, withPersonal } from '../../shared/case/personal';

const found = (text: string) => numbersIn(text).map(({ kind, from, to }) => [kind, text.slice(from, to)]);

test.each([
  ['an identity number', '身份证500108199001011234，', 'identity-number', '500108199001011234'],
  ['one that ends in X', '50010819900101104x', 'identity-number', '50010819900101104x'],
  ['one in groups', '证件 500108 1990 0101 1234 已核', 'identity-number', '500108 1990 0101 1234'],
  [
    'one in full width',
    '证号５００１０８１９９００１０１１２３４',
    'identity-number',
    '５００１０８１９９００１０１１２３４',
  ],
  ['a mobile phone', '电话13900001234转', 'phone', '13900001234'],
  ['one in groups', '联系139-0000-1234或', 'phone', '139-0000-1234'],
  ['one with the country', '+86 139 0000 1234', 'phone', '+86 139 0000 1234'],
  ['one after a date', '2026-07-14 13900001234', 'phone', '13900001234'],
  ['one that is a name elsewhere', '微信wx13900001234', 'phone', '13900001234'],
  ['a bank card', '卡号6217003760001234566。', 'bank-account', '6217003760001234566'],
  ['a bank card in groups', '6222 0231 0001 2345 679', 'bank-account', '6222 0231 0001 2345 679'],
  ['a bank card of sixteen places', '4026-5812-3456-7890', 'bank-account', '4026-5812-3456-7890'],
])('%s is found in free text', (_what, text, kind, number) => {
  expect(found(text)).toEqual([[kind, number]]);
});

test.each([
  ['an identity number whose check fails', '500108199001011235'],
  ['a day that there is not', '500108199013011234'],
  ['a credit code of an organisation', '91500108MA5U1A2B3C'],
  ['a card whose check fails', '6217003760001234567'],
  ['an order number of a hotline', '工单2026071412345678'],
  ['a number of a case', '（2026）渝0108诉前调1234号'],
  ['a landline', '023-62800001'],
  ['an amount', '共计12,345,678.90元'],
  ['a longer run of digits', '139000012345678901234567'],
])('%s is none', (_what, text) => {
  expect(found(text)).toEqual([]);
});

test('all numbers of a text are found, in order, and none twice', () => {
  const text = '冉某（500108199001011234，13900001234）账号6217003760001234566，另一电话13800005678';
  expect(found(text).map(([kind]) => kind)).toEqual(['identity-number', 'phone', 'bank-account', 'phone']);
  expect(maskedText(text)).toBe('冉某（500****34，139****1234）账号****4566，另一电话138****5678');
});

describe('in an input', () => {
  const input = z.strictObject({
    text: statement,
    orderNo: reference(60),
    items: z.array(z.strictObject({ note: statement.optional() })),
    either: z.union([z.string(), z.strictObject({ more: z.string() })]),
    id: z.uuid().optional(),
  });
  const marked = (value: object) => withPersonal(input, value, (kind) => `<${kind}>`);

  test('every free text is looked through, the number of a record is left alone', () => {
    expect(
      marked({
        text: '电话13900001234',
        orderNo: '13900001234',
        items: [{ note: '证件500108199001011234' }, {}],
        either: { more: '13900001234' },
        id: '13900001-2345-4678-8abc-139000012345',
      }),
    ).toEqual({
      text: '电话<phone>',
      orderNo: '13900001234',
      items: [{ note: '证件<identity-number>' }, {}],
      either: { more: '<phone>' },
      id: '13900001-2345-4678-8abc-139000012345',
    });
  });

  test('what is a token already stays one', () => {
    const token = tokenText({ kind: 'phone', keyId: 'k', sealed: 'x13900001234', mask: '139****1234' });
    expect(marked({ text: `${token}，13900001234`, orderNo: '1', items: [], either: '' })).toMatchObject({
      text: `${token}，<phone>`,
    });
  });
});

test('a reason that is kept beside a case keeps only the mask', () => {
  expect(remark(200).parse(' 电话13900001234核对 ')).toBe('电话139****1234核对');
});

test('ten thousand characters are looked through in no time', () => {
  const text = '劳动者陈述，2026年3月至6月工资未发，合计34400元，多次索要未果。'.repeat(300) + '13900001234';
  const from = performance.now();
  for (let i = 0; i < 20; i += 1) expect(numbersIn(text)).toHaveLength(1);
  expect((performance.now() - from) / 20).toBeLessThan(20);
});
