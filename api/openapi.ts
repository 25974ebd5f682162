import type { z } from 'zod';
import { NOTHING, TAGS, type Contract } from '../shared/contract/contract';
import { CONTRACTS } from '../shared/contract/contracts';
import { EXCHANGE_CONTRACTS } from '../shared/contract/exchange-contracts';
import { STREAM_CONTRACTS } from '../shared/contract/stream-contracts';
import { SCOPES } from '../shared/contract/scopes';
import { PROBLEMS, type ProblemSlug } from '../shared/problems';
import { ROLES } from '../shared/case/actor';
import { SIGNATURE_CHALLENGE } from './inbound/signed-request';
import { PROBLEM_EXAMPLES, PROBLEM_SCHEMA } from './openapi-problem';
import { Schemas, type Json } from './openapi-schemas';

let made: Json | undefined;

/** The whole API as OpenAPI 3.1, from the contracts alone. */
export function openApiDocument(): Json {
  made ??= documentOf([
    ...Object.entries(CONTRACTS),
    ...Object.entries(EXCHANGE_CONTRACTS),
    ...Object.entries(STREAM_CONTRACTS),
  ]);
  return made;
}

function documentOf(contracts: readonly (readonly [string, Contract])[]): Json {
  const schemas = new Schemas().add('Problem', PROBLEM_SCHEMA);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, contract] of contracts) {
    paths[contract.path] = { ...paths[contract.path], [contract.method]: operation(name, contract, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '渝和 API',
      version: '1',
      description:
        '登录：Authorization: Bearer <JWT>。凡有改变的请求都应附 Idempotency-Key：同一键、同一内容的请求只办理一次，重复时原样答复并附 Idempotent-Replayed: true。出错时答复 application/problem+json（RFC 9457）。金额单位为分；日期为北京时间的 YYYY-MM-DD，时刻为 UTC。',
    },
    servers: [{ url: '/' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: schemas.all,
      examples: PROBLEM_EXAMPLES,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        signature: {
          ...{ type: 'apiKey', in: 'header', name: 'webhook-signature' },
          description:
            'Standard Webhooks：`v1,` 加 base64(HMAC-SHA256(密钥, `webhook-id.webhook-timestamp.正文`))，没有正文的请求以路径和查询串代替正文，与 webhook-id、webhook-timestamp（UTC 秒）一并发送；时间相差不得超过5分钟。密钥为 whsec_ 之后的 base64 字节。',
        },
      },
      headers: {
        'Retry-After': { description: '多少秒后重试', schema: { type: 'integer' } },
        'WWW-Authenticate': {
          description: `Bearer：附上访问令牌；交换接口为 ${SIGNATURE_CHALLENGE}`,
          schema: { type: 'string' },
        },
        'Idempotent-Replayed': {
          description: 'true：此前已经办理，原样答复',
          schema: { type: 'string', enum: ['true'] },
        },
      },
    },
  };
}

function operation(name: string, contract: Contract, schemas: Schemas): Json {
  const { tag, summary, description, access, scope, known, body } = contract;
  const who = Array.isArray(access)
    ? `可以调用的角色：${access.map((role: keyof typeof ROLES) => ROLES[role]).join('、')}。`
    : '';
  const limited = scope ? `令牌应当有 scope：${scope}（${SCOPES[scope]}）。` : '';
  const told = [description, who, limited].filter(Boolean).join('');
  const done = success(contract, schemas);
  return {
    operationId: name,
    tags: [tag],
    summary,
    ...(told ? { description: told } : {}),
    // For machines that hold the routes against who may call them (test/api/matrix.test.ts).
    'x-access': access,
    security: access === 'public' ? [] : [{ [access === 'partner' ? 'signature' : 'token']: scope ? [scope] : [] }],
    parameters: parametersOf(contract, schemas),
    ...(body ? { requestBody: { required: true, content: bodyOf(contract, schemas.of(body)) } } : {}),
    responses: {
      ...(known === undefined ? {} : { 200: { ...done, description: known } }),
      [contract.status]: { ...done, description: '成功' },
      ...problemResponses(contract),
    },
  };
}

function success(
  { answer, answerType = 'application/json', writes, download, access, method }: Contract,
  schemas: Schemas,
): Json {
  const replayed = writes === true || (access === 'partner' && method === 'post');
  return {
    ...(replayed ? { headers: { 'Idempotent-Replayed': { $ref: '#/components/headers/Idempotent-Replayed' } } } : {}),
    content: download
      ? Object.fromEntries(download.map((type) => [type, { schema: FILE }]))
      : { [answerType]: { schema: schemas.of(answer) } },
  };
}

