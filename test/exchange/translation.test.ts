import { meaningOf } from '../../api/inbound/translation';
import { check, decide } from '../../shared/case/actions';
import type { CaseFacts } from '../../shared/case/facts';
import { CONTRACTS } from '../../shared/exchange/contracts';
import { PARTNER_NAMES, PARTNERS, type Partner } from '../../shared/exchange/partners';
import { localDate } from '../../shared/law/local-date';
import { SAMPLES } from '../sandbox/samples';
import {
  aCase,
  confirmationApplied,
  COURT,
  inReview,
  mediatingForCourt,
  orderApplied,
  orderIssued,
  orderServed,
  reviewApplied,
} from '../support/builders';
import { after, noonOf, requestOf } from '../support/given';
import type { TestCase } from '../support/test-case';

const ourCaseNo = 'CQ-2026-000001';
const of = (content: object) => ({ ourCaseNo, ...content });

const returned = (): Pick<TestCase, 'facts'> => {
  const { facts } = mediatingForCourt()
    .on('2026-07-10')
    .does('mediation.end', { outcome: 'refused', reason: '不接受调解' });
  return {
    facts: after(
      facts,
      [{ type: 'mediation.result-returned', revision: 1, outcome: 'refused' }],
      localDate('2026-07-10'),
    ),
  };
};

const TICKET = { hotline: '12333', orderNo: 'B', dispatchedOn: localDate('2026-07-06') } as const;
const ticketed = () => aCase({ door: 'hotline', ticket: TICKET });

type Row = {
  partner: Partner;
  name: string;
  content: object;
  given: () => Pick<TestCase, 'facts'>;
  day: string;
  events: readonly string[];
};

