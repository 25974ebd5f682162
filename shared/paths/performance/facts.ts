import type { LocalDate } from '../../law/local-date';
import type { CaseFacts } from '../../case/facts';
import { indexInForce, inForce, type Agreement, type Obligation } from '../agreement/facts';
import { fulfilledOn } from './kept';

/** What has been done on one obligation of one agreement. */
export type Fulfilment = {
  /** Index of the agreement in the file. */
  readonly agreement: number;
  readonly no: number;
  readonly payments: readonly {
    readonly on: LocalDate;
    readonly amountFen: number;
    readonly proof?: string;
    readonly confirmedByCreditor: boolean;
  }[];
  readonly doneOn?: LocalDate;
  readonly dueOn?: LocalDate;
  readonly defaultedOn?: LocalDate;
};

export type PerformanceFacts = {
  readonly fulfilments: readonly Fulfilment[];
  readonly urgings: readonly {
    readonly on: LocalDate;
    readonly by: string;
    readonly method: string;
    readonly note: string;
  }[];
  readonly enforcement?: { readonly on: LocalDate; readonly court: string };
};

export type PerformanceEvent =
  | { type: 'performance.paid'; no: number; amountFen: number; proof?: string; confirmedByCreditor: boolean }
  | { type: 'performance.act-done'; no: number; proof?: string }
  | { type: 'performance.receipt-confirmed'; no: number; received: boolean; note?: string }
  | { type: 'performance.rescheduled'; no: number; dueOn: LocalDate }
  | { type: 'performance.defaulted'; no: number; agreement: number }
  | { type: 'performance.urged'; by: string; method: string; note: string }
  | { type: 'performance.enforcement-applied'; court: string };

export const NO_PERFORMANCE: PerformanceFacts = { fulfilments: [], urgings: [] };

export function evolvePerformance(
  facts: PerformanceFacts,
  event: PerformanceEvent,
  on: LocalDate,
  agreement: number,
): PerformanceFacts {
  const change = (no: number, how: (fulfilment: Fulfilment) => Fulfilment, of = agreement): PerformanceFacts => {
    const known = facts.fulfilments.find((each) => each.agreement === of && each.no === no);
    const next = how(known ?? { agreement: of, no, payments: [] });
    return {
      ...facts,
      fulfilments: known
        ? facts.fulfilments.map((each) => (each === known ? next : each))
        : [...facts.fulfilments, next],
    };
  };
  switch (event.type) {
    case 'performance.paid':
      return change(event.no, (f) => ({
        ...f,
        payments: [
          ...f.payments,
          { on, amountFen: event.amountFen, proof: event.proof, confirmedByCreditor: event.confirmedByCreditor },
        ],
      }));
    case 'performance.act-done':
      return change(event.no, (f) => ({ ...f, doneOn: on }));
    case 'performance.receipt-confirmed':
      return change(event.no, (f) => ({
        ...f,
        payments: event.received
          ? f.payments.map((p) => ({ ...p, confirmedByCreditor: true }))
          : f.payments.filter((p) => p.confirmedByCreditor),
      }));
    case 'performance.rescheduled':
      return change(event.no, (f) => ({ ...f, dueOn: event.dueOn, defaultedOn: undefined }));
    case 'performance.defaulted':
      return change(event.no, (f) => ({ ...f, defaultedOn: on }), event.agreement);
    case 'performance.urged':
      return { ...facts, urgings: [...facts.urgings, { on, by: event.by, method: event.method, note: event.note }] };
    case 'performance.enforcement-applied':
      return { ...facts, enforcement: { on, court: event.court } };
  }
}

/** One promise with all that has been done about it. */
export type PromiseMade = Obligation & {
  readonly fulfilment?: Fulfilment;
  readonly day: LocalDate;
  readonly paidFen: number;
  readonly fulfilledOn?: LocalDate;
};

/** The promises of an agreement (the one that stands, unless another is named), in order. */
export function promises(facts: CaseFacts, index = indexInForce(facts.agreements)): PromiseMade[] {
  const agreement: Agreement | undefined = facts.agreements[index];
  return (agreement?.obligations ?? []).map((o) => {
    const fulfilment = facts.performance.fulfilments.find((each) => each.agreement === index && each.no === o.no);
    const paidFen = (fulfilment?.payments ?? []).reduce((sum, payment) => sum + payment.amountFen, 0);
    return { ...o, fulfilment, day: fulfilment?.dueOn ?? o.dueOn, paidFen, fulfilledOn: fulfilledOn(o, fulfilment) };
  });
}

/** Every promise of the agreement that stands has been kept. */
export const isPerformed = (facts: CaseFacts): boolean => {
  const agreement = inForce(facts);
  return agreement !== undefined && promises(facts).every((promise) => promise.fulfilledOn !== undefined);
};

/** Broken promises: default was recorded and has not been made good. One default makes all due where the agreement says so. */
export const brokenPromises = (facts: CaseFacts): PromiseMade[] => {
  const open = promises(facts).filter((promise) => promise.fulfilledOn === undefined);
  const broken = open.filter((promise) => promise.fulfilment?.defaultedOn !== undefined);
  return broken.length > 0 && inForce(facts)?.acceleration ? open : broken;
};
