import { z } from 'zod';

// The form in which realistic cases are written down: what happened when, and which last days and outcome are expected.

const party = z.looseObject({
  id: z.string(),
  role: z.enum(['APPLICANT', 'RESPONDENT', 'THIRD_PARTY']),
  kind: z.string(),
  name: z.string(),
  idNo: z.string().optional(),
  uscc: z.string().optional(),
  phone: z.string().optional(),
  agent: z.string().optional(),
  group: z.string().optional(),
  collective: z.looseObject({ count: z.int(), representatives: z.array(z.string()) }).optional(),
});

const claim = z.looseObject({
  no: z.int(),
  type: z.string(),
  text: z.string(),
  amount: z.number().default(0),
  formula: z.string().optional(),
});

const event = z.looseObject({
  at: z.iso.datetime({ offset: true }),
  type: z.string(),
  actor: z.string(),
  summary: z.string(),
  data: z.record(z.string(), z.unknown()).default({}),
});

const expectedDeadline = z.looseObject({
  rule: z.string(),
  name: z.string(),
  triggerDate: z.string(),
  dueDate: z.string(),
  provisional: z.boolean().optional(),
  note: z.string().optional(),
});

const sampleCase = z.looseObject({
  id: z.string(),
  title: z.string(),
  tags: z.array(z.string()).default([]),
  riskLevel: z.enum(['BLUE', 'YELLOW', 'ORANGE', 'RED']).optional(),
  district: z.string(),
  parties: z.array(party).min(2),
  claims: z.array(claim).min(1),
  facts: z.string().optional(),
  court: z
    .looseObject({
      courtCode: z.string(),
      preCaseNo: z.string().optional(),
      caseNo: z.string().optional(),
      mode: z.enum(['委派', '委托']),
      procedure: z.string().optional(),
      handler: z.string().optional(),
    })
    .optional(),
  events: z.array(event).min(1),
  expectedDeadlines: z.array(expectedDeadline).default([]),
  expectedOutcome: z.string(),
});

export const sampleFile = z.looseObject({
  orgs: z
    .array(z.looseObject({ id: z.string(), name: z.string(), kind: z.string(), courtCode: z.string().optional() }))
    .default([]),
  mediators: z.array(z.looseObject({ id: z.string(), name: z.string(), org: z.string() })).default([]),
  cases: z.array(sampleCase).min(1),
});

export type SampleFile = z.output<typeof sampleFile>;
export type SampleCase = z.output<typeof sampleCase>;
export type SampleEvent = z.output<typeof event>;
