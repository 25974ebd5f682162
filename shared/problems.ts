/** Every kind of problem the API answers with (RFC 9457): its HTTP status and what an official calls it. */
export const PROBLEMS = {
  'malformed-json': { status: 400, title: '请求内容不是合法的 JSON' },
  validation: { status: 400, title: '填写内容不符合要求' },
  unauthenticated: { status: 401, title: '未登录或者登录已失效' },
  forbidden: { status: 403, title: '无权办理' },
  sealed: { status: 403, title: '封存内容不得查阅' },
  'not-found': { status: 404, title: '地址不存在' },
  'no-such-case': { status: 404, title: '案件不存在' },
  'no-such-record': { status: 404, title: '查询的内容不存在' },
  'method-not-allowed': { status: 405, title: '该地址不支持此请求方法' },
  refused: { status: 409, title: '依法不能办理' },
  'in-progress': { status: 409, title: '同一请求正在办理' },
  'not-yet-recorded': { status: 409, title: '尚未登记到所要求的序号' },
  'offset-mismatch': { status: 409, title: '续传位置与已收到的不一致' },
  stale: { status: 412, title: '案件已有更新' },
  'too-large': { status: 413, title: '请求内容过大' },
  'unsupported-media-type': { status: 415, title: '请求内容的格式不受支持' },
  'key-reused': { status: 422, title: '幂等键已用于其他请求' },
  'too-many-requests': { status: 429, title: '请求过于频繁' },
  internal: { status: 500, title: '系统内部错误' },
  unavailable: { status: 503, title: '系统暂时不能办理' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>;

export type ProblemSlug = keyof typeof PROBLEMS;

/** What a caller can do about it, in Chinese; shown on the page to which a problem's `type` leads. */
export const PROBLEM_REMEDIES: Readonly<Record<ProblemSlug, string>> = {
  'malformed-json': '检查请求体的 JSON 语法和 UTF-8 编码。',
  validation: '按 fields 逐项改正后重新提交；每一项写明字段、规则和填写提示。',
  unauthenticated: '重新登录，取得有效的访问令牌后再请求。',
  forbidden: '由有权的人员办理；detail 写明谁可以办理。',
  sealed: '取得双方同意，或者依照法律规定解除封存后再查阅；本次查阅请求已记录。',
  'not-found': '核对请求地址；接口目录见 /docs。',
  'no-such-case': '核对案件编号。',
  'no-such-record': '核对编号。',
  'method-not-allowed': '使用 Allow 响应头列明的请求方法。',
  refused: 'refusals 逐条写明理由、依据的条款和解决办法；办理后可以用新的幂等键再次提交。',
  'in-progress': '按 Retry-After 等待后，用同一幂等键、同一内容重试。',
  'not-yet-recorded': '按 Retry-After 等待后重试；seq 是目前已登记到的序号。',
  'offset-mismatch': '用 HEAD 查询 Upload-Offset，从该位置继续上传。',
  stale: 'changed 列出其后发生的事项；核对后用新的 If-Match 重新提交。',
  'too-large': '减小请求内容；上限见 detail。',
  'unsupported-media-type': '使用 Content-Type: application/json，字符集 UTF-8，不压缩。',
  'key-reused': '每个新的请求使用新的幂等键；重试时内容必须与第一次完全相同。',
  'too-many-requests': '按 Retry-After 等待后重试。',
  internal: '记下 requestId，联系系统管理人员。',
  unavailable: '按 Retry-After 等待后，用同一幂等键重试；同一幂等键不会重复办理。',
};

/** Where a problem's type is explained, relative to the API's address. */
export const problemType = (slug: ProblemSlug): string => `/docs/problems/${slug}`;

/** One fault of what was sent: where, against which rule, and how it can be put right. */
export type FieldFault = {
  /** `body.input.until`, `query.limit`, `header.idempotency-key`. */
  readonly path: string;
  /** The rule that was broken, for example `too-small`. */
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
};
