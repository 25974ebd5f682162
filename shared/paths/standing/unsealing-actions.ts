import { z } from 'zod';
import { mayAskByLaw, UNSEALING_PROVISIONS, type UnsealingProvision } from '../../law/rulings/unsealing';
import { all, demand } from '../../law/verdict';
import { action } from '../../case/action';
import type { Actor } from '../../case/actor';
import { reference, statement, words } from '../../case/fields';
import { cite } from '../../case/situation';
import { concededIn, hasSeal, hasUndecided, isSeal, mayDecide, pendingBefore, runningFor } from './seal-rules';
import { isUndecided, sealNoOf, type Person } from './seals';

/** Who decides: those who keep the file, never those who want to read it. */
const KEEPERS = ['clerk', 'supervisor'] as const;

const no = z.int().min(1).max(500).meta({ description: '启封申请的序号' });

const personOf = ({ id, role, name, organ, onBehalfOf }: Actor): Person => ({
  id,
  role,
  ...(name ? { name } : {}),
  ...(organ ? { organ } : {}),
  ...(onBehalfOf ? { onBehalfOf } : {}),
});

/** 依法启封 by two persons: one asks and names the provision, another decides; then only the one who asked may look. */
export const unsealingActions = [
  action({
    name: 'standing.request-unsealing',
    label: '申请依法启封',
    by: ['arbitrator', 'court'],
    input: z.strictObject({
      ref: reference(64),
      provision: z.enum(Object.keys(UNSEALING_PROVISIONS) as [UnsealingProvision, ...UnsealingProvision[]]),
      purpose: statement.meta({ description: '查阅的目的，不写封存的内容' }),
      proceeding: words(200).meta({ description: '用于哪一程序，如“（2026）渝0108民特12号司法确认”' }),
    }),
    basis: 'settlement-agreement',
    rule: hasSeal,
    inputRule: (situation) => {
      const { input, facts, actor, book } = situation;
      const isAsked = facts.standing.unsealings?.some(
        (each) => each.ref === input.ref && each.requester.id === actor.id && isUndecided(each),
      );
      return all(
        isSeal(situation, input.ref),
        mayAskByLaw({
          madeIn: concededIn(facts, input.ref),
          provision: input.provision,
          pending: pendingBefore(facts, actor),
        }),
        demand(
          !isAsked && !runningFor(situation, actor, input.ref),
          'standing/unsealing-asked-already',
          '已经提出启封申请，或者已经获准查阅',
          cite(book, 'unsealing-decision'),
          '等待答复，或者在期限内查阅',
        ),
      );
    },
    events: ({ input: { ref, provision, purpose, proceeding }, facts, actor }) => [
      {
        type: 'standing.unsealing-requested',
        ref,
        sealNo: sealNoOf(facts.standing.sealed, ref),
        provision,
        purpose,
        proceeding,
        requester: personOf(actor),
      },
    ],
  }),
  action({
    name: 'standing.approve-unsealing',
    label: '批准依法启封',
    by: KEEPERS,
    input: z.strictObject({ no }),
    basis: 'unsealing-decision',
    rule: hasUndecided,
    inputRule: mayDecide,
    events: ({ input: { no }, actor }) => [{ type: 'standing.unsealing-approved', no, approver: personOf(actor) }],
  }),
  action({
    name: 'standing.refuse-unsealing',
    label: '不予批准启封',
    by: KEEPERS,
    input: z.strictObject({ no, reason: statement }),
    basis: 'unsealing-decision',
    rule: hasUndecided,
    inputRule: mayDecide,
    events: ({ input: { no, reason }, actor }) => [
      { type: 'standing.unsealing-refused', no, approver: personOf(actor), reason },
    ],
  }),
] as const;