/** Every message that acts in a case, at a point of the way at which the law permits the act. */
const ACTS: readonly Row[] = [
  {
    partner: 'court',
    name: 'mandate.recalled',
    content: { mandateId: COURT.mandateId, reason: '转入诉讼' },
    given: mediatingForCourt,
    day: '2026-07-10',
    events: ['mediation.ended'],
  },
  {
    partner: 'court',
    name: 'result.acked',
    content: { mandateId: COURT.mandateId, revision: 1, decision: 'closed' },
    given: returned,
    day: '2026-07-13',
    events: ['mediation.result-answered'],
  },
  {
    partner: 'court',
    name: 'confirmation.decided',
    content: of({ decision: 'supplement', items: ['身份证明'] }),
    given: confirmationApplied,
    day: '2026-07-16',
    events: ['confirmation.supplement-asked'],
  },
  {
    partner: 'court',
    name: 'confirmation.decided',
    content: of({ decision: 'accepted' }),
    given: confirmationApplied,
    day: '2026-07-16',
    events: ['confirmation.accepted'],
  },
  {
    partner: 'court',
    name: 'confirmation.decided',
    content: of({ decision: 'not-accepted', ground: 'not-competent' }),
    given: confirmationApplied,
    day: '2026-07-16',
    events: ['confirmation.not-accepted'],
  },
  {
    partner: 'court',
    name: 'confirmation.decided',
    content: of({ decision: 'confirmed', docNo: '调确1号' }),
    given: confirmationApplied,
    day: '2026-07-20',
    events: ['confirmation.accepted', 'confirmation.ruled'],
  },
  {
    partner: 'court',
    name: 'confirmation.decided',
    content: of({ decision: 'dismissed', docNo: '调确1号', ground: 'unclear' }),
    given: confirmationApplied,
    day: '2026-07-20',
    events: ['confirmation.accepted', 'confirmation.ruled'],
  },
  {
    partner: 'court',
    name: 'confirmation.decided',
    content: of({ decision: 'extended', until: '2026-09-30' }),
    given: () => confirmationApplied().does('confirmation.accept', {}, 'court'),
    day: '2026-07-20',
    events: ['confirmation.extended'],
  },
  {
    partner: 'court',
    name: 'confirmation.decided',
    content: of({ decision: 'withdrawn', by: ['worker'] }),
    given: confirmationApplied,
    day: '2026-07-16',
    events: ['confirmation.withdrawn'],
  },
  {
    partner: 'court',
    name: 'payment-order.accepted',
    content: of({ caseNo: '民督1号' }),
    given: orderApplied,
    day: '2026-08-18',
    events: ['payment-order.accepted'],
  },
  {
    partner: 'court',
    name: 'payment-order.refused',
    content: of({ stage: 'acceptance', reason: '不符合条件' }),
    given: orderApplied,
    day: '2026-08-18',
    events: ['payment-order.refused'],
  },
  {
    partner: 'court',
    name: 'payment-order.refused',
    content: of({ stage: 'issue', reason: '债权债务不明确' }),
    given: () => orderApplied().on('2026-08-18').does('payment-order.accept', {}, 'court'),
    day: '2026-08-20',
    events: ['payment-order.refused'],
  },
  {
    partner: 'court',
    name: 'payment-order.issued',
    content: of({}),
    given: () => orderApplied().on('2026-08-18').does('payment-order.accept', {}, 'court'),
    day: '2026-08-20',
    events: ['payment-order.issued'],
  },
  {
    partner: 'court',
    name: 'payment-order.served',
    content: of({ on: '2026-08-24' }),
    given: orderIssued,
    day: '2026-08-25',
    events: ['payment-order.served'],
  },
  {
    partner: 'court',
    name: 'payment-order.objected',
    content: of({ form: 'written', ground: 'disputes-debt' }),
    given: orderServed,
    day: '2026-09-01',
    events: ['payment-order.objected'],
  },
  {
    partner: 'court',
    name: 'payment-order.paid',
    content: of({}),
    given: orderServed,
    day: '2026-09-01',
    events: ['payment-order.paid', 'performance.paid'],
  },
  {
    partner: 'court',
    name: 'payment-order.terminated',
    content: of({}),
    given: () =>
      orderServed()
        .on('2026-09-01')
        .does('payment-order.object', { form: 'written', ground: 'disputes-debt' }, 'court'),
    day: '2026-09-03',
    events: ['payment-order.terminated'],
  },
  {
    partner: 'arbitration',
    name: 'review.accepted',
    content: of({}),
    given: reviewApplied,
    day: '2026-07-16',
    events: ['review.accepted'],
  },
  {
    partner: 'arbitration',
    name: 'review.refused',
    content: of({ stage: 'acceptance', ground: 'not-competent' }),
    given: reviewApplied,
    day: '2026-07-16',
    events: ['review.not-accepted'],
  },
  {
    partner: 'arbitration',
    name: 'review.refused',
    content: of({ stage: 'review', ground: 'unclear' }),
    given: inReview,
    day: '2026-07-20',
    events: ['review.statement-refused'],
  },
  {
    partner: 'arbitration',
    name: 'review.extended',
    content: of({ approvedBy: '主任 王' }),
    given: inReview,
    day: '2026-07-20',
    events: ['review.extended'],
  },
  {
    partner: 'arbitration',
    name: 'review.made',
    content: of({ docNo: '仲调1号', receivedBy: ['worker'] }),
    given: inReview,
    day: '2026-07-20',
    events: ['review.statement-made', 'review.statement-received'],
  },
  {
    partner: 'arbitration',
    name: 'review.served',
    content: of({ by: ['employer'] }),
    given: () =>
      inReview()
        .on('2026-07-20')
        .does('review.make-statement', { docNo: '仲调1号', receivedBy: ['worker'] }),
    day: '2026-07-21',
    events: ['review.statement-received'],
  },
  {
    partner: 'arbitration',
    name: 'review.withdrawn',
    content: of({ by: ['worker'] }),
    given: inReview,
    day: '2026-07-20',
    events: ['review.withdrawn'],
  },
  {
    partner: 'union',
    name: 'guidance.given',
    content: of({ text: '陪同申请' }),
    given: aCase,
    day: '2026-07-06',
    events: ['standing.noted'],
  },
  {
    partner: 'hotline',
    name: 'order.joined',
    content: of({ hotline: '12345', orderNo: 'B', dispatchedOn: '2026-07-06' }),
    given: aCase,
    day: '2026-07-06',
    events: ['registration.ticket-joined'],
  },
  {
    partner: 'hotline',
    name: 'order.followed-up',
    content: of({ hotline: '12333', orderNo: 'B', satisfaction: 2, reopen: true }),
    given: ticketed,
    day: '2026-07-08',
    events: ['ticket.followed-up', 'follow-up.planned'],
  },
  {
    partner: 'hotline',
    name: 'order.followed-up',
    content: of({ hotline: '12333', orderNo: 'B', satisfaction: 5 }),
    given: ticketed,
    day: '2026-07-08',
    events: ['ticket.followed-up'],
  },
  {
    partner: 'hotline',
    name: 'order.extension-answered',
    content: of({ hotline: '12333', orderNo: 'B', granted: true }),
    given: () => ticketed().does('ticket.request-extension', { orderNo: 'B', until: '2026-07-20', reason: '取证需要' }),
    day: '2026-07-08',
    events: ['ticket.extension-answered'],
  },
  {
    partner: 'hotline',
    name: 'order.supervised',
    content: of({
      hotline: '12333',
      orderNo: 'B',
      level: '市级督办',
      reason: '群众反复来电',
      newReplyBy: '2026-07-10',
    }),
    given: ticketed,
    day: '2026-07-08',
    events: ['ticket.supervised'],
  },
  {
    partner: 'court',
    name: 'mandate.extended',
    content: { mandateId: COURT.mandateId, until: '2026-09-01', consents: { worker: true, employer: true } },
    given: mediatingForCourt,
    day: '2026-07-10',
    events: ['mediation.extended'],
  },
  {
    partner: 'arbitration',
    name: 'guidance.given',
    content: of({ text: '先行调解' }),
    given: aCase,
    day: '2026-07-06',
    events: ['standing.noted'],
  },
  {
    partner: 'union',
    name: 'negotiation.joined',
    content: of({ officer: '工会 李', ownInitiative: true }),
    given: () => aCase().does('negotiation.request', { by: 'worker', matter: '支付工资' }),
    day: '2026-07-06',
    events: ['negotiation.union-joined'],
  },
  {
    partner: 'union',
    name: 'advisory.issued',
    content: of({ advisoryNo: 'GH-TS-1', kind: 'reminder-letter', issues: ['拖欠劳动报酬'] }),
    given: aCase,
    day: '2026-07-06',
    events: ['advisory.issued'],
  },
  {
    partner: 'union',
    name: 'advisory.replied',
    content: of({ advisoryNo: 'GH-TS-1', text: '已经补发', rectified: true }),
    given: () =>
      aCase().does('advisory.issue', { advisoryNo: 'GH-TS-1', kind: 'reminder-letter', issues: ['拖欠'] }, 'union'),
    day: '2026-07-08',
    events: ['advisory.replied'],
  },
  {
    partner: 'inspection',
    name: 'referral.answered',
    content: of({ accepted: true }),
    given: () => aCase().does('registration.refer', { to: 'inspection', organ: '监察大队', reason: '涉嫌违法' }),
    day: '2026-07-08',
    events: ['registration.referral-answered'],
  },
  {
    partner: 'national-platform',
    name: 'application.withdrawn',
    content: { applicationNo: 'QG-1', reason: '自行和解' },
    given: () => aCase({ door: 'online', handOver: { by: 'national-platform', number: 'QG-1' } }),
    day: '2026-07-08',
    events: ['standing.withdrawn'],
  },
];

