import { z } from 'zod';
import {
  brokenPromise,
  caseClosed,
  confirmationApplication,
  handOverAnswer,
  mandateAnswer,
  mandateExtended,
  mandateProgress,
  mandateResult,
  orderApplication,
  referralMade,
  reviewApplication,
  suggestionAnswered,
  suggestionConcluded,
  ticketExtension,
  ticketHandled,
  ticketReturned,
  ticketSigned,
  unionCase,
} from '../../shared/case/partner-messages';
import type { CaseFacts } from '../../shared/case/facts';
import { MESSAGE_NAMES } from '../../shared/exchange/message-names';
import { CONTRACTS, schemaOf } from '../../shared/exchange/contracts';
import { ANSWERS } from '../../shared/exchange/contracts/answers';
import { nameOf, typeOf } from '../../shared/exchange/envelope';
import { dueAtOf, subjectOf } from '../../shared/exchange/partner-message';
import { PARTNER_NAMES, type Partner } from '../../shared/exchange/partners';
import {
  aCase,
  confirmationApplied,
  delegated,
  inDefault,
  inEffect,
  mediatingForCourt,
  orderApplied,
  reviewApplied,
} from '../support/builders';
import { noonOf } from '../support/given';
import { endOfDay, localDate } from '../../shared/law/local-date';

const TICKET = { hotline: '12333', orderNo: '12333-1', dispatchedOn: localDate('2026-07-06') } as const;
const ticketed = aCase({ door: 'hotline', ticket: TICKET });
const mandated = mediatingForCourt().facts;
const signed = inEffect({}, mediatingForCourt()).facts;

const answered = ticketed.does('standing.answer-ticket', {
  orderNo: '12333-1',
  reply: '已答复',
  resolution: 'statutory-procedure',
}).facts;
const inSession = mediatingForCourt()
  .on('2026-07-08')
  .does('mediation.record-session', { mode: 'video', attendees: ['甲'], minutes: '…' }).facts;
const extended = mediatingForCourt()
  .on('2026-07-10')
  .does('mediation.extend', { until: '2026-09-01', workerAgrees: true, employerAgrees: true }).facts;
const returned = ticketed.does('ticket.return', {
  orderNo: '12333-1',
  reasonCode: 'wrong-district',
  reason: '用人单位在江北区',
}).facts;
const asking = ticketed.does('ticket.request-extension', {
  orderNo: '12333-1',
  until: '2026-07-20',
  reason: '取证需要',
}).facts;
const referred = aCase().does('registration.refer', { to: 'inspection', organ: '监察大队', reason: '涉嫌违法' }).facts;

const consenting = aCase({
  door: 'arbitration-commission',
  arbitration: { commission: '渝中仲裁委', applicationReceivedOn: '2026-07-03', mode: 'suggested' },
})
  .does('arbitration.suggest-mediation', {}, 'arbitrator')
  .does('arbitration.answer-suggestion', { consent: true }, 'worker');
const suggested = consenting.facts;
const inVain = consenting
  .does('mediation.apply', { by: 'worker', form: 'written', matter: '工资', basis: 'arbitration-suggested' }, 'worker')
  .does('mediation.record-consent', { side: 'employer', given: true })
  .does('mediation.accept', {})
  .does('mediation.end', { outcome: 'large-divergence', reason: '双方分歧较大' }).facts;

/** Of those who hand disputes over: what they hear of each. */
const HANDED_OVER = (
  [
    { partner: 'inspection', door: 'inspection', answered: 'hand-over.answered' },
    { partner: 'national-platform', door: 'online', answered: 'application.answered' },
    { partner: 'union', door: 'union', answered: undefined },
  ] as const
).flatMap(({ partner, door, answered }) => {
  const { facts } = aCase({ door, handOver: { by: partner, number: 'N-1' } })
    .does('registration.decline', { reason: '不属于劳动争议', remedies: '向人民法院起诉' })
    .does('closing.close', { result: 'declined' });
  return [
    ...(answered ? [{ partner, type: answered, facts, data: handOverAnswer(facts) }] : []),
    { partner, type: 'case.closed', facts, data: caseClosed(facts) },
  ];
});

