import type { ErrorRequestHandler, RequestHandler } from 'express';
import { BadCursor } from '../db/cursor';
import type { Log } from '../shared/platform/log';
import { sentProblem } from './keyed';
import { isOutage } from './outages';
import { Problem, unavailable } from './problem';
import { send } from './route';

/** Where no route is. */
export const nowhere: RequestHandler = ({ path }) => {
  throw new Problem('not-found', { detail: `没有地址 ${path.slice(0, 200)}` });
};

/** The one place where whatever went wrong becomes a problem document. */
export function problemHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error);
    const problem = problemOf(error);
    const { id } = req as { id?: unknown };
    if (problem.status >= 500)
      log.error({ err: problem.cause ?? problem, requestId: id }, 'a request could not be answered');
    send(res, sentProblem(problem, problem.status >= 500 ? { requestId: id } : {}));
  };
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof BadCursor) {
    const fault = {
      path: 'query.cursor',
      code: 'cursor',
      message: '不是本列表给出的 cursor',
      hint: '使用上一页答复中的 next，其他条件不变',
    };
    return new Problem('validation', { detail: `${fault.path} ${fault.message}`, fields: [fault] }, { cause: error });
  }
  if (isOutage(error)) return unavailable(error);
  return (
    rejectedByExpress(error) ??
    new Problem('internal', { detail: '系统内部错误，请记下 requestId 联系系统管理人员' }, { cause: error })
  );
}

/** What Express and its body reader refuse before we see it. */
function rejectedByExpress(error: unknown): Problem | undefined {
  const { status, type } = error as { status?: unknown; type?: unknown };
  switch (status) {
    case 413:
      return new Problem(
        'too-large',
        { detail: '请求内容过大：文件不得超过 10 MB，其他内容不得超过 2 MB' },
        { cause: error },
      );
    case 415:
      return new Problem(
        'unsupported-media-type',
        { detail: '请求内容应为 application/json，UTF-8 编码，不压缩' },
        { cause: error },
      );
    case 400:
      return type === undefined
        ? new Problem('not-found', { detail: '请求地址含有不能解码的百分号编码' }, { cause: error })
        : new Problem('malformed-json', { detail: '请求内容没有完整送达' }, { cause: error });
    default:
      return undefined;
  }
}
