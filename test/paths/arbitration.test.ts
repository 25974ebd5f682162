import { aCase } from '../support/builders';
import { given } from '../support/given';

const ARBITRATION = {
  door: 'arbitration-commission',
  arbitration: { commission: '北碚仲裁委', applicationReceivedOn: '2026-07-03', mode: 'suggested' },
} as const;

describe('ACR 30, 69 — the commission’s acceptance and its suggestion to mediate', () => {
  const received = aCase(ARBITRATION);
  const suggested = received.does('arbitration.suggest-mediation', {}, 'arbitrator');

  test('five working days from the day on which the application was received', () =>
    expect(received.deadline('arbitration-accept/1')).toMatchObject({ dueOn: '2026-07-10', kind: 'external' }));

  test('consent to mediate suspends them, and they go on afterwards', () => {
    const consented = suggested.on('2026-07-08').does('arbitration.answer-suggestion', { consent: true });
    expect(consented.deadline('arbitration-accept/1').dueOn).toBeUndefined();
    const resumed = consented.on('2026-07-24').does('arbitration.resume-acceptance', {});
    expect(resumed.deadline('arbitration-accept/1').dueOn).toBe('2026-07-29');
  });

  test('without consent they run on', () => {
    const refused = suggested.on('2026-07-08').does('arbitration.answer-suggestion', { consent: false });
    expect(refused.deadline('arbitration-accept/1').dueOn).toBe('2026-07-10');
    given(refused)
      .when('2026-07-08', 'mediation.apply', {
        by: 'worker',
        form: 'written',
        matter: '工资',
        basis: 'arbitration-suggested',
      })
      .isRefused('mediation/no-suggestion — 办案规则第69条');
  });

  test('a suggestion is made once and answered once', () => {
    given(suggested)
      .when('2026-07-07', 'arbitration.suggest-mediation', {}, 'arbitrator')
      .isRefused('arbitration/no-suggestion-due — 办案规则第69条');
    const consented = suggested.does('arbitration.answer-suggestion', { consent: true });
    given(consented)
      .when('2026-07-07', 'arbitration.answer-suggestion', { consent: true })
      .isRefused('arbitration/no-suggestion — 办案规则第69条');
  });
});

describe('LDMAL 5, 14 — a party may turn to arbitration at any time', () => {
  const apply = { commission: '南岸仲裁委' };

  test('and again after a refusal or a withdrawal (ACR 35), not while one is pending', () => {
    const applied = aCase().does('arbitration.record-application', apply, 'worker');
    given(applied)
      .when('2026-07-07', 'arbitration.record-application', apply)
      .isRefused('arbitration/already-applied — 调解仲裁法第29条');
    given(applied.does('arbitration.record-refusal', {}))
      .when('2026-07-07', 'arbitration.record-application', apply)
      .isPermitted();
    const withdrawn = applied
      .does('arbitration.record-acceptance', {})
      .does('arbitration.record-outcome', { outcome: 'withdrawn' });
    given(withdrawn).when('2026-07-07', 'arbitration.record-application', apply).isPermitted();
  });

  test.each([
    { outcome: 'final-award', key: 'award-sue-final-worker/1', due: '2026-07-21' },
    { outcome: 'final-award', key: 'award-set-aside-employer/1', due: '2026-08-05' },
    { outcome: 'non-final-award', key: 'award-sue-non-final/1', due: '2026-07-21' },
  ] as const)('LDMAL 48–50: after a $outcome, $key until $due', ({ outcome, key, due }) => {
    const awarded = aCase()
      .does('arbitration.record-application', apply)
      .does('arbitration.record-acceptance', {})
      .does('arbitration.record-outcome', { outcome });
    expect(awarded.deadline(key)).toMatchObject({ dueOn: due, informational: true });
  });
});

describe('ACR 70 — entrusted mediation before the hearing', () => {
  const entrusted = aCase({
    door: 'arbitration-commission',
    arbitration: { ...ARBITRATION.arbitration, mode: 'entrusted', caseNo: '仲案1号', bothConsentedOn: '2026-07-03' },
  });

  test('ten working days from the consent of both, never longer', () => {
    expect(entrusted.deadline('arbitration-entrusted-mediation/1').dueOn).toBe('2026-07-17');
    const confirmed = entrusted.does('mandate.confirm', { materialsSigned: true });
    given(confirmed)
      .when('2026-07-08', 'mediation.extend', { until: '2026-07-31', workerAgrees: true, employerAgrees: true })
      .isRefused('mediation/not-extendable — 办案规则第70条');
  });
});