/** What a case orders, as the prose orders it. */
const ORDERED: readonly {
  partner: Partner;
  type: string;
  facts: CaseFacts;
  data: Readonly<Record<string, unknown>>;
}[] = [
  { partner: 'court', type: 'mandate.acked', facts: mandated, data: mandateAnswer(mandated, mandated.mediations[0]!) },
  {
    partner: 'court',
    type: 'mandate.result',
    facts: signed,
    data: mandateResult(signed, signed.mediations[0]!, { revision: 1, outcome: 'agreed', sentOn: '2026-07-14' }),
  },
  {
    partner: 'court',
    type: 'confirmation.applied',
    facts: confirmationApplied().facts,
    data: confirmationApplication(confirmationApplied().facts, confirmationApplied().facts.confirmations[0]!),
  },
  {
    partner: 'court',
    type: 'payment-order.applied',
    facts: orderApplied().facts,
    data: orderApplication(orderApplied().facts, orderApplied().facts.paymentOrders[0]!),
  },
  {
    partner: 'arbitration',
    type: 'review.applied',
    facts: reviewApplied().facts,
    data: reviewApplication(reviewApplied().facts, reviewApplied().facts.reviews[0]!),
  },
  { partner: 'arbitration', type: 'suggestion.answered', facts: suggested, data: suggestionAnswered(suggested) },
  {
    partner: 'arbitration',
    type: 'suggestion.concluded',
    facts: inVain,
    data: suggestionConcluded(inVain, inVain.mediations[0]!),
  },
  { partner: 'union', type: 'case.accepted', facts: aCase().facts, data: unionCase(aCase().facts) },
  {
    partner: 'union',
    type: 'performance.defaulted',
    facts: inDefault().facts,
    data: brokenPromise(inDefault().facts, 1),
  },
  { partner: 'hotline', type: 'order.signed', facts: ticketed.facts, data: ticketSigned(ticketed.facts, TICKET) },
  {
    partner: 'court',
    type: 'mandate.progress',
    facts: inSession,
    data: mandateProgress(inSession, inSession.mediations[0]!, 1),
  },
  {
    partner: 'court',
    type: 'mandate.extended',
    facts: extended,
    data: mandateExtended(extended, extended.mediations[0]!),
  },
  {
    partner: 'hotline',
    type: 'order.returned',
    facts: returned,
    data: ticketReturned(returned, returned.registration.tickets[0]!),
  },
  {
    partner: 'hotline',
    type: 'order.extension-requested',
    facts: asking,
    data: ticketExtension(asking, asking.registration.tickets[0]!, 1),
  },
  ...HANDED_OVER,
  {
    partner: 'inspection',
    type: 'referral.made',
    facts: referred,
    data: referralMade(referred, referred.registration.referrals[0]!),
  },
  {
    partner: 'hotline',
    type: 'order.handled',
    facts: ticketed.facts,
    data: ticketHandled(answered, answered.registration.tickets[0]!),
  },
];

describe('what a case orders fits the contract with the partner, and nothing is lost on the way', () => {
  test.each(ORDERED)('$partner $type', ({ partner, type, data }) => {
    const content = JSON.parse(JSON.stringify({ ...data, ourCaseNo: 'CQ-2026-000001' })) as Record<string, unknown>;
    expect(schemaOf(partner, 'sends', type)?.parse(content)).toEqual(content);
  });

  test('every message that the prose can order is here', () => {
    const known = PARTNER_NAMES.flatMap((partner) =>
      Object.keys(CONTRACTS[partner].sends)
        // Answers to messages come from the desk, not from a case.
        .filter((type) => !Object.hasOwn(ANSWERS, type))
        .map((type) => `${partner}/${type}`),
    );
    const shown = ORDERED.map(({ partner, type }) => `${partner}/${type}`);
    // The commission's mandates are the court's, and a settlement's default is an agreement's, by the same functions.
    const alike = [
      ...['mandate.acked', 'mandate.progress', 'mandate.result'].map((type) => `arbitration/${type}`),
      'union/settlement.defaulted',
    ];
    expect(new Set([...shown, ...alike])).toEqual(new Set(known));
  });
});

