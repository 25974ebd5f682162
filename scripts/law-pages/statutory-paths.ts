import type { ActionName } from '../../shared/case/actions';
import { ACTIONS } from '../../shared/case/actions';

/** A path as the pages show it: its place in shared/paths, its Chinese name, the first word of its actions. */
export type StatutoryPath = { readonly name: string; readonly title: string; readonly prefixes: readonly string[] };

/** In the order in which a case may go through them. */
export const STATUTORY_PATHS: readonly StatutoryPath[] = [
  { name: 'registration', title: '登记受理与分流', prefixes: ['registration'] },
  { name: 'tickets', title: '热线工单', prefixes: ['ticket'] },
  { name: 'negotiation', title: '协商', prefixes: ['negotiation'] },
  { name: 'advisory', title: '工会提示函、意见书', prefixes: ['advisory'] },
  { name: 'mediation', title: '调解（含委派、委托调解）', prefixes: ['mediation', 'mandate'] },
  { name: 'agreement', title: '和解协议与调解协议', prefixes: ['agreement'] },
  { name: 'arbitration-review', title: '仲裁审查', prefixes: ['review'] },
  { name: 'judicial-confirmation', title: '司法确认', prefixes: ['confirmation'] },
  { name: 'performance', title: '履行与申请执行', prefixes: ['performance'] },
  { name: 'payment-order', title: '支付令', prefixes: ['payment-order'] },
  { name: 'arbitration', title: '裁调衔接', prefixes: ['arbitration'] },
  { name: 'limitation', title: '仲裁时效', prefixes: ['limitation'] },
  { name: 'emergency', title: '集体争议与重大争议', prefixes: ['emergency', 'collective'] },
  { name: 'follow-up', title: '回访、结案与归档', prefixes: ['follow-up', 'closing'] },
  { name: 'statements', title: '当事人意见和方案', prefixes: ['statement'] },
  { name: 'documents', title: '文书与送达', prefixes: ['document'] },
  { name: 'privacy', title: '个人信息：同意、撤回和更正', prefixes: ['privacy'] },
  { name: 'standing', title: '各阶段均可办理的事项', prefixes: ['standing'] },
];

/** @throws RangeError for a path that there is not. */
export function statutoryPath(name: string): StatutoryPath {
  const found = STATUTORY_PATHS.find((path) => path.name === name);
  if (!found) throw new RangeError(`no path ${name}`);
  return found;
}

const prefixOf = (name: ActionName): string => name.slice(0, name.indexOf('.'));

export const actionsOf = ({ prefixes }: StatutoryPath) =>
  ACTIONS.filter(({ name }) => prefixes.includes(prefixOf(name)));
