import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarOf } from '../../shared/law/calendar';
import { deadline, type DeadlineReceipt } from '../../shared/law/deadline';
import { limitation, type LimitationRule } from '../../shared/law/limitation';
import { localDate, localDateOf, type LocalDate } from '../../shared/law/local-date';
import type { PeriodUnit } from '../../shared/law/period';
import { rule, rulebook, type RuleId } from '../../shared/law/rulebooks/rulebooks';
import { mayAgent } from '../../shared/law/rulings/agent-authority';
import { mayUseAgainst } from '../../shared/law/rulings/admissibility';
import { bindsNegotiation } from '../../shared/law/rulings/agreed-period';
import { bindingEffect } from '../../shared/law/rulings/binding-effect';
import { collectiveProcedure } from '../../shared/law/rulings/collective';
import { confirmationEligibility } from '../../shared/law/rulings/confirmation-eligibility';
import { enforcementStart } from '../../shared/law/rulings/enforcement-start';
import { forumAfterTermination } from '../../shared/law/rulings/forum-after-termination';
import { arbitrationJurisdiction } from '../../shared/law/rulings/jurisdiction';
import { mayAcceptMediation } from '../../shared/law/rulings/mediation-acceptance';
import { effectOfSuggestion } from '../../shared/law/rulings/mediation-suggestion';
import { objectionValidity } from '../../shared/law/rulings/objection';
import { paymentOrderEligibility } from '../../shared/law/rulings/payment-order-eligibility';
import { mayWithdrawReview, reviewEligibility } from '../../shared/law/rulings/review-eligibility';
import type { Verdict } from '../../shared/law/verdict';

/** The worked examples of the legal research, each counted by hand from the notices (source in each entry). */
type Entry = {
  id: string;
  rule: RuleId;
  trigger_at: string;
  facts: {
    extension_approved?: boolean;
    extension_approved_days?: number;
    interruptions?: { at: string; kind: string }[];
    suspension?: { from: string; cause_removed: string };
    employment_ended?: string;
    instalments_due?: string[];
    party_signatures?: string[];
    mediator_signature?: string;
    organisation_seal?: string;
    applied_on?: string;
  };
  expected_due_date: string | null;
  expected_outcome?: string;
  period?: { unit: PeriodUnit; n: number };
  unrolled_last_day?: string;
  depends_on?: string[];
  explanation: string;
};

const oracle: Entry[] = JSON.parse(readFileSync(join(__dirname, 'deadline-oracle.json'), 'utf8'));
const book = rulebook('chongqing@2024-01-01');
const calendar = calendarOf([]);

const entry = (id: string): Entry => {
  const found = oracle.find((one) => one.id === id);
  if (!found) throw new Error(`no oracle entry ${id}`);
  return found;
};
const triggerOf = ({ trigger_at: at }: Entry) => localDateOf(Date.parse(at));
const codes = (verdict: Verdict) => (verdict.ok ? [] : verdict.refusals.map(({ code }) => code));

function receiptOf(one: Entry): Pick<DeadlineReceipt, 'dueOn' | 'unrolledLastDay' | 'readings'> {
  const { facts } = one;
  if (one.rule.startsWith('limitation-')) return limitationOf(one);
  if (one.rule === 'mediation-agreement-effective') {
    const { effectiveOn } = bindingEffect('mediation', {
      parties: facts.party_signatures!.map(localDate),
      mediator: localDate(facts.mediator_signature!),
      seal: localDate(facts.organisation_seal!),
    });
    return { ...(effectiveOn ? { dueOn: effectiveOn } : {}), readings: [] };
  }
  const law = rule(book, one.rule);
  const extended = facts.extension_approved || facts.extension_approved_days !== undefined;
  const trigger = facts.instalments_due
    ? enforcementStart({ performanceDays: facts.instalments_due.map(localDate), effectiveOn: triggerOf(one) }).from
    : triggerOf(one);
  return deadline(one.rule, law, { trigger, ...(extended ? { extendedBy: law.extension!.upTo! } : {}) }, calendar);
}

function limitationOf(one: Entry): DeadlineReceipt {
  const { interruptions = [], suspension, employment_ended: ended } = one.facts;
  return limitation(
    {
      rule: one.rule as LimitationRule,
      startedOn: triggerOf(one),
      ...(ended ? { employmentEndedOn: localDate(ended) } : {}),
      interruptions: interruptions.map(({ at, kind }) => ({ on: localDate(at), kind })),
      suspensions: suspension ? [{ from: localDate(suspension.from), to: localDate(suspension.cause_removed) }] : [],
    },
    book,
    calendar,
  );
}

const dated = oracle.filter(({ expected_due_date: due }) => due !== null);

describe('the worked examples with a last day', () => {
  test.each(dated)('$id $rule: $explanation', (one) => {
    const receipt = receiptOf(one);
    expect(receipt.dueOn).toBe(one.expected_due_date);
    if (one.unrolled_last_day) expect(receipt.unrolledLastDay).toBe(one.unrolled_last_day);
  });

  test.each(dated.filter(({ period }) => period))('$id shows other readings exactly if 调休 matters', (one) => {
    expect(receiptOf(one).readings.length > 1).toBe(one.depends_on !== undefined);
  });

  test.each(dated.filter(({ period }) => period))('$id counts the number and unit of the rulebook', (one) => {
    const { period, extension } = rule(book, one.rule);
    const isExtended = one.facts.extension_approved || one.facts.extension_approved_days !== undefined;
    expect({ unit: period?.unit, n: period!.n + (isExtended ? extension!.upTo!.n : 0) }).toEqual({
      unit: one.period!.unit,
      n: one.period!.n,
    });
  });
});

