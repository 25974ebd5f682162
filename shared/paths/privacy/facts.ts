import type { z } from 'zod';
import type { LocalDate } from '../../law/local-date';
import type { CaseFacts } from '../../case/facts';
import { partyForm } from '../../case/form';
import type { GrantField } from '../../case/grant-fields';

// 个人信息：to whom a person agrees that its data are shown, and what it has put right. What is asked for, answered and
// withdrawn are entries like all others: nothing is overwritten.

/** What a person is asked to agree to: which body, what for, which data, until which day. */
export type Sharing = {
  /** The person's number within the case. */
  readonly party: string;
  /** The body by its number among the organisations, and as it is called. */
  readonly body: string;
  readonly bodyName: string;
  readonly purpose: string;
  readonly fields: readonly GrantField[];
  readonly until: LocalDate;
};

/** A sharing as it stands; without an answer nobody has agreed. */
export type SharingAsked = Sharing & {
  readonly askedOn: LocalDate;
  readonly answer?: { readonly given: boolean; readonly on: LocalDate };
  readonly withdrawnOn?: LocalDate;
};

/** What a person may say is wrong. */
export const CORRECTABLE = {
  name: true,
  idNo: true,
  phone: true,
  email: true,
  address: true,
  bank: true,
  bankAccount: true,
};
export const changes = partyForm.pick(CORRECTABLE as Record<keyof typeof CORRECTABLE, true>).partial();
type Changes = z.output<typeof changes>;

/** 更正请求：what a person says is wrong, and what became of it. */
export type Correction = {
  readonly party: string;
  readonly changes: Changes;
  readonly reason: string;
  readonly on: LocalDate;
  readonly decision?: { readonly granted: boolean; readonly reason?: string; readonly on: LocalDate };
};

export type PrivacyFacts = { readonly sharings: readonly SharingAsked[]; readonly corrections: readonly Correction[] };

export type PrivacyEvent =
  | ({ type: 'privacy.sharing-asked' } & Sharing)
  | ({ type: 'privacy.sharing-answered'; no: number; given: boolean } & Sharing)
  | ({ type: 'privacy.sharing-withdrawn'; no: number } & Sharing)
  | { type: 'privacy.correction-requested'; party: string; changes: Changes; reason: string }
  | { type: 'privacy.correction-decided'; no: number; granted: boolean; reason?: string };

export function evolvePrivacy(
  facts: PrivacyFacts = { sharings: [], corrections: [] },
  event: PrivacyEvent,
  day: LocalDate,
): PrivacyFacts {
  const sharing = (no: number, change: Partial<SharingAsked>): PrivacyFacts => ({
    ...facts,
    sharings: facts.sharings.map((each, i) => (i === no - 1 ? { ...each, ...change } : each)),
  });
  switch (event.type) {
    case 'privacy.sharing-asked': {
      const { type: _, ...asked } = event;
      return { ...facts, sharings: [...facts.sharings, { ...asked, askedOn: day }] };
    }
    case 'privacy.sharing-answered':
      return sharing(event.no, { answer: { given: event.given, on: day } });
    case 'privacy.sharing-withdrawn':
      return sharing(event.no, { withdrawnOn: day });
    case 'privacy.correction-requested': {
      const { party, changes: wanted, reason } = event;
      return { ...facts, corrections: [...facts.corrections, { party, changes: wanted, reason, on: day }] };
    }
    case 'privacy.correction-decided': {
      const { granted, reason } = event;
      const decision = { granted, ...(reason ? { reason } : {}), on: day };
      const corrections = facts.corrections.map((each, i) => (i === event.no - 1 ? { ...each, decision } : each));
      return { ...facts, corrections };
    }
  }
}

export const sharingsOf = (facts: CaseFacts): readonly SharingAsked[] => facts.privacy?.sharings ?? [];
export const correctionsOf = (facts: CaseFacts): readonly Correction[] => facts.privacy?.corrections ?? [];
export const isUnanswered = ({ answer, withdrawnOn }: SharingAsked): boolean => !answer && !withdrawnOn;
/** Agreed to, and not withdrawn. */
export const isGiven = ({ answer, withdrawnOn }: SharingAsked): boolean => answer?.given === true && !withdrawnOn;
