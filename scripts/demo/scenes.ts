import { promises } from '../../shared/paths/performance/facts';
import { standing } from '../../shared/paths/agreement/facts';
import type { CaseFacts } from '../../shared/case/facts';
import { act, expectThat, type Move } from './moves';
import { fenOf, formOf } from './opening';
import type { People } from './people';
import type { SampleCase, SampleEvent } from './sample';

type Cue = { readonly sample: SampleCase; readonly event: SampleEvent; readonly people: People };

/** What each event of a sample means in the catalogue of actions; what the system does by itself is expected, not done. */
const SCENES: Readonly<Record<string, (cue: Cue) => Move[]>> = {
  'triage.decided': ({ event, people }) => [
    act(people.desk, 'registration.triage', {
      route: routeOf(event.data['route']),
      riskLevel: String(event.data['riskLevel'] ?? 'blue').toLowerCase(),
      reason: event.summary,
    }),
  ],
  'negotiation.requested': ({ event, people }) => [
    act(people.desk, 'negotiation.request', { by: 'worker', matter: event.summary, served: true }),
    ...(event.summary.includes('工会')
      ? [act(people.desk, 'negotiation.join-union', { officer: people.mediator(undefined).name, ownInitiative: false })]
      : []),
  ],
  'negotiation.responded': ({ event, people }) => [
    act(people.desk, 'negotiation.reply', { willing: !event.summary.includes('不同意'), text: event.summary }),
  ],
  'negotiation.noResponse': () => [
    expectThat(
      '协商逾期未回应，视为不愿协商',
      (facts) => facts.negotiations.at(-1)?.answer?.kind === 'deemed-unwilling',
    ),
  ],
  'concession.recorded': ({ event, people }) => [
    { kind: 'seal', by: people.named(event.actor), content: event.summary, concededBy: 'worker' },
  ],
  'sealed.access.denied': ({ event, people }) => [{ kind: 'look-denied', by: people.named(event.actor) }],
  'settlement.signed': ({ event, people }) => [
    act(people.named(event.actor), 'negotiation.settle', {
      obligations: obligationsOf(event),
      inWriting: true,
      signedBy: ['worker', 'employer'],
    }),
  ],
  'settlement.defaulted': () => [expectThat('和解协议到期未履行', brokeAPromise)],

  'mediation.applied': ({ event, people }) => [applied(event, people)],
  'mediation.accepted': ({ event, people }) => [
    act(people.desk, 'mediation.record-consent', { side: 'employer', given: true }),
    act(people.desk, 'mediation.accept', {
      mediator: { ...people.mediator(event.data['mediator']), conflictDeclared: false },
    }),
  ],
  'mediator.selected': ({ event, people }) => [
    act(people.desk, 'mediation.appoint-mediator', {
      mediator: { ...people.mediator(event.data['mediator']), conflictDeclared: false },
    }),
  ],
  'session.held': ({ event, people }) => [
    act(people.named(event.actor), 'mediation.record-session', {
      mode: modeOf(event),
      attendees: ['双方当事人'],
      minutes: event.summary,
    }),
  ],
  'mediation.failed': ({ event, people }) => [
    act(people.named(event.actor), 'mediation.end', { outcome: 'large-divergence', reason: event.summary }),
  ],
  'mediation.terminated': ({ event, people }) => [
    act(people.named(event.actor), 'mediation.end', { outcome: 'refused', reason: event.summary }),
  ],
  'mediation.lapsed': () => [
    expectThat('调解期限届满，视为调解不成', (facts) => facts.mediations.at(-1)?.outcome?.kind === 'lapsed'),
  ],

  'agreement.signed': ({ sample, event, people }) => [
    act(people.named(event.actor), 'agreement.assess-capacity', (facts) =>
      facts.capacity ? undefined : assessmentOf(sample),
    ),
    act(people.named(event.actor), 'agreement.conclude', {
      obligations: obligationsOf(event),
      fixesStatus: false,
      wantsBinding: false,
      acceleration: false,
    }),
    act(people.named(event.actor), 'agreement.sign', {
      marks: (['worker', 'employer', 'mediator', 'organisation'] as const).map((by) => ({
        by,
        authority: 'in-person',
      })),
    }),
  ],
  'performance.notice.issued': () => [
    expectThat('履行告知书已经发出', (facts) => facts.agreements.at(-1)?.noticeIssuedOn !== undefined),
  ],
  'confirmation.declined': ({ event, people }) => [
    act(people.desk, 'agreement.decline-binding', { by: ['employer'], reason: event.summary, warned: true }),
  ],

  'arbReview.applied': ({ people }) => [
    act(people.desk, 'review.apply', {
      by: ['worker', 'employer'],
      commission: people.arbitrator.id,
      package: { agreement: true, identity: true, serviceAddresses: true },
    }),
  ],
  'arbReview.accepted': ({ event, people }) => [act(people.named(event.actor), 'review.accept')],
  'arbReview.refused': ({ event, people }) => [
    act(people.named(event.actor), 'review.refuse-statement', {
      ground: event.summary.includes('不明确') ? 'unclear' : 'other',
      detail: event.summary,
    }),
  ],
  'arbReview.mediationDocIssued': ({ event, people }) => [
    act(people.named(event.actor), 'review.make-statement', {
      docNo: String(event.data['docNo'] ?? '演示'),
      receivedBy: ['worker', 'employer'],
    }),
  ],
  'judicialConfirm.applied': ({ sample, people }) => [
    act(people.desk, 'confirmation.apply', {
      court: people.court().id,
      courtBasis: sample.court?.mode === '委派' ? 'delegating-court' : 'organisation-seat',
      workerApplies: true,
      employerApplies: true,
      byPeopleMediation: false,
    }),
  ],
  'judicialConfirm.granted': ({ event, people }) => [
    act(people.named(event.actor), 'confirmation.record-ruling', {
      decision: 'confirmed',
      docNo: String(event.data['caseNo'] ?? '演示'),
      receivedBy: ['worker', 'employer'],
    }),
  ],

  'performance.paid': ({ event, people }) => [
    act(people.desk, 'performance.record-payment', (facts) => paymentOf(facts, Number(event.data['amount'] ?? 0))),
  ],
  'performance.defaulted': () => [expectThat('约定期限届满未履行', brokeAPromise)],
  'guidance.enforcement': ({ event, people }) => [
    act(people.desk, 'standing.guide', { to: 'enforcement', note: event.summary }),
  ],
  'guidance.litigation': ({ event, people }) => [
    act(people.desk, 'standing.guide', { to: 'litigation', note: event.summary }),
  ],
  'guidance.arbitration': ({ event, people }) => [
    act(people.desk, 'standing.guide', { to: 'arbitration', note: event.summary }),
  ],

  'paymentOrder.applied': ({ event, people }) => [
    act(people.desk, 'payment-order.apply', (facts) => ({
      basis: String(event.data['statute'] ?? '').includes('劳动合同法') ? 'unpaid-wages' : 'mediation-agreement',
      court: String(event.data['court'] ?? people.court().id),
      amountFen:
        promises(facts).reduce((sum, promise) => sum + (promise.amountFen ?? 0) - promise.paidFen, 0) || fenOf(1),
      dueAndFixed: true,
      noOtherDebts: true,
      canBeServed: true,
      noPreservation: true,
    })),
  ],
  'paymentOrder.accepted': ({ event, people }) => [
    act(people.court(event.actor), 'payment-order.accept', { caseNo: String(event.data['caseNo'] ?? '演示') }),
  ],
  'paymentOrder.issued': ({ event, people }) => [act(people.court(event.actor), 'payment-order.issue')],
  'paymentOrder.served': ({ event, people }) => [act(people.court(event.actor), 'payment-order.record-service')],
  'paymentOrder.objected': ({ event, people }) => [
    act(people.court(), 'payment-order.object', {
      form: event.summary.includes('口头') ? 'oral' : 'written',
      ground: 'disputes-debt',
      text: event.summary,
    }),
  ],
  'paymentOrder.terminated': ({ event, people }) => [act(people.court(event.actor), 'payment-order.terminate')],

  'court.ack.received': () => [
    expectThat('委派、委托已经收到', (facts) => facts.mediations.at(-1)?.mandate !== undefined),
  ],
  'court.ack.accepted': ({ sample, people }) => [
    act(people.desk, 'mandate.confirm', { materialsSigned: true }),
    ...(sample.events.some(({ type }) => type === 'mediator.selected')
      ? []
      : [
          act(people.desk, 'mediation.appoint-mediator', {
            mediator: { ...people.mediator(undefined), conflictDeclared: false },
          }),
        ]),
  ],
  'court.result.sent': () => [
    expectThat('调解结果已经回传法院', (facts) => (facts.mediations.at(-1)?.mandate?.results.length ?? 0) >= 1),
  ],
  'court.result.rejected': ({ sample, event, people }) => [
    act(people.court(courtOf(sample, event)), 'mandate.answer-result', {
      decision: 'rejected',
      code: String(event.data['code'] ?? ''),
      detail: event.summary,
    }),
  ],
  'court.result.resent': ({ event, people }) => [
    act(people.desk, 'mandate.resend-result', { correction: event.summary }),
  ],
  'court.result.acked': ({ event, people }) => [
    act(people.court(event.actor), 'mandate.answer-result', { decision: 'closed' }),
  ],

  'arb.mediationSuggestion.issued': ({ event, people }) => [
    act(people.named(event.actor), 'arbitration.suggest-mediation'),
  ],
  'consent.given': ({ people }) => [act(people.desk, 'arbitration.answer-suggestion', { consent: true })],

  'emergency.opened': ({ event, people }) => [act(people.desk, 'emergency.respond', { by: event.summary })],
  'emergency.task.assigned': ({ event, people }) => [act(people.desk, 'emergency.make-plan', { text: event.summary })],

  'callback.done': ({ event, people }) => [
    act(people.desk, 'performance.record-act', openAct),
    act(people.desk, 'follow-up.record-callback', {
      performance: 'performed',
      newDispute: false,
      note: event.summary,
      ...(event.data['satisfaction'] ? { satisfaction: Number(event.data['satisfaction']) } : {}),
    }),
  ],
};