describe('a message is an act that its partner may do', () => {
  test.each(ACTS)('$partner $name: $events', ({ partner, name, content, given, day, events }) => {
    const { facts } = given();
    expect(happening(partner, name, content, facts, day)).toEqual(events);
  });
});

/** The types of the events that follow if the message is carried out on the day. */
function happening(partner: Partner, name: string, content: object, facts: CaseFacts, day: string): string[] {
  const meaning = meaningOf(partner, name, content, localDate(day));
  if (meaning.kind === 'open') throw new Error('it opens a case');
  expect(meaning.mistaken?.(facts)).toBeUndefined();
  const [actor, now] = [{ id: `partner-${partner}`, role: PARTNERS[partner].role }, noonOf(localDate(day))];
  const requests = meaning.acts.map((each) => requestOf(each.name, each.input));
  const refusals = requests
    .map((request) => check(request, facts, actor, now))
    .flatMap((verdict) => (verdict.ok ? [] : verdict.refusals));
  expect(refusals).toEqual([]);
  return requests.flatMap((request) => decide(request, facts, actor, now)).map(({ type }) => type);
}

describe('a message that hands a dispute over opens a case on the right path', () => {
  const opened = PARTNER_NAMES.flatMap((partner) => SAMPLES[partner].map((sample) => ({ partner, ...sample })));
  test.each(opened)('$partner: $label', ({ partner, name, content }) => {
    const meaning = meaningOf(partner, name, content('000001', '2026-07-06'), localDate('2026-07-06'));
    expect(meaning).toMatchObject({
      kind: 'open',
      form: {
        organ: 'ORG-YZ-CTR',
        parties: [
          { id: 'p1', side: 'worker' },
          { id: 'p2', side: 'employer' },
        ],
      },
    });
  });

  test('every message of every contract is shown here', () => {
    const shown = new Set([...ACTS, ...opened].map(({ partner, name }) => `${partner}/${name}`));
    // Of the commission as of the court, by the same translation.
    const alike = ['arbitration/mandate.recalled', 'arbitration/result.acked'];
    const known = PARTNER_NAMES.flatMap((partner) =>
      Object.keys(CONTRACTS[partner].receives).map((name) => `${partner}/${name}`),
    );
    expect(new Set([...shown, ...alike])).toEqual(new Set(known));
  });

  test('a mandate is received on the day on which it arrives, whatever the court says', () => {
    const meaning = meaningOf(
      'court',
      'mandate.entrusted',
      SAMPLES.court[0]!.content('1', '2026-01-01'),
      localDate('2026-07-06'),
    );
    expect(meaning).toMatchObject({ form: { court: { receivedOn: '2026-07-06', mode: 'delegated' } } });
  });
});

