import { CLAIM_KINDS, type Claim, type ClaimOutcome } from '../../../shared/case/claims';
import { dayAfter } from './day-text';
import { yuanText } from './money-text';

export type ClaimLine = {
  readonly no: number;
  readonly outcome: ClaimOutcome;
  /** What is paid on it, where it is paid. */
  readonly amountFen?: number | undefined;
};

export type Instalment = { readonly dueOn?: string | undefined; readonly amountFen?: number | undefined };

/** A duty that is not money: a certificate, a transfer of records. */
export type Duty = {
  readonly text: string;
  readonly dueOn?: string | undefined;
  readonly claimNos: readonly number[];
};

/** An agreement while it is put together. */
export type Plan = {
  readonly lines: readonly ClaimLine[];
  readonly instalments: readonly Instalment[];
  readonly duties: readonly Duty[];
  readonly acceleration: boolean;
  readonly wantsBinding: boolean;
};

/** The plan to begin with: every claim is met as it stands, money at once. */
export function planFor(claims: readonly Claim[], today: string): Plan {
  const lines = claims.map(({ no, kind, amountFen }): ClaimLine => {
    const isMoney = CLAIM_KINDS[kind].money && amountFen !== undefined;
    return isMoney ? { no, outcome: 'pay', amountFen } : { no, outcome: 'act' };
  });
  const duties = lines
    .filter(({ outcome }) => outcome === 'act')
    .map(({ no }) => dutyFor(claims.find((claim) => claim.no === no)));
  const total = totalOf(lines);
  const instalments = total > 0 ? evenly(total, 1, dayAfter(today, FIRST_PAYMENT_DAYS)) : [];
  return { lines, instalments, duties, acceleration: false, wantsBinding: false };
}

const FIRST_PAYMENT_DAYS = 15;

export const dutyFor = (claim: Claim | undefined): Duty => ({
  text: claim?.text ?? '',
  claimNos: claim ? [claim.no] : [],
});

/** What the claims bring in money, in fen. */
export const totalOf = (lines: readonly ClaimLine[]): number =>
  lines.reduce((sum, { outcome, amountFen }) => sum + (outcome === 'pay' ? (amountFen ?? 0) : 0), 0);

export const paidOf = (instalments: readonly Instalment[]): number =>
  instalments.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);

/** The sum in so many parts, a month apart; what does not divide goes into the last. */
export function evenly(totalFen: number, parts: number, firstDue: string): Instalment[] {
  const each = Math.floor(totalFen / parts / 100) * 100;
  return Array.from({ length: parts }, (_, index) => ({
    dueOn: monthsLater(firstDue, index),
    amountFen: index < parts - 1 ? each : totalFen - each * (parts - 1),
  }));
}

/** The same day some months later, or the last of a shorter month. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const lastOfMonth = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  const at = new Date(Date.UTC(Math.floor(index / 12), index % 12, Math.min(date, lastOfMonth)));
  return at.toISOString().slice(0, 10);
}

/** Why the plan is no agreement yet; empty if it is one. */
export function faultsOfPlan(plan: Plan, claims: readonly Claim[]): readonly string[] {
  const { lines, instalments, duties } = plan;
  const [total, paid] = [totalOf(lines), paidOf(instalments)];
  const covered = new Set(duties.flatMap(({ claimNos }) => claimNos));
  return [
    ...lines
      .filter(({ outcome, amountFen }) => outcome === 'pay' && !amountFen)
      .map(({ no }) => `请求${no}没有写明给付金额`),
    ...lines
      .filter(({ outcome, no }) => outcome === 'act' && !covered.has(no))
      .map(({ no }) => `请求${no}以履行行为了结，但没有写明相应的行为义务`),
    ...(total === paid ? [] : [sumFault(total, paid)]),
    ...instalments.flatMap(({ dueOn, amountFen }, index) => [
      ...(dueOn ? [] : [`第${index + 1}期没有写明付款日期`]),
      ...(amountFen ? [] : [`第${index + 1}期没有写明金额`]),
    ]),
    ...duties.flatMap(({ text, dueOn }, index) => [
      ...(text.trim() ? [] : [`第${index + 1}项行为义务没有写明内容`]),
      ...(dueOn ? [] : [`第${index + 1}项行为义务没有写明履行期限`]),
    ]),
    ...(plan.wantsBinding && fixesStatus(lines, claims) ? [STATUS_FAULT] : []),
    ...(instalments.length + duties.length > 0 ? [] : ['协议至少写明一项义务']),
  ];
}

/** 办案规则75: what fixes anybody's status is neither reviewed nor confirmed. */
export const STATUS_FAULT =
  '确认劳动关系的内容不予仲裁审查和司法确认：将该项请求改为“另行处理”，另行成文，或者不勾选拟申请审查、确认';

/** Whether the agreement would settle a claim about the labour relationship itself. */
export const fixesStatus = (lines: readonly ClaimLine[], claims: readonly Claim[]): boolean =>
  lines.some(
    ({ no, outcome }) =>
      outcome !== 'waived' &&
      outcome !== 'apart' &&
      claims.find((claim) => claim.no === no)?.kind === 'labour-relationship',
  );

function sumFault(total: number, paid: number): string {
  const difference = paid > total ? `多出${yuanText(paid - total)}` : `还差${yuanText(total - paid)}`;
  return `各期合计${yuanText(paid)}，应为${yuanText(total)}，${difference}`;
}

/** The input of `agreement.conclude` that the plan amounts to. */
export function inputOfPlan(plan: Plan, claims: readonly Claim[]): Readonly<Record<string, unknown>> {
  const { instalments, duties, acceleration, wantsBinding } = plan;
  const paidNos = plan.lines.filter(({ outcome }) => outcome === 'pay').map(({ no }) => no);
  const subject = claims.filter(({ no }) => paidNos.includes(no)).map(({ kind }) => CLAIM_KINDS[kind].label);
  const payments = instalments.map(({ dueOn, amountFen }, index) => ({
    kind: 'pay',
    text: `支付${[...new Set(subject)].join('、')}${instalments.length > 1 ? `第${index + 1}期（共${instalments.length}期）` : ''}`,
    amountFen,
    dueOn,
    claimNos: paidNos,
  }));
  const acts = duties.map(({ text, dueOn, claimNos }) => ({
    kind: 'act',
    text,
    dueOn,
    ...(claimNos.length > 0 ? { claimNos } : {}),
  }));
  return {
    obligations: [...payments, ...acts],
    claimOutcomes: plan.lines.map(({ no, outcome }) => ({ no, outcome })),
    fixesStatus: false,
    wantsBinding,
    acceleration,
  };
}
