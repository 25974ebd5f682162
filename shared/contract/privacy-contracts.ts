import { z } from 'zod';
import { CASEWORKERS } from '../case/actor';
import { CONSENT_KINDS, type ConsentKind } from '../privacy/consents';
import { contract } from './contract';
import { caseNo, caseParams, day, describeTable, sideShape } from './shapes';

export const PRIVACY_CONTRACTS = {
  listConsents: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/consents',
    tag: 'cases',
    summary: '当事人的各项同意：范围、依据、撤回',
    description: '由卷宗逐行推得；撤回通过相应的办理事项作出，随即生效。',
    access: [...CASEWORKERS, 'worker', 'employer', 'supervisor', 'administrator'],
    params: caseParams,
    status: 200,
    answer: z.object({
      caseNo,
      items: z
        .array(
          z
            .object({
              kind: z
                .enum(Object.keys(CONSENT_KINDS) as [ConsentKind, ...ConsentKind[]])
                .meta({ description: describeTable(CONSENT_KINDS) }),
              label: z.string(),
              side: sideShape.optional().meta({ description: '卷宗未区分当事人的无此项' }),
              party: z.string().optional().meta({ description: '本人的案内编号；一方共同作出的无此项' }),
              scope: z.string(),
              givenOn: day,
              evidence: z.number().int().meta({ description: '作为依据的卷宗序号' }),
              withdrawnOn: day.optional(),
              withdrawal: z.number().int().optional().meta({ description: '撤回的卷宗序号' }),
              blocks: z.string().meta({ description: '没有或者撤回该项同意的后果' }),
            })
            .meta({ id: 'Consent' }),
        )
        .readonly(),
    }),
    problems: ['no-such-case'],
  }),
} as const;
