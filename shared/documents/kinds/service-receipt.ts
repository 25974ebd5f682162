import { ACR } from '../../law/statutes/arbitration-case-rules';
import { unended } from '../../case/phrases';
import { chineseDay } from '../../law/local-date';
import { SERVED_TO, SERVICE_METHODS, type Service } from '../../paths/documents';
import { documentKind, type Source } from '../kind';
import { dayOf, rows, text } from '../matters';
import { RECIPIENT_SIGNS } from '../places';

/** What was issued, by its place in the file; a receipt is no subject of a further receipt. */
const servedOf = ({ facts, about }: Pick<Source, 'facts' | 'about'>) => (facts.documents ?? [])[Number(about) - 1];

/** How it was handed over, and when it counts as served where that is another day. */
const told = ({ to, method, deliveredOn, servedOn, receivedBy, note }: Service): string =>
  [
    `${SERVED_TO[to]}：${chineseDay(deliveredOn)}${SERVICE_METHODS[method]}`,
    ...(receivedBy ? [`${receivedBy}签收`] : []),
    ...(note ? [unended(note)] : []),
    servedOn === deliveredOn ? '当日送达' : `${chineseDay(servedOn)}视为送达`,
  ].join('，');

/** 送达回证: one for each issued document, to be signed or as it was served (ACR 20). */
export const serviceReceipt = documentKind({
  name: 'service-receipt',
  title: '送达回证',
  template: 2,
  layout: 'form',
  issuer: 'organisation',
  rule: 'arbitration-deemed-service',
  occasions: ({ documents = [] }) =>
    documents.flatMap(({ paper, title, number, issuedOn, services }, i) =>
      paper === 'service-receipt'
        ? []
        : [
            {
              about: String(i + 1),
              label: `${title}${number ? `（${number}）` : ''}`,
              on: services[0]?.deliveredOn ?? issuedOn,
              when: services.length > 0 ? ('due' as const) : ('offered' as const),
            },
          ],
    ),
  fields: {
    paper: {
      label: '送达文书',
      cite: ACR.art('20'),
      from: (source) => {
        const served = servedOf(source);
        return served && `${served.title}${served.number ? `（${served.number}）` : ''}`;
      },
    },
    issuedOn: dayOf('文书发出之日', (source) => servedOf(source)?.issuedOn, { cite: ACR.art('20') }),
    services: {
      label: '送达情况',
      from: (source) => servedOf(source)?.services.map(told).join('；\n'),
    },
    addressee: { label: '受送达人' },
    place: { label: '送达地点' },
  },
  write: (said) => ({
    blocks: [
      rows(
        ['送达文书', said.paper],
        ['文书发出之日', said.issuedOn],
        ['受送达人', said.addressee],
        ['送达地点', said.place],
        ['送达情况', said.services],
      ),
      text(
        '受送达人应当记明收到日期，并签名或者盖章，签收日期为送达日期。受送达人拒绝签收的，由送达人记明拒收的事由和日期，并采用拍照、录像等方式记录。',
      ),
    ],
    signatures: [RECIPIENT_SIGNS, { by: 'server', label: '送达人（签名）' }],
  }),
});
