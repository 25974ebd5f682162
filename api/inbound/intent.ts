import type { z } from 'zod';
import { type ACTIONS, type ActionName, type ActionRequest } from '../../shared/case/actions';
import type { CaseFacts } from '../../shared/case/facts';
import type { OpeningForm } from '../../shared/case/form';
import type { Contract, Received } from '../../shared/exchange/contract';
import type { FieldFault } from '../../shared/problems';
import type { LocalDate } from '../../shared/law/local-date';

/** 法院、案号、方式：the same three are the same mandate. */
export type NaturalKey = {
  readonly courtCode: string;
  readonly caseNo: string;
  readonly mode: 'delegated' | 'entrusted';
};

/** What a partner's message means in a case: it opens one, or acts in one. */
export type Intent =
  | {
      readonly kind: 'open';
      /** The partner's number for the matter: the same matter, sent again under another id, is the same case. */
      readonly subject: string;
      readonly form: OpeningForm;
      /** Acts that follow at once. */
      readonly acts: readonly ActionRequest[];
      /** Why it cannot be taken as it is: found when it is carried out, and said in the business acknowledgement. */
      readonly faults?: readonly FieldFault[];
      /** A court's own number for the matter: whatever the message is called, it is the same mandate. */
      readonly naturalKey?: NaturalKey;
    }
  | {
      readonly kind: 'act';
      /** As the message names it; else the case that a message on the same subject has opened. */
      readonly caseNo: string | undefined;
      readonly subject?: string;
      readonly acts: readonly ActionRequest[];
      /** What in the message does not fit this case, so that it cannot be the one that is meant; nothing if it is. */
      readonly mistaken?: (facts: CaseFacts) => FieldFault | undefined;
    };

/** One translation for each message of a contract: a message without one does not compile. */
export type Translator<C extends Contract> = {
  readonly [Name in keyof C['receives']]: (message: Received<C, Name>, receivedOn: LocalDate) => Intent;
};

type InputOf<Name extends ActionName> = z.input<Extract<(typeof ACTIONS)[number], { name: Name }>['input']>;

/** An act of the catalogue with the input that it wants. */
export const act = <Name extends ActionName>(name: Name, input: InputOf<Name>): ActionRequest => ({ name, input });

/** Opens the case of a form under the partner's number for the matter, and acts in it at once. */
export const opening = (subject: string, form: OpeningForm, ...acts: readonly ActionRequest[]): Intent => ({
  kind: 'open',
  subject,
  form,
  acts,
});

/** Acts in the case that the message names. */
export const inCase = (caseNo: string, ...acts: readonly ActionRequest[]): Intent => ({ kind: 'act', caseNo, acts });
