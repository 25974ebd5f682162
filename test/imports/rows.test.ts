import { causeOf } from '../../shared/exchange/court-spreadsheet/causes';
import { caseNumberOf, dayOf, fenOf, holderOf } from '../../shared/exchange/court-spreadsheet/cells';
import {
  COURT_COLUMNS,
  type Children,
  type CourtCells,
  type CourtRow,
} from '../../shared/exchange/court-spreadsheet/columns';
import { readRow } from '../../shared/exchange/court-spreadsheet/rows';
import { localDate } from '../../shared/law/local-date';
import { mandateRow, textOf, type Cells } from './files';

const TO = { organ: 'ORG-NA-JD01', district: '500108', officer: '值班人员' };
const row = (more: Cells = {}): CourtRow => {
  const cells = mandateRow(1, more);
  return Object.fromEntries(COURT_COLUMNS.map((column) => [column, textOf(cells[column])])) as CourtCells;
};
const read = (more: Cells = {}) => readRow(row(more), TO, localDate('2026-07-14'));
const formOf = (more: Cells = {}) => {
  const reading = read(more);
  if (reading.kind === 'faulty') throw new Error(JSON.stringify(reading.faults));
  return reading.form;
};

test('a row is a form of the one window', () => {
  expect(read()).toMatchObject({
    kind: 'mandate',
    key: { courtCode: '渝0103', caseNo: '(2026)渝0103诉前调00001号', mode: 'delegated' },
    form: {
      door: 'court',
      organ: 'ORG-NA-JD01',
      parties: [
        { side: 'worker', kind: 'natural-person', name: '张三1', idNo: '500108199001011234' },
        { side: 'employer', kind: 'enterprise', idNo: '91500108MA5U123456' },
      ],
      claims: [{ no: 1, kind: 'wage-arrears', amountFen: 14_000_000 }],
      court: { mode: 'delegated', handler: '李法官 023-67654321', receivedOn: '2026-07-13' },
    },
  });
});

test('an employer may be the plaintiff: the numbers say who is who', () => {
  const { parties } = formOf({ 原告证照号: '91500108MA5U123456', 被告统一社会信用代码: '500108199001011234' });
  expect(parties.map(({ side }) => side)).toEqual(['employer', 'worker']);
});

test('without any number the plaintiff is the worker', () => {
  expect(formOf({ 原告证照号: '', 被告统一社会信用代码: '' }).parties[0]!.side).toBe('worker');
});

test('an entrusted mandate names its procedure, a delegated one needs none', () => {
  expect(formOf({ 方式: '委托调解', 程序: '简易程序' }).court).toMatchObject({
    mode: 'entrusted',
    procedure: 'simple',
  });
  expect(formOf({ 方式: '委派', 程序: '普通程序' }).court).not.toHaveProperty('procedure');
});

test.each<[string, Cells, string, string]>([
  ['no case number', { 案号: '' }, '案号', 'E-ROW-101'],
  ['an entrusted mandate without procedure', { 方式: '委托' }, '程序', 'E-ROW-101'],
  ['a case number that is none', { 案号: '2215' }, '案号', 'E-ROW-102'],
  ['an identity number with a digit too few', { 原告证照号: '50010819900101123' }, '原告证照号', 'E-ROW-102'],
  ['a day that does not exist', { 移送日期: '2026-02-30' }, '移送日期', 'E-ROW-102'],
  ['an amount in words', { 标的额: '十四万' }, '标的额', 'E-ROW-102'],
  ['an amount with three decimals', { 标的额: '1.005' }, '标的额', 'E-ROW-102'],
  ['a telephone that is none', { 原告电话: 'abc' }, '原告电话', 'E-ROW-102'],
  ['another way than the two', { 方式: '移送' }, '方式', 'E-ROW-103'],
  ['a cause that is not ours', { 案由: '买卖合同纠纷' }, '案由', 'E-ROW-103'],
  ['a formula', { 标的额: '=1+1' }, '标的额', 'E-ROW-104'],
  ['an endless name', { 原告: '张'.repeat(101) }, '原告', 'E-ROW-105'],
  ['a day to come', { 移送日期: '2026-07-15' }, '移送日期', 'E-ROW-106'],
  ['two people', { 被告统一社会信用代码: '500108199002022345' }, '被告统一社会信用代码', 'E-ROW-107'],
  ['a number of another court', { 法院代码: '渝0105' }, '案号', 'E-ROW-108'],
])('%s: said by column, code and remedy', (_what, more, column, code) => {
  const reading = read(more);
  expect(reading).toEqual({
    kind: 'faulty',
    faults: [{ column, code, message: expect.stringMatching(/./), hint: expect.stringMatching(/[一-龥]/) }],
  });
});

test('all faults of a row are told at once', () => {
  const reading = read({ 案号: '', 方式: '移送', 移送日期: 'bald' });
  expect(reading.kind === 'faulty' && reading.faults.map(({ column }) => column)).toEqual(['案号', '方式', '移送日期']);
});

