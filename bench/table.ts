import { ratioOf, spreadOf } from './figures';
import type { Goal, Line } from './measure';

const HEAD = ['measure', 'Yuhe', 'baseline', 'against', 'ratio', 'min–max', 'goal', ''] as const;

/** The one table, as text; a line that misses its goal is marked. */
export function tableOf(lines: readonly Line[]): string {
  const rows = [HEAD, ...lines.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function rowOf(line: Line): readonly string[] {
  const { what, unit, against, goal, remark = '' } = line;
  const ratio = ratioOf(line);
  return [
    what,
    withUnit(spreadOf(line.yuhe).median, unit),
    withUnit(spreadOf(line.baseline).median, unit),
    against,
    plain(ratio.median),
    `${plain(ratio.min)}–${plain(ratio.max)}`,
    goal ? goalText(goal) : '',
    [...(goal ? [isMet(goal, ratio.median) ? 'met' : 'MISSED'] : []), remark].filter(Boolean).join('; '),
  ];
}

const goalText = (goal: Goal): string => ('atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`);

export const isMet = (goal: Goal, ratio: number): boolean =>
  'atMost' in goal ? ratio <= goal.atMost : ratio >= goal.atLeast;

const withUnit = (value: number, unit: string): string => `${plain(value)}${unit && ` ${unit}`}`;

/** Three digits that say something. */
const plain = (value: number): string =>
  value >= 100 ? String(Math.round(value)) : value.toPrecision(3).replace(/\.?0+$/, '');