describe('a sealed fact has no representation', () => {
  test('no message of a case with one names it', () => {
    const ref = 'VAULT-0123456789';
    const sealed = delegated()
      .on('2026-07-07')
      .does('mandate.confirm', { materialsSigned: true })
      .does('standing.seal-fact', { ref, concededBy: 'worker' });
    const { facts } = inEffect({}, sealed);
    const messages = [
      mandateAnswer(facts, facts.mediations[0]!),
      mandateResult(facts, facts.mediations[0]!, { revision: 1, outcome: 'agreed', sentOn: '2026-07-14' }),
      unionCase(facts),
    ];
    expect(facts.standing.sealed).toHaveLength(1);
    expect(JSON.stringify(messages)).not.toMatch(/VAULT|sealed|conceded/i);
  });

  test('no contract has a place for one', () => {
    const places = PARTNER_NAMES.flatMap((partner) => {
      const schemas = Object.values({ ...CONTRACTS[partner].sends, ...CONTRACTS[partner].receives });
      return schemas.flatMap((schema) => namesIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })));
    });
    expect(places).toContain('amountFen');
    expect(places.filter((name) => /seal|conce|proposal|offer/i.test(name))).toEqual([]);
  });
});

/** Every property that a JSON Schema names, at any depth. */
function namesIn(schema: unknown): string[] {
  if (schema === null || typeof schema !== 'object') return [];
  const own = 'properties' in schema ? Object.keys(schema.properties as object) : [];
  return [...own, ...Object.values(schema).flatMap(namesIn)];
}

describe('a message is about', () => {
  test.each([
    { what: 'the mandate', type: 'mandate.result', data: { mandateId: 'CRT-1' }, subject: 'CRT-1' },
    { what: 'the order', type: 'order.handled', data: { orderNo: '12333-1' }, subject: '12333-1' },
    {
      what: 'our case, by the kind of matter',
      type: 'confirmation.applied',
      data: {},
      subject: 'CQ-2026-000001/confirmation',
    },
    {
      what: 'our case, by another kind',
      type: 'payment-order.applied',
      data: {},
      subject: 'CQ-2026-000001/payment-order',
    },
  ])('$what', ({ type, data, subject }) => expect(subjectOf('CQ-2026-000001', { type, data })).toBe(subject));
});

describe('a message is due', () => {
  const due = (facts: CaseFacts, type: string, data = {}) => dueAtOf(facts, { type, data });
  const endOf = (day: string) => new Date(endOfDay(localDate(day))).toISOString();
  test.each([
    {
      type: 'mandate.result',
      facts: mandated,
      at: endOf('2026-08-06'),
      why: 'the thirty days of a delegated mediation',
    },
    {
      type: 'confirmation.applied',
      facts: inEffect().facts,
      at: endOf('2026-08-13'),
      why: 'thirty days from the effect of the agreement',
    },
    {
      type: 'review.applied',
      facts: inEffect().facts,
      at: endOf('2026-07-29'),
      why: 'fifteen days from the effect of the agreement',
    },
    { type: 'payment-order.applied', facts: inDefault().facts, at: undefined, why: 'it serves no period' },
    { type: 'case.accepted', facts: aCase().facts, at: undefined, why: 'it serves no period' },
  ])('$type: $why', ({ type, facts, at }) => expect(due(facts, type)).toBe(at));

  test('each order has its own day', () => {
    const joined = ticketed.on('2026-07-08').does('registration.join-ticket', {
      hotline: '12345',
      orderNo: 'B',
      dispatchedOn: '2026-07-08',
      replyBy: '2026-07-20',
    });
    expect(due(joined.facts, 'order.handled', { orderNo: 'B' })).toBe(endOf('2026-07-20'));
    expect(due(joined.facts, 'order.handled', { orderNo: '12333-1' })).toBe(endOf('2026-07-13'));
    expect(Date.parse(endOf('2026-07-13'))).toBeGreaterThan(noonOf(localDate('2026-07-13')));
  });
});

test('the type of an envelope says whose exchange it belongs to', () => {
  expect(typeOf('court', 'mandate.result')).toBe('cn.cq.ldm.court.mandate.result.v1');
  expect(nameOf('court', 'cn.cq.ldm.court.mandate.result.v1')).toBe('mandate.result');
  expect(nameOf('union', 'cn.cq.ldm.court.mandate.result.v1')).toBeUndefined();
  expect(nameOf('court', 'cn.cq.ldm.court.mandate.result.v2')).toBeUndefined();
});

test('every message has a name that an official reads, and no name is of none', () => {
  const names = Object.values(CONTRACTS).flatMap(({ sends, receives }) => [
    ...Object.keys(sends),
    ...Object.keys(receives),
  ]);
  expect(Object.keys(MESSAGE_NAMES).sort()).toEqual([...new Set(names)].sort());
});
