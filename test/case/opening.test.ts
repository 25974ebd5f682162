import { deadlinesOf } from '../../shared/case/deadlines';
import { hashOf, NO_PREVIOUS, sealed } from '../../shared/case/entry';
import { intakeChecks } from '../../shared/case/intake-checks';
import { stageOf } from '../../shared/case/stage';
import { localDate } from '../../shared/law/local-date';
import {
  aCase,
  aCollective,
  agreed,
  COURT,
  delegated,
  inDefault,
  inEffect,
  mediating,
  negotiating,
  orderApplied,
  reviewApplied,
  settled,
  type Form,
} from '../support/builders';
import { noonOf } from '../support/given';

describe('each door starts the case on its own path with its own clock', () => {
  test.each([
    { form: {}, events: ['case.opened'], clocks: [] },
    {
      form: { door: 'court', court: { ...COURT, mode: 'delegated' } },
      events: ['case.opened', 'mediation.entrusted'],
      clocks: ['online-org-confirm/1'],
    },
    {
      form: {
        door: 'arbitration-commission',
        arbitration: { commission: '仲裁委', applicationReceivedOn: '2026-07-03', mode: 'suggested' },
      },
      events: ['case.opened', 'arbitration.application-received'],
      clocks: ['arbitration-accept/1'],
    },
    {
      form: { door: 'hotline', ticket: { hotline: '12333', orderNo: 'W-1', dispatchedOn: '2026-07-03' } },
      events: ['case.opened'],
      clocks: ['hotline-reply/W-1', 'wage-arrears-rapid-response/1'],
    },
  ] as { form: Partial<Form>; events: string[]; clocks: string[] }[])(
    '$events: $clocks',
    ({ form, events, clocks }) => {
      const opened = aCase(form);
      expect(opened.entries.map(({ event }) => event.type)).toEqual(events);
      const open = deadlinesOf(opened.facts).filter(({ rule }) => !rule.startsWith('limitation-'));
      expect(open.map(({ key }) => key).sort()).toEqual(clocks);
    },
  );

  test('a mandate counts from its receipt, which may lie before the registration', () =>
    expect(delegated({ receivedOn: '2026-07-02' }).facts.mediations[0]?.receivedOn).toBe('2026-07-02'));

  test('the case keeps the rulebook of its day; before the first there is none', () => {
    expect(aCase().facts.rulebookId).toBe('chongqing@2024-01-01');
    expect(() => aCase({}, '2023-12-29')).toThrow('no rulebook of chongqing in force on 2023-12-29');
  });
});

describe('the docket', () => {
  const [first] = aCase().entries;
  test('begins with nothing before it and is sealed over everything it says', () => {
    expect(first?.previous).toBe(NO_PREVIOUS);
    expect(first && hashOf('T2024-0001', first)).toBe(first?.hash);
  });

  test.each([
    { change: { on: localDate('2026-07-07') }, what: 'the day' },
    { change: { by: { id: 'other', role: 'clerk' as const } }, what: 'the hand' },
    { change: { key: 'other' }, what: 'the key' },
    { change: { previous: 'f'.repeat(64) }, what: 'what lies before' },
  ])('another hash if $what is another', ({ change }) =>
    expect(first && sealed('T2024-0001', { ...first, ...change }).hash).not.toBe(first?.hash),
  );

  test('another hash in another case', () => expect(first && hashOf('T2024-0002', first)).not.toBe(first?.hash));
});

describe('what is looked at when a dispute comes in', () => {
  const checks = (form: Partial<Form>, duplicates: string[] = [], day = '2026-07-06') =>
    Object.fromEntries(
      intakeChecks(aCase(form).facts, duplicates, noonOf(localDate(day))).map(({ code, ok }) => [code, ok]),
    );

  test.each([
    { form: {}, not: [] },
    { form: { claims: [{ no: 1, kind: 'other', text: '…' }] }, not: ['scope'] },
    { form: { district: '510100' }, not: ['jurisdiction'] },
    { form: { infringedOn: undefined, employmentEndedOn: undefined }, not: ['limitation'] },
    { form: { claims: [{ no: 1, kind: 'labour-relationship', text: '…' }] }, not: ['suitability'] },
  ] as { form: Partial<Form>; not: string[] }[])('$not', ({ form, not }) =>
    expect(
      Object.entries(checks(form))
        .filter(([, ok]) => !ok)
        .map(([code]) => code),
    ).toEqual(not),
  );

  test('a limitation that is over bars nothing, and is told', () =>
    expect(checks({}, [], '2027-07-01')['limitation']).toBe(false));
  test('another open case of the same parties is told', () =>
    expect(checks({}, ['T2024-0000'])['duplicates']).toBe(false));
});

describe('where a case stands, as a caseworker says it', () => {
  test.each([
    { of: aCase(), stage: 'registered' },
    { of: aCollective().does('registration.refer', { to: 'police', organ: '派出所', reason: '…' }), stage: 'referral' },
    { of: negotiating(), stage: 'negotiation' },
    { of: mediating(), stage: 'mediation' },
    { of: agreed(), stage: 'signing' },
    { of: inEffect(), stage: 'performance' },
    { of: reviewApplied(), stage: 'binding' },
    { of: settled(), stage: 'performance' },
    { of: inDefault(), stage: 'default' },
    { of: orderApplied(), stage: 'payment-order' },
    { of: mediating().does('mediation.end', { outcome: 'refused', reason: '…' }), stage: 'unsettled' },
  ])('$stage', ({ of, stage }) => expect(stageOf(of.facts)).toBe(stage));
});
