import type { PoolClient } from 'pg';
import { issueCaseNumber, noteOpening, openingOf } from '../db/case-numbers';
import { loadedCalendars } from '../db/calendars';
import { claimMandate, noteMandateCase } from '../db/court-mandates';
import { openDuplicates } from '../db/duplicates';
import { byItself } from '../db/eyes';
import { noteCaseNo } from '../db/idempotency';
import { entriesOfKey } from '../db/ledger';
import { casesKnowing } from '../db/personal-index';
import { transaction } from '../db/pool';
import type { Actor, Side } from '../shared/case/actor';
import { openingForm, type OpeningForm, type Party } from '../shared/case/form';
import { openFile, type Opening } from '../shared/case/opening';
import type { MandateKey } from '../shared/exchange/court-spreadsheet/columns';
import { IMP } from '../shared/law/statutes/invited-mediation-provisions';
import { localDateOf, yearOf, type LocalDate } from '../shared/law/local-date';
import { actId } from './acting';
import type { Office } from './office';
import { Problem, unavailable } from './problem';

/** What it takes to open a case. */
export type OpeningDesk = Pick<Office, 'pool' | 'cases' | 'clock' | 'log' | 'personal'>;

/** A case as it is opened: the number that was issued for it, and all that its first entries follow from. */
export type Opened = { readonly opening: Opening; readonly shiftMs: number };

/** Who opens what, under which key. `promised`: the number that an attempt which died was issued. */
export type OpeningRequest = {
  readonly form: OpeningForm;
  readonly actor: Actor;
  readonly key: string;
  readonly promised?: string | undefined;
  /** A court's mandate that nobody else may have opened a case for; not if whoever asks has claimed it already. */
  readonly mandate?: MandateKey | undefined;
  /** Training only, milliseconds. */
  readonly shiftMs?: number;
};

/**
 * Issues a number and starts the case. Number, opening and key are kept in one transaction before anything starts, so
 * that whoever comes after a crash, be it the client or `startPromised`, starts the same case.
 */
export async function open(office: OpeningDesk, request: OpeningRequest): Promise<Opened> {
  const opened = (await promised(office, request)) ?? (await promise(office, request));
  await office.cases.start(opened.opening, opened.shiftMs);
  void tellIfNewer(office, opened.opening).catch((error: unknown) =>
    office.log.error(error, 'a new case was not told of a new calendar'),
  );
  return opened;
}

async function promise(
  { pool, clock, personal }: OpeningDesk,
  { form, actor, key, mandate, shiftMs = 0 }: OpeningRequest,
): Promise<Opened> {
  const now = clock.now() + shiftMs;
  mustHaveHappened(form, localDateOf(now));
  return transaction(pool, async (client) => {
    const calendars = await loadedCalendars(client);
    const caseNo = await issueCaseNumber(client, yearOf(localDateOf(now)));
    if (mandate) await takeMandate(client, mandate, caseNo);
    const opening: Opening = {
      caseNo,
      form: await personal.protect(client, { caseNo, schema: openingForm }, form),
      calendars,
      by: actor,
      key: actId(actor, key),
      at: new Date(now).toISOString(),
    };
    await noteOpening(client, { opening, shiftMs });
    await noteCaseNo(client, { actorId: actor.id, key }, caseNo);
    return { opening, shiftMs };
  });
}

/** One mandate, one case, by whichever way it came. @throws Problem `refused` with the case that there is. */
async function takeMandate(client: PoolClient, mandate: MandateKey, caseNo: string): Promise<void> {
  const claim = await claimMandate(client, mandate, `case/${caseNo}`);
  if (claim.kind === 'mine') return noteMandateCase(client, mandate, caseNo);
  const there = claim.ourCaseNo ? `已经登记为${claim.ourCaseNo}` : '正在登记';
  const reason = `${mandate.caseNo}的委派、委托${there}`;
  const remedy = '在已经登记的案件中办理，无需再次登记';
  throw new Problem('refused', {
    detail: reason,
    refusals: [{ code: 'mandate/registered', reason, cite: IMP.art('27'), remedy }],
  });
}

