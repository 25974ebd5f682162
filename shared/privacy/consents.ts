import type { Side } from '../case/actor';
import type { Entry } from '../case/entry';
import type { CaseEvent } from '../case/facts';
import type { LocalDate } from '../law/local-date';
import type { Sharing } from '../paths/privacy/facts';
import { GRANT_FIELDS } from '../case/grant-fields';

/** What people consent to in a case, and what a withdrawal blocks at once: the guard that asks for it. */
export const CONSENT_KINDS = {
  mediate: { label: '同意调解', blocks: '不同意调解的，不予受理或者终结调解' },
  extend: { label: '同意延长调解期限', blocks: '未经双方同意，调解期限不延长' },
  'electronic-service': { label: '同意电子送达', blocks: '不再以电子方式送达文书和通知' },
  online: { label: '同意在线办理', blocks: '改为线下办理' },
  'open-sealed': { label: '同意解除封存', blocks: '撤回后立即恢复封存，不再准许查阅；此前的查阅记录保留' },
  'share-data': { label: '同意向其他单位提供个人信息', blocks: '撤回后不再依据该项同意提供个人信息，随即生效' },
} as const;
export type ConsentKind = keyof typeof CONSENT_KINDS;

/** One consent, with its scope, its evidence and, if it came to that, its withdrawal. */
export type Consent = {
  readonly kind: ConsentKind;
  /** Who has consented; absent where the docket does not tell the sides apart. */
  readonly side?: Side;
  /** The person's number within the case, where it is one person's consent. */
  readonly party?: string;
  /** Chinese: to what exactly. */
  readonly scope: string;
  readonly givenOn: LocalDate;
  /** The entry of the docket that shows it. */
  readonly evidence: number;
  readonly withdrawnOn?: LocalDate;
  readonly withdrawal?: number;
};

type Said = Pick<Consent, 'kind' | 'scope' | 'side' | 'party'> & { readonly given: boolean };

/** Every consent of a case, in the order in which they were given. A fold of its docket. */
export function consentsOf(entries: readonly Entry[]): readonly Consent[] {
  return entries.reduce<readonly Consent[]>((all, { event, on, seq }) => {
    return saidBy(event).reduce((known, { given, ...said }) => {
      const place = known.findLastIndex((each) => isSame(each, said) && each.withdrawnOn === undefined);
      const standing = known[place];
      if (given) return standing ? known : [...known, { ...said, givenOn: on, evidence: seq }];
      return standing ? known.with(place, { ...standing, withdrawnOn: on, withdrawal: seq }) : known;
    }, all);
  }, []);
}

type Whose = Pick<Consent, 'kind' | 'side' | 'party' | 'scope'>;

const isSame = (a: Whose, b: Whose): boolean =>
  a.kind === b.kind &&
  a.side === b.side &&
  a.party === b.party &&
  (!OF_ONE_THING.includes(a.kind) || a.scope === b.scope);

/** One may consent to this day, this seal or this body, and not to that one. */
const OF_ONE_THING: readonly ConsentKind[] = ['extend', 'open-sealed', 'share-data'];
const BOTH: readonly Side[] = ['worker', 'employer'];

/** What an event says of consents. */
function saidBy(event: CaseEvent): readonly Said[] {
  switch (event.type) {
    case 'case.opened':
      return [...service(event.form.eService), ...online(event.form.online)].filter(({ given }) => given);
    case 'standing.consent-changed':
      return [...service(event.eService), ...online(event.online)];
    case 'mediation.applied':
      return (event.by === 'both' ? BOTH : [event.by]).map((side) => mediating(side, true));
    case 'mediation.entrusted':
      return event.consentedOn ? BOTH.map((side) => mediating(side, true)) : [];
    case 'mediation.consent-recorded':
      return [mediating(event.side, event.given)];
    case 'mediation.extension-answered':
      return [{ kind: 'extend', side: event.side, scope: `延长至${event.until}`, given: event.given }];
    case 'mediation.extended':
      return BOTH.map((side) => ({ kind: 'extend', side, scope: `延长至${event.until}`, given: true }));
    case 'privacy.sharing-answered':
      return [sharing(event, event.given)];
    case 'privacy.sharing-withdrawn':
      return [sharing(event, false)];
    case 'standing.seal-released':
      return event.ground === 'both-consent' ? BOTH.map((side) => unsealing(side, event.ref, true)) : [];
    case 'standing.unsealing-consented':
      return [unsealing(event.side, event.ref, true)];
    case 'standing.unsealing-consent-withdrawn':
      return [unsealing(event.side, event.ref, false)];
    default:
      return [];
  }
}

const sharing = (said: Sharing, given: boolean): Said => ({
  kind: 'share-data',
  party: said.party,
  scope: sharingText(said),
  given,
});
/** Chinese: to whom, which data, what for, until when. */
export const sharingText = ({ bodyName, fields, purpose, until }: Sharing): string =>
  `向${bodyName}提供${fields.map((field) => GRANT_FIELDS[field]).join('、')}，用于${purpose}，至${until}`;
const mediating = (side: Side, given: boolean): Said => ({ kind: 'mediate', side, scope: '本案调解', given });
const unsealing = (side: Side, ref: string, given: boolean): Said => ({
  kind: 'open-sealed',
  side,
  scope: `封存库编号${ref}`,
  given,
});
const service = (given: boolean | undefined): readonly Said[] =>
  given === undefined ? [] : [{ kind: 'electronic-service', scope: '本案文书和通知', given }];
const online = (given: boolean | undefined): readonly Said[] =>
  given === undefined ? [] : [{ kind: 'online', scope: '本案办理', given }];
