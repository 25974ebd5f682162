import { z } from 'zod';
import type { Shown } from '../audit/entry';
import type { Role } from '../case/actor';
import type { ProblemSlug } from '../problems';
import type { Scope } from './scopes';

/** Sections of the documentation. */
export const TAGS = {
  cases: '案件',
  acts: '办理',
  documents: '文书',
  deadlines: '期限',
  'sealed-facts': '妥协事实封存',
  worklist: '待办',
  law: '法条与规则',
  calendars: '节假日安排',
  inbox: '通知',
  deliveries: '对外报送',
  exchange: '数据交换',
  imports: '批量导入',
  identity: '身份',
  audit: '审计',
  administration: '机构、人员和岗位',
  system: '运行',
} as const;
export type Tag = keyof typeof TAGS;

/**
 * One route, said once: what may be sent, who may send it, what comes back. Parsing, OpenAPI and the types of the
 * handler follow from it.
 */
export type Contract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  readonly method: 'get' | 'post';
  /** With `{param}` in braces. */
  readonly path: string;
  readonly tag: Tag;
  /** Chinese, one line. */
  readonly summary: string;
  /** Chinese; what a line does not say. */
  readonly description?: string;
  /** `public` needs no token; `anyone` any valid one; `partner` a partner's signature; otherwise the roles that may call it. */
  readonly access: 'public' | 'anyone' | 'partner' | readonly Role[];
  /** The token must have this scope too: for the routes of other bodies' systems. */
  readonly scope?: Scope;
  readonly params: Params;
  readonly query: Query;
  /** Absent for a request without a body. */
  readonly body?: Body;
  /** The body is a file of one of these media types (`uploadedFile`), alone or in a form. */
  readonly upload?: readonly string[];
  readonly status: 200 | 201 | 202;
  /** Answered with 200 instead when nothing new has come of it: what that means, in Chinese. */
  readonly known?: string;
  readonly answer: Answer;
  /** `application/json` unless said otherwise. */
  readonly answerType?: string;
  /** The answer is a file of one of these media types (`fileAnswer`). */
  readonly download?: readonly string[];
  /** What the audit log says that it shows; unsaid, it follows from the address (`shownBy`). */
  readonly shows?: Shown;
  /** Changes something: an Idempotency-Key is required, and an answer is given once. */
  readonly writes?: true;
  /** Understands If-Match with the version of the case. */
  readonly versioned?: true;
  /** Beside those that every route may answer with. */
  readonly problems?: readonly ProblemSlug[];
};

/** A route without parameters, query or body. */
export const NOTHING = z.strictObject({});

type Asks = Partial<Pick<Contract, 'params' | 'query' | 'body'>>;
type PartOf<C extends Asks, Part extends keyof Asks> = C[Part] extends z.ZodType ? C[Part] : typeof NOTHING;
type Complete<C extends Asks & { readonly answer: z.ZodType }> = Omit<C, keyof Asks> &
  Contract<PartOf<C, 'params'>, PartOf<C, 'query'>, PartOf<C, 'body'>, C['answer']>;

/** Declares a route; what it does not ask for, it refuses. */
export function contract<const C extends Omit<Contract, keyof Asks> & Asks>(spec: C): Complete<C> {
  return { params: NOTHING, query: NOTHING, ...spec } as unknown as Complete<C>;
}
