import type { z } from 'zod';
import type { actionForm, caseShape } from '../../../shared/contract/case-answers';
import type { citation, deadlineReceipt, deadlineShape, refusal } from '../../../shared/contract/shapes';
import type { SIMULATION_CONTRACTS } from '../../../shared/contract/simulation-contracts';
import type { FieldFault } from '../../../shared/problems';

// What the case page reads, by the contracts of the API. Types only: nothing of them is in the bundle.

export type CaseFile = z.output<typeof caseShape>;
export type Citation = z.output<typeof citation>;
export type Refusal = z.output<typeof refusal>;
export type Deadline = z.output<typeof deadlineShape>;
export type Receipt = z.output<typeof deadlineReceipt>;
export type ActionForm = z.output<typeof actionForm>;
export type Simulation = z.output<typeof SIMULATION_CONTRACTS.simulate.answer>;
export type Story = z.input<typeof SIMULATION_CONTRACTS.simulate.body>;

/** An act as a person puts it together: what the server checks, and refuses or carries out. */
export type Draft = { readonly name: string; readonly input: unknown };

/** Lays an act on the desk, with what is known of its input already. */
export type OpenAct = (action: ActionForm, given?: Readonly<Record<string, unknown>>) => void;

/** A problem document (RFC 9457) with what the case page makes use of. */
export type ProblemDocument = {
  readonly type?: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly fields?: readonly FieldFault[];
  readonly refusals?: readonly Refusal[];
  /** Entries that came after the version which the author knew. */
  readonly changed?: readonly ChangedEntry[];
  readonly seq?: number;
};

export type ChangedEntry = {
  readonly seq: number;
  readonly at: string;
  readonly by: { readonly role: string; readonly name?: string };
  readonly event: { readonly type: string };
};

export type JsonSchema = { readonly [keyword: string]: unknown };
