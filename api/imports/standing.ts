import { importStanding, type ImportStanding } from '../../db/imports';
import type { Actor } from '../../shared/case/actor';
import type { Office } from '../office';
import { Problem } from '../problem';

/** An import that the actor may see. @throws Problem `no-such-record`; for an import of others as well. */
export async function ownImport({ pool }: Pick<Office, 'pool'>, id: string, actor: Actor): Promise<ImportStanding> {
  const found = await importStanding(pool, id);
  const mine = found?.author.id === actor.id && found.author.role === actor.role;
  const oursOrAll =
    actor.role === 'supervisor' ||
    actor.role === 'administrator' ||
    (actor.role === 'clerk' && found?.organ === actor.organ);
  if (found && (mine || oursOrAll)) return found;
  throw new Problem('no-such-record', { detail: `没有编号为${id}的导入` });
}

/** How far an import has come, as it is answered with. */
export function importAnswer({ officer: _officer, fileType: _type, counts, finishedAt, ...rest }: ImportStanding) {
  const rows = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return {
    ...rest,
    ...(finishedAt === undefined ? {} : { finishedAt }),
    state: finishedAt === undefined ? ('running' as const) : ('finished' as const),
    rows,
    percent: Math.floor(((rows - counts.waiting) / rows) * 100),
    counts,
  };
}
