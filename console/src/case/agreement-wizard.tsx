import { Alert, Button, Checkbox, Steps } from 'antd';
import { useState } from 'react';
import { faultsOfPlan, inputOfPlan, planFor, totalOf, type Plan } from './agreement-plan';
import { ClaimOutcomes } from './claim-outcomes';
import { DutyLines } from './duty-lines';
import { InstalmentLines } from './instalment-lines';
import type { ActProps } from './act-drawer';
import { OutcomeNotice } from './outcome-notice';
import { useAct } from './use-act';

/** 协议向导: each claim to an outcome, the money to its instalments, the rest to duties; then it is concluded. */
export function AgreementWizard({ file, action, done }: ActProps) {
  const [{ claims, today }] = useState({ claims: file.facts.registration.claims, today: file.today });
  const [plan, setPlan] = useState<Plan>(() => planFor(claims, today));
  const { outcome, send } = useAct(file.caseNo, file.seq);
  const faults = faultsOfPlan(plan, claims);
  const change = (part: Partial<Plan>): void => setPlan((before) => ({ ...before, ...part }));
  const conclude = async (): Promise<void> => {
    if (await send({ name: action.name, input: inputOfPlan(plan, claims) })) done();
  };
  return (
    <div className="case-wizard">
      <OutcomeNotice outcome={outcome} />
      <ServerFaults outcome={outcome} />
      <Steps
        size="small"
        responsive
        current={faults.length === 0 ? 3 : 0}
        items={[{ title: '逐项处理请求' }, { title: '付款安排' }, { title: '行为义务' }, { title: '达成' }]}
      />
      <h3>一、逐项处理请求</h3>
      <ClaimOutcomes claims={claims} plan={plan} change={change} />
      {totalOf(plan.lines) > 0 && (
        <>
          <h3>二、付款安排</h3>
          <InstalmentLines plan={plan} today={today} change={change} />
        </>
      )}
      <h3>三、行为义务</h3>
      <DutyLines claims={claims} duties={plan.duties} change={(duties) => change({ duties })} />
      <Checkbox checked={plan.acceleration} onChange={({ target }) => change({ acceleration: target.checked })}>
        约定一期逾期则全部到期
      </Checkbox>
      <Checkbox checked={plan.wantsBinding} onChange={({ target }) => change({ wantsBinding: target.checked })}>
        拟申请仲裁审查或者司法确认
      </Checkbox>
      {faults.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title="还不能达成协议"
          description={
            <ul>
              {faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          }
        />
      ) : (
        <Alert type="success" showIcon title="各项请求都有着落，各期合计与应付总额一致" />
      )}
      <div className="case-act-foot">
        <Button
          type="primary"
          disabled={faults.length > 0}
          loading={outcome.kind === 'sending'}
          onClick={() => void conclude()}
        >
          {outcome.kind === 'stale' ? '已核对，再次提交' : '达成协议'}
        </Button>
      </div>
    </div>
  );
}

/** The wizard has fields of its own; what the server says of an obligation is told by its number. */
function ServerFaults({ outcome }: { readonly outcome: ReturnType<typeof useAct>['outcome'] }) {
  if (outcome.kind !== 'faults') return null;
  return (
    <ul className="case-refusals">
      {outcome.faults.map(({ path, message }) => (
        <li key={`${path.join('.')}-${message}`}>
          {path[0] === 'obligations' && typeof path[1] === 'number' ? `第${path[1] + 1}项义务：` : ''}
          {message}
        </li>
      ))}
    </ul>
  );
}
