import { digestOf } from '../case/entry';
import type { LocalDate } from '../law/local-date';
import type { Service } from '../paths/documents';
import type { DocumentModel } from './document';

/** The steps of a document, each taken once. Service is told by the docket of its case. */
export const DOCUMENT_STEPS = { drafted: '草稿', checked: '已核对', issued: '已发出', superseded: '已被替代' } as const;
export type StepName = keyof typeof DOCUMENT_STEPS;

/** Where a document stands. */
export const DOCUMENT_STATES = { ...DOCUMENT_STEPS, served: '已送达' } as const;
export type DocumentState = keyof typeof DOCUMENT_STATES;

/** What must have been the last step before. */
const AFTER: Readonly<Record<Exclude<StepName, 'drafted'>, readonly StepName[]>> = {
  checked: ['drafted'],
  issued: ['checked'],
  superseded: ['drafted', 'checked', 'issued'],
};

type Step = { readonly step: StepName };

export const lastStep = (steps: readonly Step[]): StepName => steps.at(-1)?.step ?? 'drafted';

export const mayStep = (steps: readonly Step[], step: Exclude<StepName, 'drafted'>): boolean =>
  AFTER[step].includes(lastStep(steps));

/** Where it stands on a day; deemed service counts only when its days have passed. */
export function stateOf(steps: readonly Step[], services: readonly Service[], today: LocalDate): DocumentState {
  const step = lastStep(steps);
  return step === 'issued' && services.some(({ servedOn }) => servedOn <= today) ? 'served' : step;
}

/** What is put on the paper when it is issued. */
export type Issue = { readonly on: LocalDate; readonly number?: string | undefined };

/** The document as it goes out: with the day of its issue and its number. */
export const issued = (model: DocumentModel, { on, number }: Issue): DocumentModel => ({
  ...model,
  on,
  ...(number ? { number } : {}),
});

/** SHA-256 over the canonical text of a document, hexadecimal: what its entry in the docket and its seal vouch for. */
export const contentDigest = (model: DocumentModel): string => digestOf(model);

/** Whether two drafts say the same, whenever they were made. */
export const sayTheSame = (a: DocumentModel, b: DocumentModel): boolean =>
  contentDigest({ ...a, on: b.on }) === contentDigest(b);
