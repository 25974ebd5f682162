import { ENMP } from '../../law/statutes/enterprise-negotiation-mediation-provisions';
import { documentKind } from '../kind';
import { dayOf, mediationOf, text } from '../matters';
import { bothNames, party } from '../parties';
import { BOTH_SIGN } from '../places';
import { roundLabel } from './mediation-application';

const enter = 'mediation.extend';

/** 延期调解同意书: both agree, in the same paper (ENMP 29). */
export const extensionConsent = documentKind({
  name: 'extension-consent',
  title: '延期调解同意书',
  template: 1,
  layout: 'form',
  issuer: 'party',
  rule: 'mediation-conclude-committee',
  occasions: ({ mediations }) =>
    mediations.flatMap(({ extension }, i) =>
      extension
        ? [{ about: String(i + 1), label: roundLabel(mediations.length, i), on: extension.agreedOn, when: 'due' }]
        : [],
    ),
  fields: {
    worker: party('worker', ENMP.art('29')),
    employer: party('employer', ENMP.art('29')),
    until: dayOf('延长至', (source) => mediationOf(source)?.extension?.until, { cite: ENMP.art('29'), enter }),
    agreedOn: dayOf('同意之日', (source) => mediationOf(source)?.extension?.agreedOn, { cite: ENMP.art('29'), enter }),
  },
  write: (said, { facts, letterhead }) => ({
    ...(letterhead ? { addressee: letterhead.name } : {}),
    blocks: [
      text(
        `${bothNames(facts)}之间的争议，正由你组织调解。双方当事人于${said.agreedOn}一致同意延长调解期限，至${said.until}（含当日）止。`,
      ),
      text('双方知悉：延长调解期限不影响任何一方随时申请劳动人事争议仲裁的权利；申请仲裁受时效期间限制。'),
    ],
    signatures: BOTH_SIGN,
    keyFields: [{ label: '调解期限延长至', value: said.until }],
  }),
});
