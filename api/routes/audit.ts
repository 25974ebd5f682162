import type { JWK } from 'jose';
import { auditEntries } from '../../db/audit/entries';
import { knownBy } from '../../db/audit/known';
import { roots } from '../../db/audit/roots';
import { AUDIT_KINDS, type AuditEntry } from '../../shared/audit/entry';
import { ZIP_TYPE } from '../../shared/contract/audit-contracts';
import { CONTRACTS, type ContractName } from '../../shared/contract/contracts';
import { addDays, localDate, startOfDay } from '../../shared/law/local-date';
import { auditExport } from '../audit/export';
import { integrityOf } from '../audit/integrity';
import { mustReach, type Office } from '../office';
import type { Handlers } from '../route';

type AuditRoutes = 'listAudit' | 'readKnown' | 'exportAudit' | 'listAuditRoots' | 'readIntegrity';

const MOST_KNOWN = 500;

/** What was seen and done, and that nothing of it was changed. @param keys public keys of the daily roots. */
export function auditRoutes(office: Office, keys: readonly JWK[]): Pick<Handlers, AuditRoutes> {
  const { pool } = office;
  return {
    listAudit: async ({ query: { person, caseNo, kind, from, to, limit, cursor } }) => {
      const question = {
        ...{ person, caseNo, kind },
        from: from && startOf(from),
        until: to && startOf(addDays(localDate(to), 1)),
      };
      const { items, ...rest } = await auditEntries(pool, question, { limit, cursor });
      return { body: { items: items.map(shown), ...rest } };
    },
    readKnown: async ({ query: { person, at } }) => {
      const { cases, special } = await knownBy(pool, person, at, MOST_KNOWN);
      return {
        body: {
          ...{ person, at: new Date(at).toISOString(), cases: cases.slice(0, MOST_KNOWN) },
          special: special.slice(0, MOST_KNOWN).map(shown),
          more: cases.length > MOST_KNOWN || special.length > MOST_KNOWN,
        },
      };
    },
    exportAudit: async ({ query }) => ({
      body: {
        bytes: await auditExport(pool, keys, query),
        type: ZIP_TYPE,
        name: `audit-${query.from}-${query.to}.zip`,
      },
    }),
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

const startOf = (day: string): string => new Date(startOfDay(localDate(day))).toISOString();

/** `2026-10-09 00:05`, Beijing time. */
const beijing = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** What the doors are called that are no route of a contract. */
const DOORS: Readonly<Record<string, string>> = {
  party: '当事人页面',
  'sign-in': '登录、退出',
  exchange: '数据交换',
  streamCases: '案件变动提醒',
  audit: '审计',
};

function shown({ previous: _, requestId: __, ...entry }: AuditEntry) {
  return { ...entry, kindLabel: AUDIT_KINDS[entry.kind], what: whatOf(entry.route) };
}

const whatOf = (route: string): string =>
  route in CONTRACTS ? CONTRACTS[route as ContractName].summary : (DOORS[route] ?? route);