test.each([
  ['2026-08-03', '2026-08-03'],
  ['2026/8/3', '2026-08-03'],
  ['2026.08.3', '2026-08-03'],
  ['2026年8月3日', '2026-08-03'],
  ['20260803', '2026-08-03'],
  ['2026-8-3 0:00:00', '2026-08-03'],
  ['2026-13-01', undefined],
  ['3.8.2026', undefined],
  ['46237', undefined],
])('the day %s', (text, day) => expect(dayOf(text)).toBe(day));

test.each([
  ['140000', 14_000_000],
  ['140,000.5', 14_000_050],
  ['¥0.01', 1],
  ['98000元', 9_800_000],
  ['4503599627.37', 450_359_962_737],
  ['1,40000', undefined],
  ['-1', undefined],
  ['1e5', undefined],
  ['14万元', undefined],
])('the amount %s', (text, fen) => expect(fenOf(text)).toBe(fen));

test.each([
  ['（2026）渝0103诉前调02215号', '(2026)渝0103诉前调02215号'],
  ['〔2026〕渝 0103 民初 15 号', '(2026)渝0103民初15号'],
  ['(2026)渝0103民初15号之一', '(2026)渝0103民初15号之一'],
  ['渝0103民初15号', undefined],
])('the case number %s', (text, caseNo) => expect(caseNumberOf(text)?.caseNo).toBe(caseNo));

test.each([
  ['500108199001011234', 'person'],
  ['50010819900101123X', 'person'],
  ['5001081990****1234', 'person'],
  ['91500108MA5U123456', 'organisation'],
  ['500108199013011234', 'organisation'],
  ['123', undefined],
  ['', undefined],
])('whose number %s is', (number, holder) => expect(holderOf(number)).toBe(holder));

test.each([
  ['确认劳动关系纠纷', 'labour-relationship'],
  ['人事争议/聘用合同纠纷', 'personnel-contract'],
  ['劳动争议', 'other'],
  ['constructor', undefined],
  ['离婚纠纷', undefined],
])('the cause %s', (text, kind) => expect(causeOf(text)?.kind).toBe(kind));

describe('the further sheets', () => {
  const party = {
    行号: '1',
    诉讼地位: '原告',
    姓名或者名称: '李四',
    证照号: '',
    电话: '',
    送达地址: '',
    代理人: '',
    line: 2,
  };
  const claim = { 行号: '1', 案由: '追索劳动报酬纠纷', 请求内容: '支付工资', 金额: '100000.00', 计算方式: '', line: 2 };
  const paper = { 行号: '1', 材料类别: '8', 名称: '移送函', 文件编号: 'F-1', 摘要: '', line: 2 };
  const readWith = (children: Children, more: Cells = {}) =>
    readRow({ ...row(more), children }, TO, localDate('2026-07-14'));

  test('add those who stand beside the two of the row, each on the right side', () => {
    const third = { ...party, 诉讼地位: '第三人', 姓名或者名称: '分包公司', 证照号: '91500108MA5U123456' };
    const reading = readWith({ 当事人: [party, { ...third, line: 3 }] });
    expect(reading).toMatchObject({
      kind: 'mandate',
      form: {
        parties: [
          { id: 'p1', side: 'worker' },
          { id: 'p2', side: 'employer' },
          { id: 'p3', side: 'worker', name: '李四', kind: 'natural-person' },
          { id: 'p4', side: 'third-party', name: '分包公司', kind: 'enterprise' },
        ],
      },
    });
  });

  test('give every claim a line of its own', () => {
    const second = { ...claim, 案由: '经济补偿', 请求内容: '支付经济补偿', 金额: '40000', line: 3 };
    expect(readWith({ 请求: [claim, second], 材料: [paper] })).toMatchObject({
      form: {
        claims: [
          { no: 1, kind: 'wage-arrears', amountFen: 10_000_000 },
          { no: 2, kind: 'economic-compensation', amountFen: 4_000_000 },
        ],
        summary: expect.stringContaining('移送材料：移送函（移送函，F-1）'),
      },
    });
  });

  test.each<[string, Children, string, string]>([
    ['an unknown standing', { 当事人: [{ ...party, 诉讼地位: '证人' }] }, 'E-ROW-103', '当事人第2行·诉讼地位'],
    ['a number that is nobody’s', { 当事人: [{ ...party, 证照号: '123' }] }, 'E-ROW-102', '当事人第2行·证照号'],
    [
      'a claim without its content',
      { 请求: [{ ...claim, 请求内容: '', 金额: '140000' }] },
      'E-ROW-101',
      '请求第2行·请求内容',
    ],
    ['an unknown class of paper', { 材料: [{ ...paper, 材料类别: '13' }] }, 'E-ROW-103', '材料第2行·材料类别'],
    ['amounts that do not add up', { 请求: [claim] }, 'E-ROW-109', '标的额'],
  ])('%s is told by sheet, row and column', (_what, children, code, column) => {
    expect(readWith(children)).toMatchObject({ kind: 'faulty', faults: [expect.objectContaining({ code, column })] });
  });
});