/** The moves of a sample's event. The first event opens the case. */
export function movesOf(sample: SampleCase, event: SampleEvent, people: People): Move[] {
  if (event === sample.events[0]) return opening(sample, event, people);
  const scene = SCENES[event.type];
  // An event that the catalogue does not know is kept as a note: nothing of a file is dropped.
  if (!scene) return [act(people.desk, 'standing.add-note', { text: `${event.type}：${event.summary}` })];
  return scene({ sample, event, people });
}

function opening(sample: SampleCase, event: SampleEvent, people: People): Move[] {
  const open: Move = { kind: 'open', by: people.desk, form: formOf(sample, event, people) };
  if (event.type !== 'warning.raised') return [open];
  return [
    open,
    act(people.desk, 'emergency.raise', {
      level: sample.riskLevel === 'RED' ? 'red' : 'orange',
      reason: event.summary,
    }),
  ];
}

const brokeAPromise = (facts: CaseFacts): boolean =>
  facts.performance.fulfilments.some((each) => each.defaultedOn !== undefined);

const routeOf = (route: unknown) =>
  route === 'NEGOTIATION' ? 'negotiation' : route === 'ARBITRATION' ? 'arbitration' : 'mediation';

const courtOf = (sample: SampleCase, event: SampleEvent): string =>
  event.actor.startsWith('COURT') ? event.actor : (sample.court?.courtCode ?? 'COURT');

