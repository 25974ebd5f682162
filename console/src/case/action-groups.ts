import type { ActionForm } from './shapes';

/** The paths, as they are headed on the panel; an action of a path unknown here comes under 其他. */
const PATHS: readonly (readonly [title: string, paths: readonly string[]])[] = [
  ['登记和分流', ['registration']],
  ['协商', ['negotiation']],
  ['调解', ['mediation', 'mandate']],
  ['协议', ['agreement']],
  ['仲裁审查', ['review']],
  ['司法确认', ['confirmation']],
  ['履行', ['performance']],
  ['支付令', ['payment-order']],
  ['仲裁衔接', ['arbitration']],
  ['回访和结案', ['follow-up', 'closing']],
];

/** What may be done on any day and on every path. */
const ANY_DAY: readonly string[] = ['standing', 'limitation', 'emergency', 'collective', 'ticket', 'advisory'];

const pathOf = ({ name }: ActionForm): string => name.split('.')[0] ?? '';
const dueOf = ({ deadline }: ActionForm): string => deadline?.dueOn ?? '9999';

export type Group = { readonly title: string; readonly actions: readonly ActionForm[] };

/** What has a last day comes first; then path by path; what may be done on any day comes apart. */
export function grouped(actions: readonly ActionForm[]): {
  readonly steps: readonly Group[];
  readonly anyDay: readonly ActionForm[];
} {
  const due = actions.filter((each) => each.deadline?.dueOn).toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1));
  const others = actions.filter((each) => !due.includes(each));
  const known = PATHS.flatMap(([, paths]) => paths);
  const steps = [
    { title: '有期限的事项', actions: due },
    ...PATHS.map(([title, paths]) => ({ title, actions: others.filter((each) => paths.includes(pathOf(each))) })),
    { title: '其他', actions: others.filter((each) => ![...known, ...ANY_DAY].includes(pathOf(each))) },
  ];
  return {
    steps: steps.filter((group) => group.actions.length > 0),
    anyDay: others.filter((each) => ANY_DAY.includes(pathOf(each))),
  };
}
