import type { Clock } from '../../case/clock';
import type { CaseFacts } from '../../case/facts';
import { handOverAnsweredOn, type RegistrationFacts } from './facts';

const WAGE_KINDS = new Set(['wage-arrears', 'wage-difference', 'overtime-pay']);

export function registrationClocks(facts: CaseFacts): Clock[] {
  const { registration: r } = facts;
  const taken =
    facts.negotiations[0]?.requestedOn ??
    facts.mediations[0]?.receivedOn ??
    r.referrals[0]?.referredOn ??
    r.declined?.on;
  const clocks: Clock[] = r.referrals.map((referral, i) => ({
    rule: 'referral-acceptance',
    of: String(i + 1),
    counting: { trigger: referral.referredOn },
    by: ['clerk', 'mediator', 'union'],
    about: referral.organ,
    closedOn: referral.answeredOn,
  }));
  if (r.handOver && r.handOver.by !== 'union') {
    clocks.unshift({
      rule: 'referral-acceptance',
      of: 'handed-over',
      counting: { trigger: r.handOver.on },
      by: ['clerk', 'mediator', 'union'],
      about: r.handOver.number,
      closedOn: handOverAnsweredOn(facts),
    });
  }
  for (const ticket of r.tickets) {
    clocks.push({
      rule: 'hotline-reply',
      of: ticket.orderNo,
      counting: { trigger: ticket.dispatchedOn, ...(ticket.replyBy ? { until: ticket.replyBy } : {}) },
      by: ['clerk', 'mediator', 'union'],
      about: `${ticket.hotline}工单${ticket.orderNo}`,
      closedOn: facts.standing.ticketsAnswered[ticket.orderNo] ?? ticket.returned?.on,
    });
  }
  if (r.claims.some((claim) => WAGE_KINDS.has(claim.kind)) && rapidResponse(r)) {
    clocks.push({
      rule: 'wage-arrears-rapid-response',
      of: '1',
      counting: { trigger: r.registeredOn, triggerAt: Date.parse(facts.openedAt) },
      by: ['clerk', 'mediator', 'union'],
      closedOn: taken,
    });
  }
  return clocks;
}

/** 欠薪快速响应 is promised for hotline orders and for warnings about many workers. */
const rapidResponse = (r: RegistrationFacts): boolean =>
  r.door === 'hotline' || r.door === 'risk-warning' || r.collective !== undefined;
