import { CPL } from '../../law/statutes/civil-procedure-law';
import { CPLI } from '../../law/statutes/civil-procedure-law-interpretation';
import { yuan } from '../../case/money';
import { ORDER_BASES } from '../../paths/payment-order/facts';
import { brokenPromises } from '../../paths/performance/facts';
import { documentKind, type Source } from '../kind';
import { bodyName, enclosures, factsAndReasons, heading, lines, money, rows, text } from '../matters';
import { particular, party, partyBlock } from '../parties';

const orderOf = ({ facts, about }: Source) => facts.paymentOrders[Number(about) - 1];

/** What is due and unpaid, in fen. */
const unpaid = ({ facts }: Pick<Source, 'facts'>): number =>
  brokenPromises(facts).reduce((sum, { amountFen = 0, paidFen }) => sum + Math.max(0, amountFen - paidFen), 0);

/** 支付令申请书: only workers apply (LDMAL 16); amount, facts and evidence (CPL 225). */
export const paymentOrderApplication = documentKind({
  name: 'payment-order-application',
  title: '支付令申请书',
  template: 2,
  layout: 'form',
  issuer: 'party',
  rule: 'payment-order-eligibility',
  occasions: (facts) => {
    const made = facts.paymentOrders.map(({ appliedOn }, i) => ({
      about: String(i + 1),
      label: facts.paymentOrders.length > 1 ? `第${i + 1}次申请` : '',
      on: appliedOn,
      when: 'due' as const,
    }));
    const defaulted = brokenPromises(facts).find(({ fulfilment, amountFen }) => fulfilment?.defaultedOn && amountFen);
    const on = defaulted?.fulfilment?.defaultedOn;
    if (!on || made.length > 0) return made;
    return [{ about: '1', label: '', on, when: 'offered' as const }];
  },
  fields: {
    court: { label: '管辖的人民法院', cite: CPL.art('225'), from: (source) => bodyName(orderOf(source)?.court) },
    creditor: party('worker', CPL.art('225')),
    debtor: party('employer', CPL.art('225')),
    identity: particular('worker', 'idNo', CPLI.art('427')),
    amount: {
      label: '请求给付的金额',
      cite: CPL.art('225'),
      from: (source) => {
        const amountFen = orderOf(source)?.amountFen ?? unpaid(source);
        return amountFen > 0 ? money(amountFen) : undefined;
      },
    },
    basis: {
      label: '申请的依据',
      cite: CPL.art('225'),
      from: (source) => ORDER_BASES[orderOf(source)?.basis ?? 'mediation-agreement'],
    },
    reasons: factsAndReasons(CPL.art('225')),
    evidence: {
      label: '证据',
      cite: CPL.art('225'),
      from: ({ facts }) =>
        ['调解协议书', ...facts.standing.evidence.map(({ name }) => name)]
          .map((name, i) => `${i + 1}．${name}`)
          .join('；'),
    },
    fee: {
      label: '申请费',
      from: (source) => {
        const fee = orderOf(source)?.feeFen;
        return fee === undefined ? undefined : `${yuan(fee)}元`;
      },
    },
  },
  write: (said, { facts }) => ({
    submittedTo: said.court,
    blocks: [
      partyBlock(facts, { worker: '申请人（债权人）', employer: '被申请人（债务人）' }),
      heading('请求事项'),
      text(`请求依法向被申请人发出支付令，督促其向申请人给付${said.amount}。`),
      heading('事实和根据'),
      ...lines(said.reasons),
      text(`申请人依据${said.basis}提出申请。上述给付已经到期且数额确定，被申请人至今没有给付。`),
      rows(['证据', said.evidence], ['申请费', said.fee]),
      heading('随附材料'),
      enclosures('调解协议书', '身份证明', '证明债权到期、未获给付的材料'),
      heading('申请人声明'),
      text('申请人与被申请人没有其他债务纠纷，没有对待给付义务；支付令能够送达被申请人；申请人未申请诉前保全。'),
    ],
    signatures: [{ by: 'worker', label: '申请人（签名或者盖章）' }],
    keyFields: [{ label: '请求给付的金额', value: said.amount }],
  }),
});
