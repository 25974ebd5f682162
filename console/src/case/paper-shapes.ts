import type { z } from 'zod';
import type { PAPER_CONTRACTS } from '../../../shared/contract/paper-contracts';

// The answers by which the case page looks like the paper file.

export type Docket = z.output<typeof PAPER_CONTRACTS.readDocket.answer>;
export type DocketLine = Docket['entries'][number];
export type CasePath = Pick<z.output<typeof PAPER_CONTRACTS.readPath.answer>, 'nodes' | 'edges'>;
export type PathNode = CasePath['nodes'][number];
export type PathEdge = CasePath['edges'][number];
export type PathState = PathNode['state'];
export type Binding = z.output<typeof PAPER_CONTRACTS.readBinding.answer>;
export type BindingCard = Binding['cards'][number];
