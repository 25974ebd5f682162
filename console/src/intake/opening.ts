import type { z } from 'zod';
import type { openingForm } from '../../../shared/case/form';
import type { SentDraft } from '../../../shared/contract/intake-contracts';
import { fenOf } from '../case/money-text';

export type OpeningForm = z.input<typeof openingForm>;
type Party = OpeningForm['parties'][number];

/** A person or a body as it is typed at the window. */
export type TypedParty = Readonly<Partial<Record<'name' | 'kind' | 'idNo' | 'phone' | 'address' | 'agent', string>>> & {
  readonly groups?: Party['groups'];
};

/** A claim as it is typed, or as a calculation makes it. */
export type TypedClaim = {
  readonly kind: OpeningForm['claims'][number]['kind'];
  readonly text: string;
  readonly yuan?: string;
  readonly formula?: string;
};

/** The form as it is typed: money in yuan, nothing numbered. */
export type Typed = {
  readonly door: OpeningForm['door'];
  readonly district: string;
  readonly disputeKind: NonNullable<OpeningForm['disputeKind']>;
  readonly orderNo?: string;
  readonly hotline?: NonNullable<OpeningForm['ticket']>['hotline'];
  readonly dispatchedOn?: string;
  readonly workers: readonly TypedParty[];
  readonly employers: readonly TypedParty[];
  readonly claims: readonly TypedClaim[];
  readonly summary: string;
  readonly infringedOn?: string;
  readonly stillEmployed?: boolean;
  readonly employmentEndedOn?: string;
  readonly eService?: boolean;
  readonly riskLevel?: NonNullable<OpeningForm['riskLevel']>;
};

/** Doors at which a person sits; a court's and a commission's mandates come by their own way. */
export const TYPED_DOORS = [
  'window',
  'telephone',
  'hotline',
  'union',
  'inspection',
  'petition',
  'dispute-centre',
] as const;

/** Leaves out what was left empty: the contract knows no empty text. */
const filled = <Fields extends object>(fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as Fields;

const party = (side: Party['side'], id: string, { name = '', kind, ...rest }: TypedParty): Party =>
  filled({
    id,
    side,
    kind: (kind ?? (side === 'worker' ? 'natural-person' : 'enterprise')) as Party['kind'],
    name: name.trim(),
    ...rest,
  });

/** What is typed, as the case is opened with it. */
export function openingOf(typed: Typed, by: { readonly organ: string; readonly officer: string }): OpeningForm {
  const { workers, employers, claims, orderNo, hotline, dispatchedOn, ...rest } = typed;
  return filled({
    ...rest,
    ...by,
    parties: [
      ...workers.map((each, i) => party('worker', `w${i + 1}`, each)),
      ...employers.map((each, i) => party('employer', `e${i + 1}`, each)),
    ],
    claims: claims.map(({ yuan, ...claim }, i) =>
      filled({ no: i + 1, ...claim, amountFen: yuan ? fenOf(yuan) : undefined }),
    ),
    ticket:
      rest.door === 'hotline' && orderNo && hotline && dispatchedOn ? { hotline, orderNo, dispatchedOn } : undefined,
  });
}

const PHONE = /^[0-9*+\-() ]{5,24}$/;

/** What can be checked already; undefined while the place is not known. Half a telephone number is none yet. */
export function draftOf(typed: Typed): SentDraft | undefined {
  const { door, district, disputeKind, infringedOn, employmentEndedOn, stillEmployed, claims } = typed;
  if (!/^\d{6}$/.test(district ?? '')) return undefined;
  const side = (name: Party['side'], people: readonly TypedParty[] = []) =>
    people
      .filter((each) => each?.name?.trim())
      .map(({ name: called = '', idNo = '', phone = '', groups }) =>
        filled({
          ...{ side: name, name: called.trim(), idNo: idNo.trim(), groups },
          phone: PHONE.test(phone) ? phone : undefined,
        }),
      );
  return filled({
    ...{ door, district, disputeKind, infringedOn, employmentEndedOn, stillEmployed },
    parties: [...side('worker', typed.workers), ...side('employer', typed.employers)],
    claims: claims.map(({ kind }, i) => ({ no: i + 1, kind })),
  });
}

/** Where on the page a fault of the server's belongs: the name of the field, as the page calls it. */
export function placeOf(path: string, workers: number): (string | number)[] | undefined {
  const steps = path
    .replace(/^body\./, '')
    .split('.')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const [first, index] = steps;
  if (first === 'parties' && typeof index === 'number')
    return index < workers ? ['workers', index, ...steps.slice(2)] : ['employers', index - workers, ...steps.slice(2)];
  if (first === 'claims' && steps.at(-1) === 'amountFen') return [...steps.slice(0, -1), 'yuan'];
  if (first === 'ticket') return steps.slice(1);
  return first ? steps : undefined;
}
