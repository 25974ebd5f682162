import type { z } from 'zod';
import { Button, List, Result, Space } from 'antd';
import { Link } from 'react-router';
import type { openedAnswer } from '../../../shared/contract/case-answers';
import { CaseSkin } from '../case/case-skin';
import { Cited } from '../case/cited';
import { Mark } from '../case/mark';

export type OpenedCase = z.output<typeof openedAnswer>;

/** The case is registered: what was checked, and where it goes on. */
export function Opened({ opened, next }: { readonly opened: OpenedCase; readonly next: () => void }) {
  const { caseNo } = opened.case;
  return (
    <Result
      status="success"
      title={`已登记，案件编号 ${caseNo}`}
      subTitle="审查不通过的也已登记，由首问责任人办理或者转送。"
      extra={
        <Space>
          <Link to={`/cases/${caseNo}`}>
            <Button type="primary">打开案件</Button>
          </Link>
          <Button onClick={next}>登记下一件</Button>
        </Space>
      }
    >
      <CaseSkin>
        <List
          header={<h2 style={{ fontSize: 18, margin: 0 }}>登记审查</h2>}
          dataSource={[...opened.checks]}
          renderItem={({ code, ok, reason, cite, cases }) => (
            <List.Item key={code}>
              <span>
                <Mark tone={ok ? 'good' : 'warn'}>{ok ? '符合' : '请注意'}</Mark> {reason} <Cited cite={cite} />
                {cases?.map((each) => (
                  <Link key={each} to={`/cases/${each}`} style={{ marginInlineStart: 8 }}>
                    {each}
                  </Link>
                ))}
              </span>
            </List.Item>
          )}
        />
      </CaseSkin>
    </Result>
  );
}
