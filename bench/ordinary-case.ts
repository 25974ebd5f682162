import type { ActionName } from '../shared/case/actions';
import type { Role } from '../shared/case/actor';
import { addDays, localDateOf } from '../shared/law/local-date';
import { ORDINARY } from '../test/chaos/stories';
import type { InputOf } from '../test/support/given';

/** One act of the ordinary case, and by whom. */
export type Step = { readonly name: ActionName; readonly input: object; readonly by: Role };

const step = <Name extends ActionName>(by: Role, name: Name, input: InputOf<Name>): Step => ({ name, input, by });

const today = localDateOf(Date.now());
const MINUTES = '双方到场。申请人陈述欠薪经过并出示考勤记录，被申请人核对工资表。'.repeat(4);
const ALL = ['worker', 'employer', 'mediator', 'organisation'] as const;

export const ORDINARY_FORM = { ...ORDINARY, infringedOn: addDays(today, -60), employmentEndedOn: addDays(today, -30) };

/** From the application to the archive, as most disputes go: mediated twice, agreed, paid, called back, closed. */
export const ORDINARY_STEPS: readonly Step[] = [
  step('clerk', 'mediation.apply', { by: 'worker', form: 'written', matter: '支付拖欠的工资' }),
  step('clerk', 'mediation.record-consent', { side: 'employer', given: true }),
  step('mediator', 'mediation.accept', { mediator: { id: 'M1', name: '己' } }),
  step('mediator', 'mediation.record-session', { mode: 'on-site', attendees: ['甲', '乙公司'], minutes: MINUTES }),
  step('mediator', 'mediation.propose-terms', { text: '分两个月付清所欠工资' }),
  step('mediator', 'mediation.record-session', { mode: 'video', attendees: ['甲', '乙公司'], minutes: MINUTES }),
  step('mediator', 'agreement.assess-capacity', { rating: 'high', grounds: '经营正常，有固定回款' }),
  step('mediator', 'agreement.conclude', {
    obligations: [{ kind: 'pay', text: '支付工资', amountFen: 1_000_000, dueOn: addDays(today, 30) }],
  }),
  step('clerk', 'agreement.sign', { marks: ALL.map((by) => ({ by })) }),
  step('mediator', 'performance.record-payment', { no: 1, amountFen: 1_000_000, proof: '转账凭证' }),
  step('mediator', 'performance.confirm-receipt', { no: 1, received: true }),
  step('clerk', 'follow-up.record-callback', { performance: 'performed', satisfaction: 5, note: '已收到全部款项' }),
  step('clerk', 'closing.close', { result: 'settled-and-performed' }),
  step('clerk', 'closing.archive', {
    fileNo: '2026-001',
    catalogue: ['调解申请书', '调解笔录', '调解协议书', '回访记录'],
  }),
];
