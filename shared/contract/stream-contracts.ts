import { z } from 'zod';
import { contract } from './contract';
import { caseNo } from './shapes';

/** Answered line by line for as long as somebody listens, and so served beside the other routes. */
export const STREAM_CONTRACTS = {
  streamCases: contract({
    method: 'get',
    path: '/v1/stream',
    tag: 'cases',
    summary: '案件变动的即时通知（Server-Sent Events）',
    description:
      '每有卷宗登记新的事项，即发一个 event: case，data 为 {caseNo, seq, stage}；只发调用人有权查阅的案件。断线后浏览器以 Last-Event-ID 续接。每20秒发一行注释以保持连接。',
    access: 'anyone',
    query: z.strictObject({ caseNo: caseNo.optional() }),
    status: 200,
    answer: z.string(),
    answerType: 'text/event-stream',
  }),
} as const;
