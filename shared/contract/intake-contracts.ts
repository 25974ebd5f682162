import { z } from 'zod';
import { claimForm, openingForm, partyForm } from '../case/form';
import { LIKENESSES, type Likeness } from '../case/likeness';
import { intakeCheck } from './case-answers';
import { contract } from './contract';
import { caseNo, day } from './shapes';
import { STAFF } from './worklist-contracts';

/** What is known of a dispute while the form is filled in: nobody need be named yet. */
const intakeDraft = z.strictObject({
  door: openingForm.shape.door,
  district: openingForm.shape.district,
  disputeKind: openingForm.shape.disputeKind,
  infringedOn: openingForm.shape.infringedOn,
  employmentEndedOn: openingForm.shape.employmentEndedOn,
  stillEmployed: openingForm.shape.stillEmployed,
  collective: openingForm.shape.collective,
  parties: z
    .array(partyForm.pick({ side: true, name: true, idNo: true, phone: true, groups: true }))
    .max(20)
    .default([]),
  claims: z
    .array(claimForm.pick({ no: true, kind: true }))
    .min(1, '至少有一项请求')
    .max(50),
});
export type IntakeDraft = z.output<typeof intakeDraft>;
/** The draft as it is sent. */
export type SentDraft = z.input<typeof intakeDraft>;

const similarCase = z
  .object({
    caseNo,
    organ: z.string(),
    openedOn: day,
    likenesses: z
      .array(z.enum(Object.keys(LIKENESSES) as [Likeness, ...Likeness[]]))
      .readonly()
      .meta({
        description: Object.entries(LIKENESSES)
          .map((each) => each.join(' '))
          .join('、'),
      }),
    claimKinds: z.array(z.string()).readonly().meta({ description: '与本次请求类型相同的请求' }),
    mayOpen: z.boolean().meta({ description: '可以打开并入；否则只给出编号和办理机构' }),
    workers: z.array(z.string()).readonly().optional(),
    employers: z.array(z.string()).readonly().optional(),
    tickets: z
      .array(z.object({ hotline: z.string(), orderNo: z.string(), dispatchedOn: day }))
      .readonly()
      .optional(),
  })
  .meta({ id: 'SimilarCase', description: '可能是同一争议的未结案件' });

export const INTAKE_CONTRACTS = {
  checkIntake: contract({
    method: 'post',
    path: '/v1/intake-checks',
    tag: 'cases',
    summary: '登记前的审查：受理范围、管辖、重复案件、时效',
    description: '与登记时的审查相同，随填随查，不留痕迹；另列出可能是同一争议的未结案件，供并入。',
    access: STAFF,
    body: intakeDraft,
    status: 200,
    answer: z.object({
      checks: z.array(intakeCheck).readonly(),
      similar: z.array(similarCase).readonly(),
    }),
  }),
} as const;
