import { z } from 'zod';
import { all, demand, PERMITTED, type Verdict } from '../../law/verdict';
import { action } from '../../case/action';
import { SIDES, type Actor, type Side } from '../../case/actor';
import { on, reference, side, words } from '../../case/fields';
import { cite, type Situation } from '../../case/situation';
import { notBefore } from '../order-of-days';
import { onlyForItself } from '../own-side';
import { madeIn } from './facts';
import { hasSeal, isSeal, mayView, sealOf } from './seal-rules';
import { CONSENT_WAYS, isOpenByConsent, SEAL_HEADINGS, sealNoOf, type ConsentWay, type SealHeading } from './seals';

const HANDLERS = ['mediator', 'clerk', 'union'] as const;
const PARTIES = ['worker', 'employer'] as const;

const ref = reference(64);

/** How a caseworker shows what a party said; what a party says on its own page shows itself. */
const shownBy = z
  .strictObject({
    way: z.enum(Object.keys(CONSENT_WAYS) as [ConsentWay, ...ConsentWay[]]).exclude(['own-page']),
    evidence: words(200).meta({ description: '凭据的名称、日期和存放处' }),
  })
  .optional()
  .meta({ description: '由工作人员登记的，写明凭据' });
type ShownBy = z.output<typeof shownBy>;

const isParty = ({ role }: Actor): boolean => role === 'worker' || role === 'employer';

const isShown = ({ book, actor, input }: Situation & { actor: Actor; input: { shownBy?: ShownBy } }): Verdict =>
  demand(
    isParty(actor) || input.shownBy !== undefined,
    'standing/consent-without-evidence',
    '由工作人员登记的，应当写明以何种凭据证明当事人本人的意思',
    cite(book, 'settlement-agreement'),
    '填写表示方式和凭据；或者请当事人在自己的网页上办理',
  );

/** Who said it how. */
const saidBy = (actor: Actor, given: ShownBy): { way: ConsentWay; evidence?: string } =>
  isParty(actor) || !given ? { way: 'own-page' } : given;

const OTHER: Readonly<Record<Side, Side>> = { worker: 'employer', employer: 'worker' };

/** What is under seal, and the parties' consents to lift it: each for itself, each withdrawable. */
export const sealActions = [
  action({
    name: 'standing.seal-fact',
    label: '封存妥协事实',
    by: HANDLERS,
    input: z.strictObject({
      ref: z
        .string()
        .regex(/^[A-Za-z0-9-]{8,64}$/, '应为封存库编号')
        .meta({ description: '封存库编号；内容只存于封存库' }),
      concededBy: side,
      heading: z.enum(Object.keys(SEAL_HEADINGS) as [SealHeading, ...SealHeading[]]).optional(),
    }),
    basis: 'settlement-agreement',
    rule: () => PERMITTED,
    inputRule: ({ input, facts, book }) =>
      demand(
        !sealOf(facts, input.ref),
        'standing/sealed-already',
        `${input.ref}已经封存`,
        cite(book, 'settlement-agreement'),
        '无需重复封存',
      ),
    events: ({ input: { ref, concededBy, heading }, facts }) => [
      { type: 'standing.fact-sealed', ref, concededBy, heading, madeIn: madeIn(facts) },
    ],
  }),
  action({
    name: 'standing.consent-to-unseal',
    label: '同意解除封存',
    by: [...PARTIES, ...HANDLERS],
    input: z.strictObject({ ref, side, shownBy, on }),
    basis: 'settlement-agreement',
    rule: hasSeal,
    inputRule: (situation) => {
      const { input, facts, book } = situation;
      const seal = sealOf(facts, input.ref);
      return all(
        isSeal(situation, input.ref),
        onlyForItself(situation, [input.side], 'settlement-agreement'),
        isShown(situation),
        notBefore(situation, [seal?.sealedOn], 'settlement-agreement'),
        demand(
          seal?.consents?.[input.side] === undefined,
          'standing/consented-already',
          `${SIDES[input.side]}已经同意解除封存`,
          cite(book, 'settlement-agreement'),
          '等待对方表示意见；改变意见的，撤回同意',
        ),
      );
    },
    events: ({ input: { ref, side, shownBy }, facts, actor }) => [
      {
        type: 'standing.unsealing-consented',
        ref,
        sealNo: sealNoOf(facts.standing.sealed, ref),
        side,
        ...saidBy(actor, shownBy),
      },
      ...(sealOf(facts, ref)?.consents?.[OTHER[side]]
        ? [{ type: 'standing.seal-released' as const, ref, ground: 'both-consent' as const }]
        : []),
    ],
  }),
  action({
    name: 'standing.withdraw-unsealing-consent',
    label: '撤回解除封存的同意',
    by: [...PARTIES, ...HANDLERS],
    input: z.strictObject({ ref, side, shownBy }),
    basis: 'settlement-agreement',
    rule: (situation) =>
      all(
        hasSeal(situation),
        demand(
          situation.facts.standing.sealed.some(({ consents }) => consents?.worker ?? consents?.employer),
          'standing/no-unsealing-consent',
          '没有解除封存的同意',
          cite(situation.book, 'settlement-agreement'),
          '无需撤回',
        ),
      ),
    inputRule: (situation) => {
      const { input, facts, book } = situation;
      return all(
        isSeal(situation, input.ref),
        onlyForItself(situation, [input.side], 'settlement-agreement'),
        isShown(situation),
        demand(
          sealOf(facts, input.ref)?.consents?.[input.side] !== undefined,
          'standing/not-consented',
          `${SIDES[input.side]}没有同意解除该项封存`,
          cite(book, 'settlement-agreement'),
          '核对封存库编号和当事人',
        ),
      );
    },
    events: ({ input: { ref, side, shownBy }, facts, actor }) => {
      const sealNo = sealNoOf(facts.standing.sealed, ref);
      const seal = sealOf(facts, ref);
      return [
        { type: 'standing.unsealing-consent-withdrawn', ref, sealNo, side, ...saidBy(actor, shownBy) },
        ...(seal && isOpenByConsent(seal) ? [{ type: 'standing.seal-restored' as const, ref, sealNo }] : []),
      ];
    },
  }),
  action({
    name: 'standing.view-sealed',
    label: '查阅封存内容',
    by: [...PARTIES, ...HANDLERS, 'arbitrator', 'court', 'inspector', 'supervisor'],
    input: z.strictObject({ ref }),
    basis: 'settlement-agreement',
    rule: hasSeal,
    inputRule: mayView,
    events: ({ input: { ref }, facts }) => {
      const seal = sealOf(facts, ref);
      const ground = seal && isOpenByConsent(seal) ? 'both-consent' : 'law';
      return [{ type: 'standing.sealed-viewed', ref, sealNo: sealNoOf(facts.standing.sealed, ref), ground }];
    },
  }),
] as const;
