import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { CLAIM_KINDS, type Claim } from '../../../shared/case/claims';
import type { Duty } from './agreement-plan';

type Props = {
  readonly claims: readonly Claim[];
  readonly duties: readonly Duty[];
  readonly change: (duties: readonly Duty[]) => void;
};

/** Duties that are not money: a certificate, social insurance, handing over records. */
export function DutyLines({ claims, duties, change }: Props) {
  const set = (index: number, part: Partial<Duty>): void =>
    change(duties.map((each, at) => (at === index ? { ...each, ...part } : each)));
  return (
    <>
      <ul className="case-duties">
        {duties.map((duty, index) => (
          <li key={index}>
            <Input.TextArea
              aria-label={`第${index + 1}项行为义务的内容`}
              placeholder="例如：出具解除劳动合同证明"
              autoSize={{ minRows: 1, maxRows: 5 }}
              maxLength={500}
              value={duty.text}
              onChange={({ target }) => set(index, { text: target.value })}
            />
            <div className="case-row">
              <DatePicker
                aria-label={`第${index + 1}项行为义务的履行期限`}
                placeholder="履行期限"
                value={duty.dueOn ? dayjs(duty.dueOn) : null}
                onChange={(day) => set(index, { dueOn: day?.format('YYYY-MM-DD') })}
              />
              <Select
                aria-label={`第${index + 1}项行为义务对应的请求`}
                mode="multiple"
                placeholder="对应的请求"
                className="case-grow"
                options={claims.map(({ no, kind }) => ({ value: no, label: `请求${no}：${CLAIM_KINDS[kind].label}` }))}
                value={[...duty.claimNos]}
                onChange={(claimNos) => set(index, { claimNos })}
              />
              <Button
                aria-label={`删除第${index + 1}项行为义务`}
                onClick={() => change(duties.filter((_, at) => at !== index))}
              >
                删除
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Button onClick={() => change([...duties, { text: '', claimNos: [] }])}>增加行为义务</Button>
    </>
  );
}
