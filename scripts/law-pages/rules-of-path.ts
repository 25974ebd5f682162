import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LawRule } from '../../shared/law/rulebook';
import { rulebook, type RuleId } from '../../shared/law/rulebooks/rulebooks';
import { actionsOf, type StatutoryPath } from './statutory-paths';

const PATHS = join(__dirname, '../../shared/paths');

/** The rulebook that the pages show. */
export const BOOK = rulebook('chongqing@2024-01-01');

/** The rules of which a path starts clocks: those named by its time limits, and by its facts where these choose among them. */
export function deadlineRulesOf({ name }: StatutoryPath): readonly [RuleId, LawRule][] {
  const text = limitsOf(name);
  const named = (Object.keys(BOOK.rules) as RuleId[]).filter((id) => text.includes(`'${id}'`));
  return named.map((id): [RuleId, LawRule] => [id, BOOK.rules[id]!]).filter(([, rule]) => rule.kind !== 'none');
}

/** The rules on which the path's actions rest, in the order of the actions. */
export function basesOf(path: StatutoryPath): readonly LawRule[] {
  return [...new Set(actionsOf(path).map(({ basis }) => basis))].map((id) => BOOK.rules[id]!);
}

function limitsOf(name: string): string {
  const folder = join(PATHS, name);
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => file === 'limits.ts' || file === 'facts.ts')
    : [`../${name}.ts`];
  return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}
