import { Button, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { PerformancePlan } from './agreement-panel';
import { useCase, useDeadlines, useDocket } from './case-queries';
import { CaseSkin } from './case-skin';
import { dayText, timeText } from './day-text';
import { Dispute, titleOf } from './dispute';
import { Trouble } from '../places/trouble';
import { roleNames } from './role-names';
import type { Deadline } from './shapes';

/** 案卷 on A4: the same as on the screen, as one prints it and puts it into the paper file. */
export function CasePrint() {
  const { caseNo = '' } = useParams();
  const file = useCase(caseNo);
  const deadlines = useDeadlines(caseNo);
  const docket = useDocket(caseNo);
  const error = file.error ?? deadlines.error ?? docket.error;
  if (error) return <Trouble what={`案件${caseNo}`} error={error} again={() => void file.refetch()} />;
  if (!file.data || !deadlines.data || !docket.data) return <Skeleton active paragraph={{ rows: 16 }} />;
  const { facts, today, stageLabel, seq } = file.data;
  return (
    <CaseSkin>
      <div className="case-print-bar">
        <Link to={`/cases/${caseNo}`}>返回案件</Link>
        <Button type="primary" onClick={() => window.print()}>
          打印
        </Button>
      </div>
      <article className="case-sheet">
        <h1>劳动人事争议调解案卷</h1>
        <p className="case-sheet-no">
          案件编号：{caseNo} &emsp;阶段：{stageLabel} &emsp;打印日：{today}
        </p>
        <h2>一、当事人和请求</h2>
        <p>{titleOf(facts)}</p>
        <Dispute facts={facts} />
        <h2>二、期限</h2>
        <Days deadlines={deadlines.data.deadlines} today={today} />
        <h2>三、协议和履行</h2>
        {facts.agreements.length > 0 ? <PerformancePlan facts={facts} today={today} /> : <p>尚未达成协议。</p>}
        <h2>四、卷宗</h2>
        <table className="case-table">
          <caption>卷宗（第1号至第{seq}号）</caption>
          <thead>
            <tr>
              <th scope="col">序号</th>
              <th scope="col">日期</th>
              <th scope="col">事项</th>
              <th scope="col">登记人</th>
            </tr>
          </thead>
          <tbody>
            {docket.data.map(({ seq: no, on, at, label, text, by }) => (
              <tr key={no}>
                <td>{no}</td>
                <td>{on}</td>
                <td>
                  <strong>{label}</strong>
                  {text && text !== label && <div>{text}</div>}
                </td>
                <td>
                  {by}
                  <div>{timeText(at)}</div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </article>
    </CaseSkin>
  );
}

function Days({ deadlines, today }: { readonly deadlines: readonly Deadline[]; readonly today: string }) {
  const running = deadlines.filter(({ state, dueOn }) => state === 'open' && dueOn);
  if (running.length === 0) return <p>没有正在进行的期限。</p>;
  return (
    <table className="case-table">
      <caption>正在进行的期限</caption>
      <thead>
        <tr>
          <th scope="col">期限</th>
          <th scope="col">截止日</th>
          <th scope="col">由谁办理</th>
          <th scope="col">依据</th>
        </tr>
      </thead>
      <tbody>
        {running.map(({ key, label, dueOn = today, by, receipt }) => (
          <tr key={key}>
            <td>{label}</td>
            <td>
              {dayText(dueOn)}
              {receipt.provisional && '（暂定）'}
            </td>
            <td>{roleNames(by)}</td>
            <td>{receipt.cites.map((cite) => cite.label).join('、')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
