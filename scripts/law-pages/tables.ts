import { written } from '../../shared/law/period';
import type { Confidence, DeadlineKind, Extension, LawRule } from '../../shared/law/rulebook';

const KINDS: Readonly<Record<DeadlineKind, string>> = {
  lapse: '期满即发生效果',
  window: '权利行使期间',
  duty: '办理期限',
  external: '其他机关期限',
  agreed: '约定期限',
  notice: '提示',
  policy: '工作时限（非法定）',
  none: '',
};

const CONFIDENCES: Readonly<Record<Confidence, string>> = {
  verified: '已核对',
  'partly-verified': '部分核对',
  'from-memory': '待核对',
};

const EXTENSIONS: Readonly<Record<Extension['by'], string>> = {
  'both-parties': '双方同意可以延长',
  'both-parties-in-writing': '双方书面约定可以延长',
  'head-of-commission': '经仲裁委员会负责人批准可以延长',
  'court-president': '经院长批准可以延长',
  'head-of-department': '经部门负责人批准可以延长',
  court: '人民法院可以延长',
};

/** 名称、期限、起算、性质、期满、依据、核对. */
export function deadlineRow(rule: LawRule): string[] {
  return [
    rule.label,
    periodOf(rule),
    rule.from,
    KINDS[rule.kind],
    rule.consequence + (rule.note ? `（${rule.note}）` : ''),
    labelsOf(rule),
    CONFIDENCES[rule.confidence],
  ];
}

export function periodOf({ period, extension }: LawRule): string {
  const length = period ? written(period) : '依约定或者日程';
  if (!extension) return length;
  const upTo = extension.upTo ? `，至多${written(extension.upTo)}` : '';
  return `${length}；${EXTENSIONS[extension.by]}${upTo}`;
}

export const labelsOf = ({ cites }: LawRule): string =>
  cites.map(({ label, unverified }) => label + (unverified ? '（待核对）' : '')).join('、');

/** A text as it may stand in a cell. */
export const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
