import { Radio } from 'antd';
import { CLAIM_KINDS, CLAIM_OUTCOMES, type Claim, type ClaimOutcome } from '../../../shared/case/claims';
import { dutyFor, totalOf, type ClaimLine, type Plan } from './agreement-plan';
import { yuanText } from './money-text';
import { YuanInput } from './yuan-input';

type Props = {
  readonly claims: readonly Claim[];
  readonly plan: Plan;
  readonly change: (part: Partial<Plan>) => void;
};

/** What becomes of each claim. Money and duties follow, as long as nobody has arranged them otherwise. */
export function ClaimOutcomes({ claims, plan, change }: Props) {
  const set = (line: ClaimLine): void => {
    const lines = plan.lines.map((each) => (each.no === line.no ? line : each));
    change({ lines, ...moneyOf(plan, lines), ...dutiesOf(plan, line, claims) });
  };
  return (
    <ul className="case-claim-lines">
      {plan.lines.map((line) => {
        const claim = claims.find(({ no }) => no === line.no);
        return (
          <li key={line.no}>
            <div>
              <strong>
                请求{line.no}：{claim && CLAIM_KINDS[claim.kind].label}
              </strong>
              {claim?.amountFen !== undefined && <span>，{yuanText(claim.amountFen)}</span>}
              <p className="case-small">{claim?.text}</p>
            </div>
            <div className="case-row">
              <Radio.Group
                optionType="button"
                size="small"
                aria-label={`请求${line.no}的处理`}
                options={Object.entries(CLAIM_OUTCOMES).map(([value, label]) => ({
                  value,
                  label,
                  disabled: value === 'pay' && claim !== undefined && !CLAIM_KINDS[claim.kind].money,
                }))}
                value={line.outcome}
                onChange={({ target }) =>
                  set({ no: line.no, outcome: target.value as ClaimOutcome, amountFen: claim?.amountFen })
                }
              />
              {line.outcome === 'pay' && (
                <YuanInput
                  label={`请求${line.no}的给付金额`}
                  value={line.amountFen}
                  onChange={(amountFen) => set({ ...line, amountFen })}
                />
              )}
            </div>
            {NOTES[line.outcome] && <p className="case-small">{NOTES[line.outcome]}</p>}
          </li>
        );
      })}
      <li className="case-total">给付合计：{yuanText(totalOf(plan.lines))}</li>
    </ul>
  );
}

/** What is to be told before a claim brings nothing. */
const NOTES: Readonly<Partial<Record<ClaimOutcome, string>>> = {
  waived: '放弃应当出于申请人自愿并写入协议；代理人代为放弃的，须有特别授权。',
  apart: '不在本协议处理范围之内，申请人仍可就该项请求另行主张。',
};

/** A single payment is the whole; several were arranged by hand and stay as they are. */
function moneyOf({ instalments }: Plan, lines: readonly ClaimLine[]): Partial<Plan> {
  const total = totalOf(lines);
  if (total === 0) return { instalments: [] };
  if (instalments.length > 1) return {};
  const [only] = instalments;
  return { instalments: [only ? { ...only, amountFen: total } : { amountFen: total }] };
}

function dutiesOf({ duties }: Plan, { no, outcome }: ClaimLine, claims: readonly Claim[]): Partial<Plan> {
  const has = duties.some(({ claimNos }) => claimNos.includes(no));
  if (outcome === 'act' && !has) return { duties: [...duties, dutyFor(claims.find((claim) => claim.no === no))] };
  if (outcome !== 'act' && has) return { duties: duties.filter(({ claimNos }) => !claimNos.includes(no)) };
  return {};
}
