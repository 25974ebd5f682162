import { CQ553 } from '../../law/statutes/chongqing-2023-553';
import { LDMAL } from '../../law/statutes/labour-dispute-mediation-arbitration-law';
import { canBeBound } from '../../paths/agreement/facts';
import { documentKind } from '../kind';
import {
  agreementOf,
  dayOf,
  dueDays,
  lastDayOf,
  lines,
  money,
  promised,
  promiseTable,
  text,
  totalOf,
} from '../matters';
import { bothNames, payeeLines } from '../parties';
import { RECIPIENT_SIGNS } from '../places';
import { manner } from './settlement-agreement';

const enter = 'agreement.conclude';

/** 履行告知书: CQ553 measure 10 asks for it with every agreement. */
export const performanceNotice = documentKind({
  name: 'performance-notice',
  title: '履行告知书',
  template: 2,
  layout: 'letter',
  issuer: 'organisation',
  series: '履',
  rule: 'mediation-agreement-performance',
  occasions: ({ agreements }) =>
    agreements.flatMap(({ effectiveOn, noticeIssuedOn, undone, version }, i) =>
      effectiveOn && !undone
        ? [
            {
              about: String(i + 1),
              label: agreements.length > 1 ? `第${version}版协议` : '',
              on: noticeIssuedOn ?? effectiveOn,
              when: 'due' as const,
            },
          ]
        : [],
    ),
  fields: {
    obligations: promised('义务内容', CQ553.art('10'), enter),
    dueDays: dueDays(CQ553.art('10'), enter),
    effectiveOn: dayOf('协议生效之日', (source) => agreementOf(source)?.effectiveOn, {
      cite: LDMAL.art('14'),
      enter: 'agreement.sign',
    }),
    manner: manner(undefined),
  },
  write: (said, source) => {
    const { facts, book, about } = source;
    const agreement = agreementOf(source);
    const total = totalOf(agreement?.obligations ?? []);
    const mediated = agreement?.kind === 'mediation';
    const bindable = agreement !== undefined && canBeBound(agreement);
    const review = bindable && lastDayOf(source, 'arbitration-review-apply', about);
    const confirmation = bindable && lastDayOf(source, 'judicial-confirmation-apply', about);
    return {
      addressee: bothNames(facts).replace('与', '、'),
      blocks: [
        text(
          `你们之间的${mediated ? '调解协议' : '和解协议'}已于${said.effectiveOn}生效，对双方当事人具有约束力。现将履行事项告知如下：`,
        ),
        promiseTable(source),
        ...(total > 0 ? [text(`以上给付合计${money(total)}。`)] : []),
        ...(said.manner ? lines(said.manner) : []),
        ...(total > 0 ? payeeLines(facts) : []),
        text('义务人应当按期履行，并保存转账凭证、收条等证明，将履行情况告知本组织；权利人收讫后，请予以确认。'),
        ...(review && confirmation
          ? [
              text(
                `双方可以共同申请仲裁审查，最迟于${review}提出；或者共同申请司法确认，最迟于${confirmation}提出。逾期均未申请的，协议不能直接申请强制执行。`,
              ),
            ]
          : []),
        text(`${book.rules[mediated ? 'mediation-agreement-performance' : 'settlement-performance'].consequence}。`),
      ],
      signatures: [RECIPIENT_SIGNS],
      keyFields: [
        { label: '当事人', value: bothNames(facts) },
        ...(total > 0 ? [{ label: '给付金额合计', value: money(total) }] : []),
        { label: '履行期限', value: said.dueDays },
      ],
    };
  },
});
