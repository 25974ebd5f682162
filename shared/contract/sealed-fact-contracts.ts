import { z } from 'zod';
import { statement } from '../case/fields';
import { contract } from './contract';
import { entryShape } from './case-answers';
import { caseNo, caseParams, day, instant, sideShape } from './shapes';

const ref = z
  .string()
  .regex(/^[A-Za-z0-9-]{8,64}$/, '应为封存库编号')
  .meta({ description: '封存库编号' });

export const SEALED_FACT_CONTRACTS = {
  sealFact: contract({
    method: 'post',
    path: '/v1/cases/{caseNo}/sealed-facts',
    tag: 'sealed-facts',
    summary: '封存为达成和解、调解而妥协认可的事实',
    description: '内容加密存入封存库，卷宗只记编号；除依法解除封存外，不出现在任何查询、文书和报送中。',
    access: ['mediator', 'clerk', 'union'],
    params: caseParams,
    body: z.strictObject({ content: statement.meta({ description: '妥协认可的事实' }), concededBy: sideShape }),
    status: 201,
    answer: z.object({ caseNo, ref, seq: z.number().int(), entries: z.array(entryShape).readonly() }),
    writes: true,
    problems: ['no-such-case', 'refused'],
  }),
  readSealedFact: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/sealed-facts/{ref}',
    tag: 'sealed-facts',
    summary: '查阅已经解除封存的事实',
    description: '每一次查阅请求，不论是否准许，都有记录。',
    access: 'anyone',
    shows: 'sealed',
    params: z.strictObject({ caseNo, ref }),
    status: 200,
    answer: z.object({
      caseNo,
      ref,
      content: z.string(),
      concededBy: sideShape,
      sealedAt: instant,
      released: z.object({ on: day, ground: z.enum(['both-consent', 'law']), provision: z.string().optional() }),
    }),
    problems: ['no-such-case', 'no-such-record', 'sealed'],
  }),
} as const;
