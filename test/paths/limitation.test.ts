import {
  aCase,
  aCollective,
  agreed,
  inDefault,
  inEffect,
  mediating,
  mediationApplied,
  negotiating,
  negotiationRequested,
  settled,
} from '../support/builders';
import type { TestCase } from '../support/test-case';
import { given } from '../support/given';

const interruptions = ({ facts }: TestCase) => facts.limitation.interruptions.map(({ on, kind }) => `${on} ${kind}`);

describe('ENMP 31, ACR 27 — what interrupts the limitation period', () => {
  const before = interruptions(mediating());

  test.each([
    { what: 'the worker asks to negotiate', from: negotiationRequested(), adds: ['2026-07-06 claim-on-party'] },
    {
      what: 'the employer asks to negotiate, which claims nothing',
      from: aCase().does('negotiation.request', { by: 'employer', matter: '协商' }),
      adds: [],
    },
    {
      what: 'the other side refuses to negotiate',
      from: negotiationRequested().on('2026-07-08').does('negotiation.reply', { willing: false }, 'employer'),
      adds: ['2026-07-06 claim-on-party', '2026-07-08 negotiation-unanswered'],
    },
    {
      what: 'the other side does not answer in five days',
      from: negotiationRequested()
        .on('2026-07-14')
        .lapsed('negotiation-reply/1', { type: 'negotiation.deemed-unwilling' }),
      adds: ['2026-07-06 claim-on-party', '2026-07-13 negotiation-unanswered'],
    },
    {
      what: 'a side stops talking',
      from: negotiating().does('negotiation.stop', { by: 'employer', reason: '不谈' }, 'employer'),
      adds: ['2026-07-06 claim-on-party', '2026-07-08 negotiation-stopped'],
    },
    { what: 'the worker applies for mediation', from: mediationApplied(), adds: ['2026-07-06 claim-on-party'] },
    {
      what: 'the other side does not consent to it',
      from: mediationApplied().does('mediation.record-consent', { side: 'employer', given: false }, 'employer'),
      adds: ['2026-07-06 claim-on-party', '2026-07-06 mediation-refused'],
    },
    {
      what: 'a side leaves the mediation',
      from: mediating().on('2026-07-10').does('mediation.end', { outcome: 'refused', reason: '不愿' }),
      adds: [...before, '2026-07-10 mediation-stopped'],
    },
    {
      what: 'the mediation lapses',
      from: mediating().on('2026-07-23').lapsed('mediation-conclude-committee/1', { type: 'mediation.lapsed' }),
      adds: [...before, '2026-07-22 mediation-period-ended'],
    },
    { what: 'terms that nobody signed acknowledge nothing', from: agreed(), adds: before },
    { what: 'the employer signs', from: inEffect(), adds: [...before, '2026-07-14 debtor-agreed'] },
    {
      what: 'the agreement is not performed',
      from: inDefault(),
      adds: [...before, '2026-07-14 debtor-agreed', '2026-08-14 agreement-not-performed'],
    },
    {
      what: 'the settlement is not performed',
      from: inDefault(settled()),
      adds: ['2026-07-06 claim-on-party', '2026-07-13 debtor-agreed', '2026-08-14 settlement-not-performed'],
    },
    {
      what: 'the commission has received an application',
      from: aCase({
        door: 'arbitration-commission',
        arbitration: { commission: '仲裁委', applicationReceivedOn: '2026-07-03', mode: 'suggested' },
      }),
      adds: ['2026-07-03 arbitration-applied'],
    },
  ])('$what', ({ from, adds }) => expect(interruptions(from)).toEqual(adds));
});

describe('LDMAL 27 — the last day to apply for arbitration', () => {
  test('a year from the end of the employment for wages', () =>
    expect(aCase().deadline('limitation-wage-arrears/1')).toMatchObject({ dueOn: '2027-06-30', informational: true }));

  test('a year from the infringement for everything else', () => {
    const claims = [{ no: 1, kind: 'economic-compensation' as const, text: '经济补偿' }];
    expect(aCase({ claims }).deadline('limitation-arbitration/1').dueOn).toBe('2027-05-31');
  });

  test('no period for wages while the employment lasts', () => {
    const employed = aCase({ employmentEndedOn: undefined, stillEmployed: true });
    expect(employed.deadline('limitation-wage-arrears/1').dueOn).toBeUndefined();
  });

  test('a suspension stops it and what is left goes on', () => {
    const suspended = aCase().on('2026-07-10').does('limitation.suspend', { why: '不可抗力' });
    expect(suspended.deadline('limitation-wage-arrears/1').dueOn).toBeUndefined();
    given(suspended)
      .when('2026-07-20', 'limitation.suspend', { why: '不可抗力' })
      .isRefused('limitation/suspended — 调解仲裁法第27条');
    given(suspended)
      .when('2026-07-20', 'limitation.resume', { on: '2026-07-09' })
      .isRefused('case/before-the-step-before — 调解仲裁法第27条');
    expect(suspended.on('2026-07-19').does('limitation.resume', {}).deadline('limitation-wage-arrears/1').dueOn).toBe(
      '2027-07-12',
    );
  });

  test('each worker of a collective dispute has an own line', () => {
    const members = [
      { no: 1, name: '甲', infringedOn: '2026-03-31' },
      { no: 2, name: '乙', infringedOn: '2026-05-31' },
    ];
    const claims = [{ no: 1, kind: 'economic-compensation' as const, text: '经济补偿' }];
    const collective = aCase({
      claims,
      collective: { workers: 12, commonRequest: true, representatives: ['甲', '乙', '丙'], members },
    });
    expect([1, 2].map((no) => collective.deadline(`limitation-arbitration/m${no}`).dueOn)).toEqual([
      '2027-03-31',
      '2027-05-31',
    ]);
    expect(aCollective().facts.limitation.infringedOn).toBe('2026-05-31');
  });
});
