import { Typography, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { MEDIATION_BASES, type MediationBasis } from '../../../shared/paths/mediation/facts';
import { awayText, dayText } from '../case/day-text';
import { Mark, type Tone } from '../case/mark';
import { yuanText } from '../case/money-text';
import { OrganTitle } from '../places/organ-title';
import { ResultAnswer } from './result-answer';
import type { ListedMandate } from './mandates';

const TONES: Readonly<Record<ListedMandate['state'], Tone>> = {
  'awaiting-answer': 'warn',
  'awaiting-materials': 'warn',
  mediating: 'here',
  ended: 'here',
  returned: 'here',
  rejected: 'bad',
  closed: 'good',
  declined: 'quiet',
  recalled: 'quiet',
};
/** 已发送 → 法院已收：how far the result has come on its way. */
const DELIVERY = {
  pending: '正在送达',
  acknowledged: '对方已收到',
  rejected: '对方拒收',
  dead: '多次未送达',
  cancelled: '已取消报送',
} as const;
/** The days that a mandate may take are few where the procedure is simple. */
const SIMPLE: MediationBasis = 'court-entrusted-simple';
const URGENT_DAYS = 5;

export const mandateColumns = (role: string | undefined): TableColumnsType<ListedMandate> => [
  {
    title: '案号',
    width: 240,
    render: (_, { caseNo, ourCaseNo }) => (
      <>
        {caseNo}
        <br />
        <Link to={`/cases/${ourCaseNo}`}>{ourCaseNo}</Link>
      </>
    ),
  },
  { title: '机关', width: 90, render: (_, { organ }) => <OrganTitle id={organ} /> },
  {
    title: '方式',
    width: 190,
    render: (_, { basis }) => (
      <>
        {MEDIATION_BASES[basis as MediationBasis].label}
        {basis === SIMPLE && (
          <>
            {' '}
            <Mark tone="bad">7日</Mark>
          </>
        )}
      </>
    ),
  },
  {
    title: '当事人',
    width: 220,
    render: (_, { workers, employers, amountFen }) => (
      <>
        {workers.join('、') || '—'} 与 {employers.join('、') || '—'}
        {amountFen > 0 && <Typography.Text type="secondary"> {yuanText(amountFen)}</Typography.Text>}
      </>
    ),
  },
  { title: '状态', width: 220, render: (_, mandate) => <State mandate={mandate} /> },
  { title: '期限', width: 210, render: (_, mandate) => <Period mandate={mandate} /> },
  { title: '承办人', width: 100, render: (_, { mediator }) => mediator ?? '未指派' },
  ...(role === 'court' || role === 'arbitrator'
    ? [
        {
          title: '审核',
          width: 130,
          render: (_: unknown, mandate: ListedMandate) => <ResultAnswer mandate={mandate} />,
        },
      ]
    : []),
];

function State({ mandate }: { readonly mandate: ListedMandate }) {
  const { state, stateLabel, outcomeLabel, result, delivery, waitingDays, receivedOn } = mandate;
  const waits = state === 'awaiting-answer' || state === 'awaiting-materials';
  return (
    <>
      <Mark tone={TONES[state]}>{stateLabel}</Mark>
      {waits && (waitingDays === 0 ? ' 今天收到' : ` ${dayText(receivedOn, receivedOn)}收到，已${waitingDays}日`)}
      {outcomeLabel && <div>{outcomeLabel}</div>}
      {result && (
        <Typography.Text type="secondary">
          {result.revision > 1 && `第${result.revision}版，`}
          {dayText(result.sentOn, result.sentOn)}回传
          {delivery && !result.receipt && `，${DELIVERY[delivery]}`}
          {result.receipt && `，${dayText(result.receipt.on, result.sentOn)}审核`}
          {result.receipt?.code && `（${result.receipt.code}）`}
        </Typography.Text>
      )}
    </>
  );
}

function Period({ mandate: { period, daysLeft, late, extendedUntil, endedOn } }: { readonly mandate: ListedMandate }) {
  const dueOn = period?.dueOn;
  if (!dueOn) return '签收材料后起算';
  const tone: Tone = late ? 'bad' : daysLeft !== undefined && daysLeft <= URGENT_DAYS ? 'warn' : 'quiet';
  return (
    <>
      {daysLeft !== undefined && <Mark tone={tone}>{awayText(daysLeft)}</Mark>}
      {endedOn && late && <Mark tone="bad">超期</Mark>} {dayText(dueOn, endedOn ?? dueOn)}
      {extendedUntil && <Typography.Text type="secondary">（双方同意延长）</Typography.Text>}
      {endedOn && <div>{dayText(endedOn, dueOn)}结束</div>}
    </>
  );
}