/** A case does not begin with what has not happened yet. @throws Problem `validation` */
function mustHaveHappened(
  { infringedOn, employmentEndedOn, court, arbitration, ticket }: OpeningForm,
  today: LocalDate,
): void {
  const days = {
    infringedOn,
    employmentEndedOn,
    'court.receivedOn': court?.receivedOn,
    'arbitration.applicationReceivedOn': arbitration?.applicationReceivedOn,
    'arbitration.bothConsentedOn': arbitration?.bothConsentedOn,
    'ticket.dispatchedOn': ticket?.dispatchedOn,
  };
  const fields = Object.entries(days)
    .filter(([, day]) => day !== undefined && day > today)
    .map(([name, day]) => ({ path: `body.${name}`, code: 'in-the-future', message: `${day}晚于今天${today}` }));
  if (fields.length > 0)
    throw new Problem('validation', { detail: `${fields[0]?.path} ${fields[0]?.message}`, fields });
}

/** What an earlier attempt under this key was promised: kept beside the number, or, once recorded, in the ledger. */
async function promised(
  { pool }: OpeningDesk,
  { promised: caseNo, actor, key, shiftMs = 0 }: OpeningRequest,
): Promise<Opened | undefined> {
  if (caseNo === undefined) return undefined;
  const kept = await openingOf(pool, caseNo);
  if (kept) return kept;
  const [first] = await entriesOfKey(pool, caseNo, actId(actor, key));
  if (first?.event.type !== 'case.opened')
    throw unavailable(new Error(`${caseNo} was promised and is neither kept nor recorded`));
  const { form, calendars } = first.event;
  return { opening: { caseNo, form, calendars, by: first.by, key: first.key, at: first.at }, shiftMs };
}

/** A calendar that was loaded while the case was on its way has not been told to it by who loaded it. */
async function tellIfNewer({ pool, cases }: OpeningDesk, { caseNo, calendars, by, key }: Opening): Promise<void> {
  const known = new Set(calendars.map(({ year, revision }) => `${year}r${revision}`));
  const newer = (await loadedCalendars(pool)).filter(({ year, revision }) => !known.has(`${year}r${revision}`));
  for (const calendar of newer)
    await cases.tell(caseNo, calendar, by, `${key}/calendar-${calendar.year}r${calendar.revision}`);
}

/** The file as it lies on the desk after the opening. */
export const fileOf = ({ opening, shiftMs }: Opened) => {
  const { facts, entries } = openFile(opening);
  return { view: { caseNo: opening.caseNo, seq: entries.length, shiftMs, facts }, entries };
};

/** Open cases between the same people about the same, other than this one. */
export async function duplicatesOf(office: Office, form: OpeningForm, caseNo: string): Promise<string[]> {
  const [worker, employer] = await Promise.all([
    casesWith(office, form.parties, 'worker', 'idNo'),
    casesWith(office, form.parties, 'employer', 'idNo'),
  ]);
  // Also those of other organs: of them no more than the number is told.
  const found = await byItself(() => openDuplicates(office.pool, form, { worker, employer }));
  return found.map((each) => each.caseNo).filter((each) => each !== caseNo);
}

const NUMBERS = { idNo: 'identity-number', phone: 'phone' } as const;

/** Cases, of whatever organ, in which somebody of a side has such a number of somebody here. */
export const casesWith = (
  { pool, personal }: Pick<Office, 'pool' | 'personal'>,
  parties: readonly Pick<Party, 'side' | 'idNo' | 'phone'>[],
  side: Side,
  number: keyof typeof NUMBERS,
): Promise<string[]> =>
  casesKnowing(
    pool,
    parties
      .filter((party) => party.side === side && party[number] !== undefined)
      .map((party) => personal.term(side, NUMBERS[number], party[number] ?? '')),
  );
