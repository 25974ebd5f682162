import { Button, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { SHOWN } from '../../../shared/audit/entry';
import { ROLES } from '../../../shared/case/actor';
import { Mark } from '../case/mark';
import { instantText } from './instant-text';
import type { Entry } from './log';

/** So many cases of one look are named in the list; the detail has all. */
const NAMED = 3;

/** @param only narrows the list to one person, where it is of several. */
export const columnsFor = (
  titleOf: (organ: string) => string,
  only?: (person: string) => void,
): TableColumnsType<Entry> => [
  { title: '时间', width: 175, render: (_, { at }) => instantText(at) },
  {
    title: '何人，以何岗位',
    width: 260,
    render: (_, { actor }) =>
      actor ? (
        <>
          {only ? (
            <Button
              type="link"
              size="small"
              style={{ padding: 0 }}
              aria-label={`只看${actor.name ?? actor.id}`}
              onClick={() => only(actor.id)}
            >
              {actor.name ?? actor.id}
            </Button>
          ) : (
            (actor.name ?? actor.id)
          )}
          <br />
          {[ROLES[actor.role], actor.organ && titleOf(actor.organ)].filter(Boolean).join('，')}
        </>
      ) : (
        '未能识别身份'
      ),
  },
  { title: '做了什么', render: (_, { kindLabel, what }) => (kindLabel === what ? what : `${kindLabel}：${what}`) },
  { title: '显示的内容', width: 130, render: (_, { shows }) => SHOWN[shows] },
  { title: '案件', width: 190, render: (_, { caseNos }) => <Cases caseNos={caseNos} /> },
  { title: '结果', width: 110, render: (_, { status }) => <Outcome status={status} /> },
];

function Cases({ caseNos }: Pick<Entry, 'caseNos'>) {
  if (caseNos.length === 0) return '—';
  return (
    <>
      {caseNos.slice(0, NAMED).map((caseNo) => (
        <div key={caseNo}>
          <Link to={`/cases/${caseNo}`}>{caseNo}</Link>
        </div>
      ))}
      {caseNos.length > NAMED && `等${caseNos.length}件`}
    </>
  );
}

function Outcome({ status }: Pick<Entry, 'status'>) {
  if (status < 400) return <Mark tone="good">已答复</Mark>;
  if (status === 401 || status === 403) return <Mark tone="bad">未获准许</Mark>;
  return <Mark tone="warn">{status < 500 ? '未能办理' : '系统故障'}</Mark>;
}
