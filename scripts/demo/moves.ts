import type { ActionName } from '../../shared/case/actions';
import type { Actor } from '../../shared/case/actor';
import type { CaseFacts } from '../../shared/case/facts';
import type { z } from 'zod';
import type { openingForm } from '../../shared/case/form';

/** One thing that somebody does, or that must have come about by itself. */
export type Move =
  | { readonly kind: 'open'; readonly by: Actor; readonly form: z.input<typeof openingForm> }
  | {
      readonly kind: 'act';
      readonly by: Actor;
      readonly name: ActionName;
      readonly input: object | ((facts: CaseFacts) => object | undefined);
    }
  | { readonly kind: 'seal'; readonly by: Actor; readonly content: string; readonly concededBy: 'worker' | 'employer' }
  | { readonly kind: 'look-denied'; readonly by: Actor }
  | { readonly kind: 'refused'; readonly by: Actor; readonly name: ActionName; readonly code: string }
  | { readonly kind: 'expect'; readonly what: string; readonly holds: (facts: CaseFacts) => boolean };

export const act = (
  by: Actor,
  name: ActionName,
  input: object | ((facts: CaseFacts) => object | undefined) = {},
): Move => ({ kind: 'act', by, name, input });

export const expectThat = (what: string, holds: (facts: CaseFacts) => boolean): Move => ({
  kind: 'expect',
  what,
  holds,
});
