import type { CaseFacts } from '../../shared/case/facts';
import type { Drafting } from './papers';
import type { People } from './people';

/** What a drafter enters where no case knows it; everything else is taken from the facts. */
const ANSWERS: Readonly<Record<string, string>> = {
  manner: '通过银行转账支付至劳动者本人工资账户；其他义务由双方当面交接，并签收确认。',
  breach: '未按期足额支付的，应当继续履行，并依法承担逾期付款的责任。',
  fileNo: '演示卷〔2026〕1号',
  suggestion: '立即核实欠付情况，依法补足，并在收到本函后十日内将整改情况告知工会。',
  evidence: '1．劳动合同；2．工资银行流水；3．考勤记录',
  place: '调解组织办公地点',
  addressee: '劳动者、用人单位',
  applicationNo: '演示收字〔2026〕1号',
  undisputed: '双方确认劳动关系的起止时间和工资标准',
};

/** Papers as the desk of this case would draft them: who issues them, and what is entered by hand. */
export const draftingBy = (people: People): Drafting => ({
  letterheadOf: (organ) => ({
    ...{ organ, name: people.nameOf(organ), code: '演示劳调' },
    ...{ address: '重庆市示例路1号（演示地址）', phone: '023-00000000' },
  }),
  answerTo: (field, facts) => ANSWERS[field] ?? bodyNamed(field, facts, people),
});

/** The bodies that a case knows by their codes. */
function bodyNamed(field: string, { mediations, confirmations }: CaseFacts, people: People): string {
  switch (field) {
    case 'court':
      return people.nameOf(confirmations.at(-1)?.court ?? '重庆市示例区人民法院（演示）');
    case 'commission':
      return people.nameOf(people.arbitrator.id);
    case 'organisation':
    case 'returnTo':
      return people.nameOf(people.organ);
    case 'from':
    case 'to':
      return people.nameOf(mediations.findLast(({ mandate }) => mandate)?.mandate?.organ ?? '');
    default:
      return '';
  }
}
