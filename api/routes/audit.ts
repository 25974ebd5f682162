import type { JWK } from 'jose';
import { accountsCalled } from '../../db/accounts';
import { auditEntries } from '../../db/audit/entries';
import { byItself } from '../../db/eyes';
import { knownBy } from '../../db/audit/known';
import { roots } from '../../db/audit/roots';
import type { Queryable } from '../../db/pool';
import { AUDIT_KINDS, OUTCOMES, type AuditEntry } from '../../shared/audit/entry';
import type { Actor } from '../../shared/case/actor';
import { ZIP_TYPE } from '../../shared/contract/audit-contracts';
import { CONTRACTS, type ContractName } from '../../shared/contract/contracts';
import { addDays, localDate, startOfDay } from '../../shared/law/local-date';
import { auditExport } from '../audit/export';
import { integrityOf } from '../audit/integrity';
import { mustReach, type Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';

type AuditRoutes = 'listAudit' | 'readKnown' | 'exportAudit' | 'listAuditRoots' | 'readIntegrity';

const MOST_KNOWN = 500;

/** What was seen and done, and that nothing of it was changed. @param keys public keys of the daily roots. */
export function auditRoutes(office: Office, keys: readonly JWK[]): Pick<Handlers, AuditRoutes> {
  const { pool } = office;
  return {
    listAudit: async ({ actor, query: { person, from, to, limit, cursor, ...rest } }) => {
      const question = {
        ...rest,
        people: person === undefined ? undefined : await peopleCalled(pool, person),
        from: from && startOf(from),
        until: to && startOf(addDays(localDate(to), 1)),
      };
      // The log is nobody's to see by the marks of cases: who oversees a district is shown what the question picks out.
      const { items, ...place } = await byItself(() =>
        auditEntries(pool, { ...question, district: watchedDistrict(actor) }, { limit, cursor }),
      );
      return { body: { items: items.map(shown), ...place } };
    },
    readKnown: async ({ actor, query: { person, at } }) => {
      if (watchedDistrict(actor))
        throw new Problem('forbidden', {
          detail: '一人所知不限于一个区县，由全市的监督管理人员或者系统管理员查阅',
        });
      const [id = person, ...others] = await peopleCalled(pool, person);
      if (others.length > 0) throw severalOf(person, [id, ...others]);
      const { cases, special } = await knownBy(pool, id, at, MOST_KNOWN);
      return {
        body: {
          ...{ person: id, at: new Date(at).toISOString(), cases: cases.slice(0, MOST_KNOWN) },
          special: special.slice(0, MOST_KNOWN).map(shown),
          more: cases.length > MOST_KNOWN || special.length > MOST_KNOWN,
        },
      };
    },
    exportAudit: async ({ actor, query }) => {
      if (watchedDistrict(actor))
        throw new Problem('forbidden', { detail: '记录链不可拆分，由全市的监督管理人员或者系统管理员导出' });
      const bytes = await auditExport(pool, keys, query);
      return { body: { bytes, type: ZIP_TYPE, name: `audit-${query.from}-${query.to}.zip` } };
    },
    listAuditRoots: async ({ query }) => {
      const kept = await roots(pool, query);
      const items = kept.map(({ body: { format: _, ...body }, jws }) => ({ ...body, day: localDate(body.day), jws }));
      return { body: { items, keys: keys.map((key) => ({ ...key })) } };
    },
    readIntegrity: async ({ params: { caseNo }, actor }) => {
      await mustReach(office, caseNo, actor);
      const { checkpoint, findings, ...rest } = await integrityOf(office, keys, caseNo);
      const whole = findings.length === 0;
      return {
        body: {
          ...{ caseNo, whole, findings, ...rest },
          statement: whole
            ? `本案记录完整（${checkpoint ? `校验点${beijing(checkpoint.takenAt)}` : '尚未经过日终校验'}）`
            : `本案记录有${findings.length}处不符，请报告系统管理人员和监督部门`,
          ...(checkpoint ? { checkpoint: { ...checkpoint, day: localDate(checkpoint.day) } } : {}),
        },
      };
    },
  };
}

/** The one district that somebody oversees; undefined for who oversees all. */
const watchedDistrict = ({ role, district }: Actor): string | undefined =>
  role === 'supervisor' ? district : undefined;

/** The ids of those who are called so; of whom our own provider knows nothing, what was said is the id. */
async function peopleCalled(db: Queryable, said: string): Promise<readonly string[]> {
  const ids = await accountsCalled(db, said);
  return ids.length > 0 ? ids : [said];
}

/** What one knew is not what a namesake knew. */
function severalOf(name: string, ids: readonly string[]): Problem {
  const message = `有${ids.length}人名为${name}，请填写人员编号：${ids.join('、')}`;
  return new Problem('validation', { detail: message, fields: [{ path: 'query.person', code: 'several', message }] });
}

const startOf = (day: string): string => new Date(startOfDay(localDate(day))).toISOString();

/** `2026-10-09 00:05`, Beijing time. */
const beijing = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** What the doors are called that are no route of a contract. */
const DOORS: Readonly<Record<string, string>> = {
  party: '当事人页面',
  'sign-in': '登录、退出',
  password: '以口令登录',
  token: '系统取得访问令牌',
  decodePayloads: '查看流程引擎的内容',
  encodePayloads: '为流程引擎加密内容',
  exchange: '数据交换',
  streamCases: '案件变动提醒',
  audit: '审计',
};

function shown({ previous: _, requestId: __, ...entry }: AuditEntry) {
  const { kind, outcome, route } = entry;
  const outcomeLabel = outcome && OUTCOMES[outcome];
  return { ...entry, kindLabel: AUDIT_KINDS[kind], what: whatOf(route), ...(outcomeLabel ? { outcomeLabel } : {}) };
}

const whatOf = (route: string): string =>
  route in CONTRACTS ? CONTRACTS[route as ContractName].summary : (DOORS[route] ?? route);
