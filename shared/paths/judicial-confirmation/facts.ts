import type { LocalDate } from '../../law/local-date';
import type { Side } from '../../case/actor';

/** CPL 205: which court. */
export const COURT_BASES = {
  'delegating-court': '委派调解的人民法院',
  'party-domicile': '当事人住所地',
  'subject-matter': '标的物所在地',
  'organisation-seat': '调解组织所在地',
} as const;

/** 司法确认 of one agreement. */
export type Confirmation = {
  readonly agreement: number;
  readonly court: string;
  readonly courtBasis: keyof typeof COURT_BASES;
  readonly byPeopleMediation: boolean;
  readonly appliedOn: LocalDate;
  readonly supplementAskedOn?: LocalDate;
  readonly acceptedOn?: LocalDate;
  readonly extension?: { readonly until: LocalDate; readonly on: LocalDate };
  readonly ruling?: {
    readonly decision: 'confirmed' | 'dismissed';
    readonly docNo: string;
    readonly on: LocalDate;
    readonly received: Readonly<Partial<Record<Side, LocalDate>>>;
  };
  /** Not accepted, or dismissed: the agreement may be changed. */
  readonly refused?: { readonly on: LocalDate; readonly reason: string };
  readonly withdrawn?: { readonly on: LocalDate; readonly by: readonly Side[] };
};

export type ConfirmationEvent =
  | {
      type: 'confirmation.applied';
      court: string;
      courtBasis: keyof typeof COURT_BASES;
      byPeopleMediation: boolean;
      agreement: number;
    }
  | { type: 'confirmation.supplement-asked'; items: string[] }
  | { type: 'confirmation.accepted' }
  | { type: 'confirmation.not-accepted'; reason: string }
  | { type: 'confirmation.extended'; until: LocalDate }
  | { type: 'confirmation.ruled'; decision: 'confirmed' | 'dismissed'; docNo: string; reason?: string }
  | { type: 'confirmation.ruling-received'; by: Side[] }
  | { type: 'confirmation.withdrawn'; by: Side[] };

export function evolveConfirmations(
  all: readonly Confirmation[],
  event: ConfirmationEvent,
  on: LocalDate,
): readonly Confirmation[] {
  if (event.type === 'confirmation.applied') {
    const { agreement, court, courtBasis, byPeopleMediation } = event;
    return [...all, { agreement, court, courtBasis, byPeopleMediation, appliedOn: on }];
  }
  const now = all.at(-1);
  return now ? [...all.slice(0, -1), carryOn(now, event, on)] : all;
}

function carryOn(
  c: Confirmation,
  event: Exclude<ConfirmationEvent, { type: 'confirmation.applied' }>,
  on: LocalDate,
): Confirmation {
  switch (event.type) {
    case 'confirmation.supplement-asked':
      return { ...c, supplementAskedOn: on };
    case 'confirmation.accepted':
      return { ...c, acceptedOn: on };
    case 'confirmation.not-accepted':
      return { ...c, refused: { on, reason: event.reason } };
    case 'confirmation.extended':
      return { ...c, extension: { until: event.until, on } };
    case 'confirmation.ruled': {
      const ruling = { decision: event.decision, docNo: event.docNo, on, received: {} };
      return event.decision === 'confirmed'
        ? { ...c, ruling }
        : { ...c, ruling, refused: { on, reason: event.reason ?? '裁定驳回申请' } };
    }
    case 'confirmation.ruling-received':
      return c.ruling
        ? {
            ...c,
            ruling: {
              ...c.ruling,
              received: { ...c.ruling.received, ...Object.fromEntries(event.by.map((each) => [each, on])) },
            },
          }
        : c;
    case 'confirmation.withdrawn':
      return { ...c, withdrawn: { on, by: event.by } };
  }
}
