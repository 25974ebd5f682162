import { ROLES } from '../../shared/case/actor';
import { BOOK, deadlineRulesOf } from './rules-of-path';
import { actionsOf, statutoryPath, type StatutoryPath } from './statutory-paths';
import { deadlineRow, labelsOf, periodOf, tableOf } from './tables';

const MARK = /<!-- (期限|事项)：([a-z-]+) -->\n[\s\S]*?<!-- 表尾 -->/g;

/** A chapter of the handbook with its tables as the code has them: what stands between the marks is written anew. */
export const withTables = (chapter: string): string =>
  chapter.replace(MARK, (_, what: string, name: string) => {
    const path = statutoryPath(name);
    const table = what === '期限' ? deadlineTable(path) : actionTable(path);
    return [`<!-- ${what}：${name} -->`, '', ...table, '', '<!-- 表尾 -->'].join('\n');
  });

const deadlineTable = (path: StatutoryPath): string[] =>
  tableOf(
    ['名称', '期限', '起算', '性质', '依据'],
    deadlineRulesOf(path).map(([, rule]) => {
      const [label = '', , from = '', kind = '', , cites = ''] = deadlineRow(rule);
      return [label, periodOf(rule), from, kind, cites];
    }),
  );

const actionTable = (path: StatutoryPath): string[] =>
  tableOf(
    ['事项', '由谁办理', '依据'],
    actionsOf(path).map(({ label, by, basis }) => [
      label,
      by.map((role) => ROLES[role]).join('、'),
      labelsOf(BOOK.rules[basis]!),
    ]),
  );
