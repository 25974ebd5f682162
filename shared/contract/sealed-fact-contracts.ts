import { z } from 'zod';
import { statement } from '../case/fields';
import { contract } from './contract';
import { entryShape } from './case-answers';
import { SEAL_HEADINGS, type SealHeading } from '../paths/standing/seals';
import { caseNo, caseParams, day, describeTable, instant, sideShape } from './shapes';

const heading = z
  .enum(Object.keys(SEAL_HEADINGS) as [SealHeading, ...SealHeading[]])
  .optional()
  .meta({ description: `出自何处：${describeTable(SEAL_HEADINGS)}` });

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
    body: z.strictObject({
      content: statement.meta({ description: '妥协认可的事实' }),
      concededBy: sideShape,
      heading,
    }),
    status: 201,
    answer: z.object({
      caseNo,
      ref,
      no: z.number().int().meta({ description: '本案第几号封存' }),
      mark: z.string().meta({ description: '留在原文处的标记' }),
      seq: z.number().int(),
      entries: z.array(entryShape).readonly(),
    }),
    writes: true,
    problems: ['no-such-case', 'refused'],
  }),
  readSealedFact: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/sealed-facts/{ref}',
    tag: 'sealed-facts',
    summary: '查阅封存内容',
    description:
      '双方当事人同意解除封存的，办案人员和当事人可以查阅；依法启封的，只有申请人本人可以在期限内查阅。每一次查阅请求，不论是否准许，都有记录；准许的，先登入卷宗再显示，卷宗不含内容。',
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
      ground: z.enum(['both-consent', 'law']).meta({ description: 'both-consent 双方同意、law 依法启封' }),
      until: day.optional().meta({ description: '依法启封的，可以查阅的最后一日' }),
    }),
    problems: ['no-such-case', 'no-such-record', 'sealed'],
  }),
} as const;
