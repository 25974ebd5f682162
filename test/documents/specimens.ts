import type { CaseFacts } from '../../shared/case/facts';
import { compose } from '../../shared/documents/compose';
import type { DocumentModel, Letterhead } from '../../shared/documents/document';
import type { DOCUMENT_KINDS, DocumentKindName } from '../../shared/documents/kinds';
import { issued } from '../../shared/documents/life';
import { localDate, type LocalDate } from '../../shared/law/local-date';
import {
  aCase,
  agreed,
  confirmationApplied,
  delegated,
  inDefault,
  inEffect,
  mediating,
  mediationApplied,
  orderApplied,
  reviewApplied,
  reviewed,
  settled,
  negotiating,
  type Form,
} from '../support/builders';
import type { TestCase } from '../support/test-case';

export const LETTERHEAD: Letterhead = {
  organ: 'ORG-1',
  name: '南岸区示例街道劳动人事争议调解委员会',
  code: '南岸劳调',
  address: '重庆市南岸区示例路1号',
  phone: '023-00000000',
};

/** Parties of whom everything is registered that a paper may ask for. */
const PARTIES: Form['parties'] = [
  {
    ...{ id: 'p1', side: 'worker', kind: 'natural-person', name: '甲' },
    ...{ idNo: '500108199001011234', phone: '13900001234', address: '重庆市南岸区示例路1号' },
  },
  {
    ...{ id: 'p2', side: 'employer', kind: 'enterprise', name: '乙公司' },
    ...{ idNo: '91500108DEMO00001X', phone: '023-00000001', address: '重庆市南岸区示例路2号' },
  },
];

const known = (form: Partial<Form> = {}): TestCase => aCase({ parties: PARTIES, ...form });
const accepted = (): TestCase => mediating(known());
const effective = (): TestCase => inEffect({}, accepted());
const ID = '5f0c9f64-5d0e-4b51-9c47-0d4ad1f3c9a1';

const withSession = (): TestCase =>
  accepted().does('mediation.record-session', {
    mode: 'on-site',
    attendees: ['甲', '乙公司代理人'],
    minutes: '双方陈述',
  });

const refused = (): TestCase =>
  mediationApplied(known())
    .does('mediation.record-consent', { side: 'employer', given: false }, 'employer')
    .does('mediation.reject', { ground: 'party-refuses', reason: '用人单位不同意调解' });

const issuedPaper = (): TestCase =>
  accepted()
    .does('document.issue', {
      ...{ id: ID, paper: 'acceptance-notice', about: '1', title: '调解受理通知书' },
      ...{ number: '南岸劳调受〔2026〕1号', sha256: 'a'.repeat(64) },
    })
    .does('document.record-service', { id: ID, to: 'employer', method: 'left', note: '张贴并拍照' });

const letter = (kind: 'reminder-letter' | 'opinion-letter'): TestCase =>
  known().does(
    'advisory.issue',
    { advisoryNo: '工提〔2026〕1号', kind, issues: ['未及时足额支付工资'], replyBy: '2026-07-20' },
    'union',
  );

const collective = {
  workers: 12,
  commonRequest: true,
  representatives: ['甲', '丁', '戊'],
  mayRepresentativesSettle: true,
};

const mandated = (): TestCase => delegated().on('2026-07-07').does('mandate.confirm', { materialsSigned: true });

const failed = (): TestCase =>
  accepted().does('mediation.end', { outcome: 'large-divergence', reason: '双方分歧较大' });

const reported = (): TestCase =>
  mandated()
    .does('mediation.end', { outcome: 'large-divergence', reason: '双方分歧较大' })
    .lapsed('court-delegated-mediation/1', {
      ...{ type: 'mediation.result-returned', revision: 1, outcome: 'large-divergence' },
    });

const calledBack = (): TestCase =>
  effective()
    .lapsed('arbitration-review-apply/1', {
      type: 'follow-up.planned',
      callbacks: [{ plannedOn: localDate('2026-07-21'), why: 'after-agreement' }],
    })
    .on('2026-07-30')
    .does('follow-up.record-callback', { no: 1, performance: 'not-applicable', note: '尚未到期' });

/** A case at the point at which each document is due. */
const CASES: Readonly<Record<DocumentKindName, () => TestCase>> = {
  'mediation-application': () => mediationApplied(known()),
  'oral-application-record': () =>
    known().does(
      'mediation.apply',
      {
        by: 'worker',
        form: 'oral',
        matter: '支付工资',
        oralRecord: { recordedOnTheSpot: true, readBack: true, signed: true },
      },
      'worker',
    ),
  'elected-representatives': () => known({ collective }),
  'power-of-attorney': () =>
    known().does('standing.appoint-agent', { party: 'p1', name: '丙律师', kind: 'lawyer', authority: 'special' }),
  'mediation-suggestion': () =>
    known()
      .does('arbitration.record-application', { commission: '南岸仲裁委' })
      .does('arbitration.suggest-mediation', {}),
  'entrustment-letter': mandated,
  'entrustment-report': reported,
  'acceptance-notice': accepted,
  'non-acceptance-notice': refused,
  'rights-and-duties-notice': accepted,
  'mediator-appointment': accepted,
  'session-minutes': withSession,
  'extension-consent': () =>
    accepted().does('mediation.extend', { until: '2026-08-05', workerAgrees: true, employerAgrees: true }),
  'settlement-agreement': () => settled(undefined, negotiating(known())),
  'capacity-assessment': () => agreed({}, accepted()),
  'mediation-agreement': effective,
  'performance-notice': effective,
  'failure-notice': failed,
  'review-application': () => reviewApplied(effective()),
  'confirmation-application': () => confirmationApplied(effective()),
  'urging-record': () =>
    inDefault(effective()).does('performance.urge', { method: 'telephone', note: '单位称三日内付清' }),
  'payment-order-application': () => orderApplied({}, inDefault(effective())),
  'enforcement-guidance': () => inDefault(reviewed(effective())),
  'callback-record': calledBack,
  'union-reminder-letter': () => letter('reminder-letter'),
  'union-opinion-letter': () => letter('opinion-letter'),
  'service-receipt': issuedPaper,
  'archive-catalogue': () =>
    failed()
      .does('closing.close', { result: 'guided-to-arbitration' })
      .does('closing.archive', { fileNo: '2026-1', catalogue: ['登记表'] }),
};

/** The facts and the day of a specimen. */
export const SPECIMENS = new Proxy({} as Readonly<Record<DocumentKindName, { facts: CaseFacts; today: LocalDate }>>, {
  get: (_, name: DocumentKindName) => CASES[name](),
});

/** A document of this kind as it goes out, with whatever its drafter has to enter. */
export function paperOf(kind: (typeof DOCUMENT_KINDS)[number]): DocumentModel {
  const { facts, today } = SPECIMENS[kind.name];
  const about = kind.occasions(facts)[0]?.about ?? '';
  const { asks } = compose(kind, { facts, today, about, letterhead: LETTERHEAD });
  const supplements = Object.fromEntries(asks.map(({ field, label }) => [field, `${label}如下`]));
  const { model } = compose(kind, { facts, today, about, letterhead: LETTERHEAD, supplements });
  return issued(model, { on: today, number: '南岸劳调〔2026〕7号' });
}
