import { ACR } from '../../law/statutes/arbitration-case-rules';
import { IMP } from '../../law/statutes/invited-mediation-provisions';
import { written } from '../../law/period';
import { MEDIATION_BASES } from '../../paths/mediation/facts';
import { documentKind } from '../kind';
import { bodyName, dayOf, enclosures, mandating, mediationOf, requests, rows, text } from '../matters';
import { bothNames, party } from '../parties';
import type { SignaturePlace } from '../document';

const RECEIVES: SignaturePlace = { by: 'recipient', label: '调解组织（签收材料）' };

/** 委托调解函: the entrusting body's letter, under its own head and number; signing for the materials starts the clock of a court (IMP 13, ACR 70). */
export const entrustmentLetter = documentKind({
  name: 'entrustment-letter',
  title: '委派（委托）调解函',
  template: 3,
  layout: 'letter',
  issuer: 'mandator',
  series: '委调',
  rule: 'court-delegated-mediation',
  occasions: ({ mediations }) =>
    mediations.flatMap(({ mandate }, i) =>
      mandate
        ? [{ about: String(i + 1), label: mandate.caseNo, on: mandate.receivedOn, when: 'offered' as const }]
        : [],
    ),
  fields: {
    from: {
      label: '委派（委托）机关',
      cite: ACR.art('70'),
      from: (source) => source.letterhead?.name ?? bodyName(mediationOf(source)?.mandate?.organ),
    },
    mandateCaseNo: { label: '案号', cite: ACR.art('70'), from: (source) => mediationOf(source)?.mandate?.caseNo },
    worker: party('worker', ACR.art('70')),
    employer: party('employer', ACR.art('70')),
    matters: requests(ACR.art('70')),
    consent: {
      label: '双方同意调解的情况',
      cite: IMP.art('11'),
      from: (source) => {
        const { worker, employer } = mediationOf(source)?.consents ?? {};
        return worker?.given && employer?.given ? '双方均已同意调解' : '由调解组织征询双方意见';
      },
    },
    organisation: {
      label: '受委派（委托）的调解组织',
      cite: ACR.art('70'),
      from: ({ facts }) => bodyName(facts.standing.organ),
    },
    period: {
      label: '调解期限',
      cite: ACR.art('70'),
      from: (source) => {
        const round = mediationOf(source);
        const period = round && source.book.rules[MEDIATION_BASES[round.basis].concludeBy].period;
        return period && written(period);
      },
    },
    sentOn: dayOf('发出之日', (source) => mediationOf(source)?.mandate?.receivedOn),
    returnTo: { label: '材料退回地址' },
  },
  write: (said, source) => {
    const round = mediationOf(source);
    const mandated = round ? mandating(round) : '委托';
    return {
      addressee: said.organisation,
      blocks: [
        text(`${bothNames(source.facts)}之间的劳动人事争议，现依法${mandated}你组织调解。`),
        rows(
          ['案号', said.mandateCaseNo],
          ['请求事项', said.matters],
          ['双方意见', said.consent],
          ['调解期限', `${said.period}，期限内不能达成协议的，及时退回`],
          ['发出之日', said.sentOn],
          ['退回地址', said.returnTo],
        ),
        enclosures('起诉状或者仲裁申请书副本', '证据材料副本', '当事人联系方式和送达地址'),
        text('请在签收材料后开始调解；调解期限自签收材料之日起计算。调解结束后，书面报告调解情况并退回全部材料。'),
      ],
      signatures: [RECEIVES],
      keyFields: [{ label: '案号', value: said.mandateCaseNo }],
    };
  },
});
