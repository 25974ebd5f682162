import { rulebookFor } from '../law/rulebooks/rulebooks';
import { localDateOf, type LocalDate } from '../law/local-date';
import type { YearCalendar } from '../law/calendar';
import type { Actor } from './actor';
import { NO_PREVIOUS, sealed, type Entry } from './entry';
import { evolve, opened, type CaseEvent, type CaseFacts, type CaseOpened } from './facts';
import type { OpeningForm } from './form';

/** What starts a case: everything that its first entries follow from, so that API and workflow come to the same ones. */
export type Opening = {
  readonly caseNo: string;
  readonly form: OpeningForm;
  readonly calendars: readonly YearCalendar[];
  readonly by: Actor;
  readonly key: string;
  /** UTC instant, ISO, on the case's own clock. */
  readonly at: string;
};

/** The file as it lies on the desk after its opening: the facts and the entries that say why. */
export function openFile(opening: Opening): { facts: CaseFacts; entries: Entry[] } {
  const { caseNo, form, calendars, by, key, at } = opening;
  const today = localDateOf(Date.parse(at));
  const first: CaseOpened = {
    type: 'case.opened',
    caseNo,
    rulebookId: rulebookFor('chongqing', today).id,
    form,
    calendars: [...calendars],
  };
  let facts = opened(first, { at, on: today });
  let previous = NO_PREVIOUS;
  const entries: Entry[] = [];
  const record = (event: CaseEvent, on: LocalDate) => {
    const entry = sealed(caseNo, { seq: entries.length + 1, at, on, by, key, event, previous });
    previous = entry.hash;
    entries.push(entry);
    if (event.type !== 'case.opened') facts = evolve(facts, event, { at, on });
  };
  record(first, today);
  for (const { event, on } of begunAtTheDoor(form, today)) record(event, on);
  return { facts, entries };
}

/** Each door starts the case on its own path with its own clock, not always at the beginning (paths.md, entry points). */
function begunAtTheDoor(
  form: OpeningForm,
  today: LocalDate,
): { event: Exclude<CaseEvent, CaseOpened>; on: LocalDate }[] {
  if (form.court) {
    const { courtCode, caseNo, mandateId, mode, procedure, receivedOn } = form.court;
    const basis =
      mode === 'delegated'
        ? 'court-delegated'
        : procedure === 'simple'
          ? 'court-entrusted-simple'
          : 'court-entrusted-ordinary';
    return [
      {
        event: { type: 'mediation.entrusted', basis, mandate: { from: 'court', organ: courtCode, caseNo, mandateId } },
        on: receivedOn ?? today,
      },
    ];
  }
  if (form.arbitration) {
    const { commission, caseNo, applicationReceivedOn, mode, bothConsentedOn } = form.arbitration;
    const received = {
      event: { type: 'arbitration.application-received' as const, commission },
      on: applicationReceivedOn,
    };
    if (mode === 'suggested') return [received];
    const mandate = {
      from: 'arbitration' as const,
      organ: commission,
      caseNo: caseNo ?? '',
      mandateId: `${commission}/${caseNo ?? applicationReceivedOn}`,
    };
    return [
      received,
      {
        event: {
          type: 'mediation.entrusted',
          basis: 'arbitration-entrusted',
          mandate,
          consentedOn: bothConsentedOn ?? today,
        },
        on: bothConsentedOn ?? today,
      },
    ];
  }
  return [];
}