describe('a message about another mandate is not for this case', () => {
  test.each([
    {
      why: 'another number',
      partner: 'court',
      name: 'mandate.recalled',
      content: { mandateId: 'CRT-2', reason: '…' },
      given: mediatingForCourt,
    },
    {
      why: 'a commission about a court’s mandate',
      partner: 'arbitration',
      name: 'mandate.recalled',
      content: { mandateId: COURT.mandateId, reason: '…' },
      given: mediatingForCourt,
    },
    {
      why: 'a version that is not open',
      partner: 'court',
      name: 'result.acked',
      content: { mandateId: COURT.mandateId, revision: 2, decision: 'closed' },
      given: returned,
    },
    {
      why: 'a case without a mandate',
      partner: 'court',
      name: 'mandate.recalled',
      content: { mandateId: COURT.mandateId, reason: '…' },
      given: aCase,
    },
  ] as const)('$why', ({ partner, name, content, given }) => {
    const meaning = meaningOf(partner, name, content, localDate('2026-07-06'));
    expect(meaning.kind === 'act' && meaning.mistaken?.(given().facts)).toEqual({
      path: expect.stringMatching(/^data\./),
      code: expect.any(String),
      message: expect.any(String),
      hint: expect.any(String),
    });
  });
});

test('a rejected result carries every fault of every field into the docket', () => {
  const fields = [{ path: 'report.pages', message: '缺少页码', hint: '补正' }];
  const meaning = meaningOf(
    'court',
    'result.acked',
    { mandateId: 'CRT-1', revision: 1, decision: 'rejected', detail: '校验未通过', fields },
    localDate('2026-07-06'),
  );
  expect(meaning.acts[0]?.input).toMatchObject({
    decision: 'rejected',
    detail: '校验未通过；report.pages：缺少页码（补正）',
  });
});