const REVIEW = {
  appliedBy: { worker: true, employer: true },
  appliedOn: localDate('2025-07-01'),
  lastDay: localDate('2025-07-16') as LocalDate | undefined,
  withinScope: true,
  commissionCompetent: true,
  confirmsEmploymentRelation: false,
  judiciallyConfirmed: false,
  confirmationPending: false,
};

/** Each entry without a last day (and rev-06, which has both): the outcome that the code gives, in the oracle's words. */
const OUTCOMES: Readonly<Record<string, () => string>> = {
  'neg-09': () => {
    const oral = bindsNegotiation({ inWriting: false, byBoth: true, until: localDate('2025-05-31') });
    const law = rule(book, 'negotiation-agreed-period');
    const receipt = deadline('negotiation-agreed-period', law, { trigger: triggerOf(entry('neg-09')) }, calendar);
    return !oral.ok && receipt.dueOn === undefined ? 'no-deadline' : 'deadline';
  },
  'med-06': () => {
    const verdict = mayAcceptMediation({ withinScope: true, workerConsents: true, employerConsents: false });
    const writtenNotice = !verdict.ok && verdict.refusals[0]!.remedy.includes('书面通知申请人');
    return codes(verdict).includes('mediation/consent-refused') && writtenNotice
      ? 'not-accepted-written-notice'
      : 'accepted';
  },
  'rev-06': () => {
    const { dueOn } = receiptOf(entry('rev-06'));
    const appliedOn = localDate(entry('rev-06').facts.applied_on!);
    const late = codes(reviewEligibility({ ...REVIEW, appliedOn, lastDay: dueOn })).includes('arbitration-review/late');
    return late ? `not-accepted-if-filed-${appliedOn}` : 'accepted';
  },
  'rev-12': () => (reviewEligibility({ ...REVIEW, confirmsEmploymentRelation: true }).ok ? 'accepted' : 'not-accepted'),
  'rev-14': () => (mayWithdrawReview({ statementServed: false }).ok ? 'terminated' : 'continues'),
  'rev-15': () => {
    const found = codes(reviewEligibility({ ...REVIEW, appliedBy: { worker: true, employer: false } }));
    return found.join() === 'arbitration-review/not-joint' ? 'incomplete-until-both-applied' : found.join();
  },
  'oth-01': () => {
    const law = rule(book, 'arbitration-review-apply');
    const receipt = deadline('arbitration-review-apply', law, { trigger: triggerOf(entry('oth-01')) }, calendar);
    return receipt.provisional ? 'provisional' : 'final';
  },
  'jc-14': () => {
    const verdict = confirmationEligibility({
      appliedBy: { worker: true, employer: true },
      appliedOn: localDate('2025-07-01'),
      lastDay: localDate('2025-07-31'),
      organisationLawful: true,
      confirmsStatus: true,
      onlyPerformance: false,
      confirmsTitle: false,
      reviewPending: false,
      statementEffective: false,
    });
    return codes(verdict).includes('judicial-confirmation/status') ? 'not-eligible' : 'eligible';
  },
  'po-09': () => forumAfterTermination('mediation-agreement').forum,
  'po-10': () => {
    const lastDay = localDate('2025-05-27');
    const verdict = objectionValidity({
      form: 'oral',
      receivedOn: localDate('2025-05-13'),
      lastDay,
      ground: 'disputes-debt',
    });
    return codes(verdict).join() === 'payment-order/objection-oral' ? 'objection-invalid' : 'objection-valid';
  },
  'po-12': () => {
    const { verdict } = paymentOrderEligibility({
      basis: 'mediation-agreement',
      applicant: 'worker',
      claims: ['other'],
      agreement: 'mediation',
      relation: 'labour',
      due: true,
      amountFixed: true,
      counterObligation: false,
      debtorReachable: true,
      otherDebts: false,
      preservationApplied: false,
    });
    return codes(verdict).join() === 'payment-order/claim-not-covered' ? 'not-eligible' : 'eligible';
  },
  'arb-12': () => {
    const { effect } = effectOfSuggestion({ applicantConsents: true });
    const trigger = triggerOf(entry('arb-12'));
    const law = rule(book, 'arbitration-accept');
    const receipt = deadline('arbitration-accept', law, { trigger, suspensions: [{ from: trigger }] }, calendar);
    return receipt.dueOn === undefined ? effect : 'clock-runs';
  },
  'oth-02': () =>
    mayUseAgainst({ madeIn: 'negotiation', forCompromise: true, bothConsent: false }).ok
      ? 'admissible'
      : 'inadmissible',
  'oth-03': () => {
    const { places, decidedBy } = arbitrationJurisdiction({
      performancePlaces: ['渝北'],
      employerPlace: '渝中',
      filed: [{ at: '渝中' }, { at: '渝北' }],
    });
    return places.join() === '渝北' ? decidedBy : places.join();
  },
  'oth-04': () =>
    collectiveProcedure({ workers: 12, commonRequest: true }, book).collective ? 'collective-procedure' : 'ordinary',
  'oth-06': () => {
    const general = { written: true, scopeStated: true, special: [], party: 'worker' } as const;
    return codes(mayAgent('settle', general)).join() === 'agent/no-special-power' ? 'signature-not-binding' : 'binding';
  },
};

describe('the worked examples with an outcome', () => {
  test.each(oracle.filter(({ expected_outcome: outcome }) => outcome))('$id $rule: $explanation', (one) => {
    expect(OUTCOMES[one.id]?.()).toBe(one.expected_outcome);
  });
});
