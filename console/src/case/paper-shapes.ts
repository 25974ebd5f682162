import type { Citation, Refusal } from './shapes';

// The answers by which the case page looks like the paper file.

/** A line of the docket in plain words. */
export type DocketLine = {
  readonly seq: number;
  readonly at: string;
  readonly on: string;
  readonly by: string;
  readonly label: string;
  readonly text: string;
  readonly detail: readonly { readonly label: string; readonly value: string }[];
};
export type Docket = { readonly entries: readonly DocketLine[] };

export type PathState = 'done' | 'current' | 'open' | 'closed' | 'ahead';
export type PathNode = {
  readonly id: string;
  readonly label: string;
  readonly state: PathState;
  readonly since?: string;
  readonly dueOn?: string;
  readonly cite?: Citation;
};
export type PathEdge = { readonly from: string; readonly to: string; readonly label?: string };
export type CasePath = { readonly nodes: readonly PathNode[]; readonly edges: readonly PathEdge[] };

/** One of the ways to make an agreement binding, or none of them. */
export type BindingCard = {
  readonly key: 'review' | 'confirmation' | 'neither';
  readonly label: string;
  readonly effect: string;
  readonly dueOn?: string;
  readonly who: string;
  readonly blockers: readonly Refusal[];
  readonly cites: readonly Citation[];
};
export type Binding = { readonly cards: readonly BindingCard[] };
