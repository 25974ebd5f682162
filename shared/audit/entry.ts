import type { Actor } from '../case/actor';
import { digestOf } from '../case/entry';

/** What kind of thing was shown, and what an official calls it. */
export const SHOWN = {
  nothing: '不含案件内容',
  records: '业务记录',
  figures: '统计数字',
  case: '案件',
  cases: '案件清单',
  document: '文书、材料',
  export: '导出',
  sealed: '封存事实',
  personal: '个人信息明文',
  audit: '审计记录',
} as const;
export type Shown = keyof typeof SHOWN;

/** What somebody did. */
export const AUDIT_KINDS = {
  look: '查阅',
  act: '办理',
  refusal: '未获准许',
  'sign-in': '登录、退出',
  gap: '记录缺口',
} as const;
export type AuditKind = keyof typeof AUDIT_KINDS;

/** Why an attempt to sign in came to nothing. */
export const OUTCOMES = {
  'wrong-secret': '口令或者验证码不正确',
  'now-locked': '连续不正确，自此暂停使用',
  locked: '暂停使用期间的尝试',
  unusable: '账号已停用，或者不在有效期内',
  unknown: '没有这个账号',
} as const;
export type Outcome = keyof typeof OUTCOMES;

/** Who acted, as of that moment: with role, organ, post and delegation, without the list of a party's cases. */
export type AuditActor = Omit<Actor, 'cases'> & { readonly post?: string; readonly delegation?: string };

/** What is noted of one request. */
export type AuditNote = {
  /** Instant of the answer, UTC, ISO. */
  readonly at: string;
  /** Absent if nobody was known. With an `outcome`: whose account it was that somebody tried to use. */
  readonly actor?: AuditActor;
  /** Of a sign-in that failed. */
  readonly outcome?: Outcome;
  readonly from: {
    readonly ip: string;
    /** The first 16 digits of the SHA-256 of what the browser or system calls itself. */
    readonly agent: string;
  };
  readonly kind: AuditKind;
  /** The route by its name (OpenAPI operationId), or the door: `party`, `sign-in`, `stream`, `exchange`. */
  readonly route: string;
  readonly shows: Shown;
  /** HTTP method and path, without the query. */
  readonly asked: string;
  /** Which questions a list was asked, by the names of the query alone: what was searched for may be personal. */
  readonly query?: readonly string[];
  /** The cases that were named or shown, each once, in order. */
  readonly caseNos: readonly string[];
  /** HTTP status of the answer. */
  readonly status: number;
  /** The version of the case that was shown. */
  readonly shownSeq?: number;
  /** SHA-256 of what was answered, hexadecimal: shows later whether this was before somebody's eyes. */
  readonly answer?: string;
  readonly requestId?: string;
  /** Of a gap only: how many entries could not be kept. */
  readonly lost?: number;
};

/** A note in its chain. */
export type AuditEntry = AuditNote & {
  /** `<civil day>/<process>`. */
  readonly chain: string;
  readonly seq: number;
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previous: string;
  readonly hash: string;
};

/** SHA-256 over the entry without its hash, in canonical JSON. */
export function auditHashOf({ hash: _, ...said }: Omit<AuditEntry, 'hash'> & { readonly hash?: string }): string {
  return digestOf(said);
}

/** Binds a note to the entry before it. */
export function bound(note: AuditNote, place: Pick<AuditEntry, 'chain' | 'seq' | 'previous'>): AuditEntry {
  const entry = { ...note, ...place };
  return { ...entry, hash: auditHashOf(entry) };
}