const FILE: Json = { type: 'string', format: 'binary' };

/** A file may be the whole body, or the only one of a form. */
function bodyOf({ upload }: Contract, schema: Json): Json {
  if (!upload) return { 'application/json': { schema } };
  const form = { type: 'object', required: ['file'], properties: { file: FILE } };
  return {
    ...Object.fromEntries(upload.map((type) => [type, { schema: FILE }])),
    'multipart/form-data': { schema: form },
  };
}

function parametersOf({ params, query, writes, versioned, access }: Contract, schemas: Schemas): Json[] {
  const header = (name: string, required: boolean, description: string, schema: Json) => ({
    name,
    in: 'header',
    required,
    description,
    schema,
  });
  return [
    ...fieldsOf(params, 'path', schemas),
    ...fieldsOf(query, 'query', schemas),
    ...(writes
      ? [
          header('Idempotency-Key', true, '幂等键：每个新的请求一个新值，重试用同一个值', {
            type: 'string',
            minLength: 8,
            maxLength: 128,
          }),
        ]
      : []),
    ...(access === 'partner' ? SIGNED.map(([name, description]) => header(name, true, description, TEXT)) : []),
    ...(versioned
      ? [
          header('If-Match', false, '查阅案件时得到的 ETag；其后有更新的，答复 412', {
            type: 'string',
            examples: ['"12"'],
          }),
        ]
      : []),
  ];
}

const TEXT: Json = { type: 'string' };

/** The headers of Standard Webhooks. */
const SIGNED: readonly (readonly [string, string])[] = [
  ['webhook-id', '报文编号；重发同一报文用同一编号。没有正文的请求，每次新取一个'],
  ['webhook-timestamp', '签名的时刻，UTC 秒；与本系统时间相差不得超过5分钟'],
  ['webhook-signature', '签名，形如 `v1,<base64>`；换密钥期间可以有几个，以空格分隔'],
];

function fieldsOf(schema: z.ZodType, place: 'path' | 'query', schemas: Schemas): Json[] {
  const { properties = {}, required = [] } = schemas.of(schema) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: rest,
  }));
}

function problemResponses(contract: Contract): Json {
  const byStatus = new Map<number, ProblemSlug[]>();
  for (const slug of problemsOf(contract)) {
    const { status } = PROBLEMS[slug];
    byStatus.set(status, [...(byStatus.get(status) ?? []), slug]);
  }
  const ordered = [...byStatus].sort(([a], [b]) => a - b);
  return Object.fromEntries(ordered.map(([status, slugs]) => [status, problemResponse(slugs)]));
}

function problemResponse(slugs: readonly ProblemSlug[]): Json {
  const headers = [
    ...(slugs.includes('unauthenticated') ? ['WWW-Authenticate'] : []),
    ...(slugs.some((slug) => WAITED_FOR.includes(slug)) ? ['Retry-After'] : []),
  ];
  return {
    description: slugs.map((slug) => `${slug} ${PROBLEMS[slug].title}`).join('；'),
    ...(headers.length > 0 ? { headers: referring('headers', headers) } : {}),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: referring('examples', slugs),
      },
    },
  };
}

const referring = (kind: string, names: readonly string[]): Json =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/${kind}/${name}` }]));

/** Those that say when to come again. */
const WAITED_FOR: readonly ProblemSlug[] = ['in-progress', 'too-many-requests', 'unavailable'];

/** What a route may answer with instead of what it was asked for. */
export function problemsOf({
  access,
  params,
  query,
  body,
  upload,
  method,
  writes,
  versioned,
  problems = [],
}: Contract): ReadonlySet<ProblemSlug> {
  const when = (condition: boolean, ...slugs: ProblemSlug[]): ProblemSlug[] => (condition ? slugs : []);
  return new Set<ProblemSlug>([
    ...when(params !== NOTHING || query !== NOTHING || body !== undefined || writes === true, 'validation'),
    ...when(access !== 'public', 'unauthenticated', 'forbidden'),
    ...when(method === 'post', 'too-large', 'unsupported-media-type'),
    ...when(method === 'post' && !upload, 'malformed-json'),
    ...when(writes === true, 'in-progress', 'key-reused'),
    ...when(versioned === true, 'stale'),
    ...problems,
    'too-many-requests',
    'internal',
    'unavailable',
  ]);
}
