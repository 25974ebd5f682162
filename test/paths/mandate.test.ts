import { delegated, mediatingForCourt } from '../support/builders';
import { given } from '../support/given';

describe('OMR 12, IMP 27 — a court’s mandate', () => {
  test.each([
    { mandate: {}, key: 'court-delegated-mediation/1', due: '2026-08-06', why: 'thirty days before docketing' },
    {
      mandate: { mode: 'entrusted', procedure: 'ordinary' },
      key: 'court-entrusted-mediation-ordinary/1',
      due: '2026-07-22',
      why: 'fifteen in the ordinary procedure',
    },
    {
      mandate: { mode: 'entrusted', procedure: 'simple' },
      key: 'court-entrusted-mediation-simple/1',
      due: '2026-07-14',
      why: 'seven in the simple one',
    },
  ] as const)('$key until $due: $why, from the receipt of the materials', ({ mandate, key, due }) =>
    expect(mediatingForCourt(mandate).deadline(key).dueOn).toBe(due),
  );

  test('until the materials are signed for, no day is fixed and none is extended', () => {
    const confirmed = delegated().does('mandate.confirm', { materialsSigned: false });
    expect(() => confirmed.deadline('court-delegated-mediation/1')).toThrow();
    given(confirmed)
      .when('2026-07-07', 'mediation.extend', { until: '2026-08-31', workerAgrees: true, employerAgrees: true })
      .isRefused('mediation/materials-not-signed — 特邀调解规定第27条');
    expect(
      confirmed.on('2026-07-09').does('mandate.sign-materials', {}).deadline('court-delegated-mediation/1').receipt
        .trigger,
    ).toBe('2026-07-09');
  });

  test('it is taken or sent back, once', () => {
    given(delegated())
      .when('2026-07-06', 'mandate.decline', { reasonCode: 'no-capacity', reason: '人手不足' })
      .happens({ type: 'mediation.entrustment-declined', reasonCode: 'no-capacity', reason: '人手不足' });
    given(mediatingForCourt())
      .when('2026-07-07', 'mandate.confirm', { materialsSigned: true })
      .isRefused('mandate/nothing-to-confirm — 在线调解规则第12条');
  });

  test('materials are not received before the mandate was taken', () =>
    given(delegated().on('2026-07-08').does('mandate.confirm', { materialsSigned: false }))
      .when('2026-07-09', 'mandate.sign-materials', { on: '2026-07-07' })
      .isRefused('case/before-the-step-before — 特邀调解规定第27条'));

  test('the court may take it back at any time', () =>
    given(mediatingForCourt())
      .when('2026-07-10', 'mandate.recall', { reason: '当事人坚持诉讼' }, 'court')
      .happens({ type: 'mediation.ended', outcome: 'recalled', reason: '当事人坚持诉讼' }));
});

describe('IMP 26 — the result goes back until the court has closed the matter', () => {
  const ended = mediatingForCourt()
    .on('2026-07-20')
    .does('mediation.end', { outcome: 'refused', reason: '单位不愿调解' });
  const returned = ended.lapsed('court-delegated-mediation/1', {
    type: 'mediation.result-returned',
    revision: 1,
    outcome: 'refused',
  });
  const rejected = returned.does(
    'mandate.answer-result',
    { decision: 'rejected', code: 'E-1', detail: '缺页' },
    'court',
  );

  test('a rejected result is corrected and sent again', () => {
    given(returned)
      .when('2026-07-21', 'mandate.resend-result', { correction: '补页' })
      .isRefused('mandate/not-rejected — 特邀调解规定第27条');
    given(rejected)
      .when('2026-07-21', 'mandate.resend-result', { correction: '补页' })
      .happens({ type: 'mediation.result-returned', revision: 2, outcome: 'refused' });
  });

  test('once closed, it is closed for every earlier revision too', () => {
    const closed = rejected
      .does('mandate.resend-result', { correction: '补页' })
      .does('mandate.answer-result', { decision: 'closed' }, 'court');
    given(closed)
      .when('2026-07-21', 'mandate.answer-result', { decision: 'closed' }, 'court')
      .isRefused('mandate/no-result — 特邀调解规定第27条');
    given(closed)
      .when('2026-07-21', 'mandate.resend-result', { correction: '再补' })
      .isRefused('mandate/not-rejected — 特邀调解规定第27条');
  });

  test('the receipt finds its mandate, though the parties have begun another mediation', () => {
    const another = returned.does('mediation.apply', { by: 'both', form: 'written', matter: '再调' });
    const answered = another.does('mandate.answer-result', { decision: 'closed' }, 'court');
    expect(answered.facts.mediations[0]?.mandate?.results[0]?.receipt?.decision).toBe('closed');
  });
});
