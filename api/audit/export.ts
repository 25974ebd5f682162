import { strToU8, zipSync } from 'fflate';
import type { JWK } from 'jose';
import type { Pool } from 'pg';
import { auditChains } from '../../db/audit/entries';
import { leavesOf, roots } from '../../db/audit/roots';
import { EXPORT_FILES, type ExportedLeaf, type ExportedRoot } from '../../shared/audit/export-check';

/** The audit log of some days (civil days, both included) with everything that is needed to check it: a zip. */
export async function auditExport(
  pool: Pool,
  keys: readonly JWK[],
  days: { readonly from: string; readonly to: string },
): Promise<Buffer> {
  const kept = await roots(pool, days);
  const entries: string[] = [];
  for await (const chain of auditChains(pool, days)) entries.push(linesOf(chain));
  const leaves: ExportedLeaf[] = [];
  for (const { body } of kept) for (const leaf of await leavesOf(pool, body.no)) leaves.push({ no: body.no, ...leaf });
  const files = {
    [EXPORT_FILES.readMe]: readMe(days),
    [EXPORT_FILES.entries]: entries.join(''),
    [EXPORT_FILES.roots]: linesOf(kept.map(({ body, jws }): ExportedRoot => ({ day: body.day, jws }))),
    [EXPORT_FILES.leaves]: linesOf(leaves),
    [EXPORT_FILES.keys]: JSON.stringify({ keys }, null, 2),
  };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))));
}

const linesOf = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');

const readMe = ({ from, to }: { from: string; to: string }): string => `审计记录（${from}至${to}）

${EXPORT_FILES.entries}  审计记录，每行一条；previous 是前一条的散列值，hash 是本条（不含 hash）规范化 JSON 的 SHA-256。
${EXPORT_FILES.roots}  每日根的签名（JWS，EdDSA），每行一日。
${EXPORT_FILES.leaves}  每日根之下各链的位置；Merkle 树按 RFC 6962 计算，树叶为“kind chain seq hash”。
${EXPORT_FILES.keys}  公钥（JWK）。请与另行取得的公钥比对：随记录一并取得的公钥不能证明自己。

校验：npm run audit:check -- 本文件.zip [--keys 另行取得的公钥.json]，不需要网络和数据库；也可以使用离线校验页面。
某日的记录链由其后第一个每日根覆盖；导出当日的记录尚无每日根，只能核对其自身的前后相连。
`;
