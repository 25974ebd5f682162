import { entriesFor, factsFor } from '../../api/privacy';
import { aCase, mediating, negotiating } from '../support/builders';
import { actorOf, faultsOf, given } from '../support/given';
import type { Role } from '../../shared/case/actor';
import type { TestCase } from '../support/test-case';

const words = { side: 'employer', kind: 'disputes-facts', text: '5月工资已经发放' } as const;

describe('a party says what it thinks', () => {
  test('for itself, at any time until the case is closed', () => {
    given(aCase())
      .when('2026-07-06', 'statement.make', words, 'employer')
      .happens({ type: 'statement.made', ...words });
    given(aCase()).when('2026-07-06', 'statement.make', words, 'worker').isRefusedFor('case/not-own-side');
  });

  test('only who asks for time names a day', () => {
    expect(faultsOf('statement.make', { ...words, until: '2026-07-20' })).toEqual([
      '只有请求宽限时间的，才填写宽限到哪一天',
    ]);
    expect(faultsOf('statement.make', { ...words, kind: 'asks-time', until: '2026-07-20' })).toEqual([]);
  });

  test('and is answered once', () => {
    const said = aCase().does('statement.make', words, 'employer');
    given(said)
      .when('2026-07-07', 'statement.answer', { no: 2, text: '…' })
      .isRefusedFor('statement/no-such-statement');
    const answered = said.does('statement.answer', { no: 1, text: '请提交银行回单' });
    expect(answered.facts.statements?.said[0]?.answer).toEqual({ on: '2026-07-06', text: '请提交银行回单' });
    given(answered).when('2026-07-07', 'statement.answer', { no: 1, text: '…' }).isRefusedFor('statement/none-open');
  });
});

describe('17号令 11 — an offer is made for the sake of an agreement', () => {
  const plan = { amountFen: 1_000_000, times: 4, firstOn: '2026-08-15' } as const;
  const offering = (confidential: boolean, from = mediating()): TestCase =>
    from.does('statement.offer', { side: 'employer', text: '愿意分期付清', plan, confidential }, 'employer');

  test.each([
    { why: 'while nobody talks', from: aCase(), codes: ['statement/nobody-talks'] },
    { why: 'while the parties negotiate', from: negotiating(), codes: [] },
    { why: 'in a mediation', from: mediating(), codes: [] },
  ])('$why: $codes', ({ from, codes }) => {
    const offered = given(from).when('2026-07-08', 'statement.offer', { side: 'worker', text: '先付一半' }, 'worker');
    if (codes.length === 0) offered.isPermitted();
    for (const code of codes) offered.isRefusedFor(code);
  });

  test.each<{ reader: Role; confidential: boolean; reads: boolean }>([
    { reader: 'mediator', confidential: true, reads: true },
    { reader: 'employer', confidential: true, reads: true },
    { reader: 'worker', confidential: true, reads: false },
    { reader: 'worker', confidential: false, reads: true },
    { reader: 'arbitrator', confidential: false, reads: false },
    { reader: 'court', confidential: false, reads: false },
  ])('$reader, confidential $confidential: reads it $reads', ({ reader, confidential, reads }) => {
    const { facts, entries } = offering(confidential);
    const shown = JSON.stringify([factsFor(actorOf(reader), facts), entriesFor(actorOf(reader), entries)]);
    expect([shown.includes('愿意分期付清'), shown.includes('"times":4')]).toEqual([reads, reads]);
  });
});
