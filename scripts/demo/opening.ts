import type { z } from 'zod';
import type { ClaimKind } from '../../shared/case/claims';
import type { Door, openingForm } from '../../shared/case/form';
import type { People } from './people';
import type { SampleCase, SampleEvent } from './sample';

const CLAIM_KIND: Readonly<Record<string, ClaimKind>> = {
  WAGE_ARREARS: 'wage-arrears',
  WAGE_DIFF: 'wage-difference',
  OVERTIME: 'overtime-pay',
  ANNUAL_LEAVE: 'annual-leave-pay',
  DOUBLE_WAGE: 'double-wage',
  ECON_COMPENSATION: 'economic-compensation',
  UNLAWFUL_TERMINATION: 'unlawful-termination-damages',
  INJURY_MEDICAL: 'work-injury-medical',
  INJURY_BENEFIT: 'work-injury-benefits',
  SOCIAL_INSURANCE: 'social-insurance',
  CONFIRM_RELATION: 'labour-relationship',
  RESTORE_POST: 'reinstatement',
  HR_TERMINATION: 'personnel-termination',
  HR_CONTRACT: 'personnel-contract',
  NON_COMPETE: 'non-compete',
};

const DOOR: Readonly<Record<string, Door>> = {
  'workorder.received': 'hotline',
  'intake.registered': 'window',
  'court.entrusted': 'court',
  'arb.application.received': 'arbitration-commission',
  'arb.entrusted': 'arbitration-commission',
  'warning.raised': 'risk-warning',
  'union.referred': 'union',
};

const PARTY_KIND: Readonly<Record<string, 'natural-person' | 'enterprise' | 'public-institution'>> = {
  NATURAL: 'natural-person',
  ENTERPRISE: 'enterprise',
  PUBLIC_INSTITUTION: 'public-institution',
};

const SIDE = { APPLICANT: 'worker', RESPONDENT: 'employer', THIRD_PARTY: 'third-party' } as const;

/** Fen, integer, from a sample's yuan. */
export const fenOf = (yuan: number): number => Math.round(yuan * 100);

/** The one-window form as the sample's first event fills it in. */
export function formOf(sample: SampleCase, first: SampleEvent, people: People): z.input<typeof openingForm> {
  const applicant = sample.parties.find((party) => party.role === 'APPLICANT');
  const infringed = sample.expectedDeadlines.find((deadline) => deadline.rule === 'CLK-11')?.triggerDate;
  const personnel = sample.parties.some((party) => party.kind === 'PUBLIC_INSTITUTION');
  return {
    door: DOOR[first.type] ?? 'window',
    organ: people.organ,
    district: sample.district,
    disputeKind: personnel ? 'personnel' : 'labour',
    parties: sample.parties.map((party, i) => ({
      id: party.id,
      side: SIDE[party.role],
      kind: PARTY_KIND[party.kind] ?? 'other',
      name: party.name,
      ...(party.idNo || party.uscc ? { idNo: party.idNo ?? party.uscc } : {}),
      phone: party.phone ?? `023-0000000${i}`,
      address: `重庆市示例路${i + 1}号（演示地址）`,
      ...(party.agent ? { agent: party.agent } : {}),
    })),
    claims: sample.claims.map(({ no, type, text, amount, formula }) => ({
      no,
      kind: CLAIM_KIND[type] ?? 'other',
      text,
      ...(amount ? { amountFen: fenOf(amount) } : {}),
      ...(formula ? { formula } : {}),
    })),
    summary: sample.facts ?? sample.title,
    officer: people.mediator(undefined).name,
    ...(infringed ? { infringedOn: infringed } : {}),
    ...(sample.riskLevel ? { riskLevel: sample.riskLevel.toLowerCase() as 'blue' } : {}),
    ...(applicant?.collective ? { collective: collectiveOf(applicant.collective) } : {}),
    ...ticketOf(first),
    ...courtOf(sample, first),
    ...arbitrationOf(first, people),
  };
}

const collectiveOf = ({ count, representatives }: { count: number; representatives: string[] }) => ({
  workers: count,
  commonRequest: true,
  representatives,
  mayRepresentativesSettle: true,
});

function ticketOf(first: SampleEvent) {
  if (first.type !== 'workorder.received') return {};
  const hotline = first.actor.slice(-5) as '12333';
  return {
    ticket: {
      hotline,
      orderNo: String(first.data['orderNo'] ?? `${hotline}-${first.at.slice(0, 10)}`),
      dispatchedOn: first.at.slice(0, 10),
    },
  };
}

function courtOf(sample: SampleCase, first: SampleEvent) {
  const { court } = sample;
  if (!court || first.type !== 'court.entrusted') return {};
  const mode = court.mode === '委派' ? ('delegated' as const) : ('entrusted' as const);
  const procedure =
    mode === 'delegated'
      ? {}
      : { procedure: court.procedure?.includes('简易') ? ('simple' as const) : ('ordinary' as const) };
  return {
    court: {
      courtCode: court.courtCode,
      caseNo: court.preCaseNo ?? court.caseNo ?? '',
      mandateId: String(first.data['messageId'] ?? first.at),
      mode,
      ...procedure,
      ...(court.handler ? { handler: court.handler } : {}),
    },
  };
}

function arbitrationOf(first: SampleEvent, people: People) {
  if (!first.type.startsWith('arb.')) return {};
  const day = first.at.slice(0, 10);
  const entrusted = first.type === 'arb.entrusted';
  return {
    arbitration: {
      commission: people.arbitrator.id,
      applicationReceivedOn: day,
      mode: entrusted ? ('entrusted' as const) : ('suggested' as const),
      ...(entrusted ? { bothConsentedOn: String(first.data['consentedOn'] ?? day) } : {}),
    },
  };
}