function modeOf({ summary, data }: SampleEvent): string {
  if (data['channel'] === 'VIDEO' || summary.includes('视频')) return 'video';
  return summary.includes('电话') && !summary.includes('现场') ? 'telephone' : 'on-site';
}

function applied(event: SampleEvent, people: People): Move {
  const oral = event.summary.includes('口头');
  return act(people.desk, 'mediation.apply', (facts) => ({
    by: 'worker',
    form: oral ? 'oral' : 'written',
    ...(oral ? { oralRecord: { recordedOnTheSpot: true, readBack: true, signed: true } } : {}),
    matter: event.summary,
    basis: facts.arbitration?.suggestion?.consent ? 'arbitration-suggested' : 'application',
  }));
}

const assessmentOf = (sample: SampleCase) => {
  const rated = sample.events.find((event) => event.type === 'performance.notice.issued')?.data['rating'];
  return { rating: String(rated ?? 'MEDIUM').toLowerCase(), grounds: '依据经营状况、缴费和涉诉情况评估' };
};

/** The promises that a sample's agreement names: instalments, one sum, acts; or, where it names none, its own words. */
function obligationsOf({ at, summary, data }: SampleEvent): object[] {
  const instalments = (data['installments'] ?? []) as { due: string; amount: number }[];
  const sum =
    data['amount'] && data['due'] && instalments.length === 0
      ? [{ due: String(data['due']), amount: Number(data['amount']) }]
      : [];
  const pays = [...instalments, ...sum].map(({ due, amount }) => ({
    kind: 'pay',
    text: '用人单位向劳动者支付协议约定的款项',
    amountFen: fenOf(amount),
    dueOn: due,
  }));
  const lastDay = pays.at(-1)?.dueOn ?? monthLater(at);
  const acts = ((data['nonMonetary'] ?? []) as string[]).map((text) => ({ kind: 'act', text, dueOn: lastDay }));
  const all = [...pays, ...acts];
  return all.length > 0 ? all : [{ kind: 'act', text: summary, dueOn: lastDay }];
}

const monthLater = (at: string): string => new Date(Date.parse(at) + 30 * 86_400_000).toISOString().slice(0, 10);

/** What a callback finds done that nobody has reported. */
function openAct(facts: CaseFacts): object | undefined {
  const open = promises(facts).find((promise) => promise.kind === 'act' && promise.fulfilledOn === undefined);
  return open && { no: open.no, proof: '回访核实' };
}

function paymentOf(facts: CaseFacts, amount: number): object | undefined {
  const due = promises(facts).find((promise) => promise.kind === 'pay' && promise.fulfilledOn === undefined);
  return due && standing(facts) ? { no: due.no, amountFen: fenOf(amount), proof: '银行转账凭证' } : undefined;
}
