import { z } from 'zod';
import { deadline } from '../law/deadline';
import type { LocalDate } from '../law/local-date';
import { CPL } from '../law/statutes/civil-procedure-law';
import { all, demand, PERMITTED } from '../law/verdict';
import { action } from '../case/action';
import { SIDES, type Role, type Side } from '../case/actor';
import type { CaseFacts } from '../case/facts';
import { on, reference, words } from '../case/fields';
import { cite, type Rule, type Situation } from '../case/situation';
import { notBefore } from './order-of-days';

// 文书：what was issued in the case and how it reached whom. The papers themselves are kept beside the docket; here
// stand their numbers and digests, and the days on which they count as served.

/** To whom a document may be served. */
export const SERVED_TO = { worker: '劳动者', employer: '用人单位', body: '其他单位' } as const;
export type ServedTo = keyof typeof SERVED_TO;

const BOTH: readonly Side[] = ['worker', 'employer'];

/**
 * Papers of a case that are not a side's to read, by kind: notes of the handling body for itself, what it tells another
 * body, what weighs the other side, and a letter to the other side alone. Every other issued paper is for both.
 */
const NOT_FOR: Readonly<Record<string, readonly Side[]>> = {
  'capacity-assessment': BOTH,
  'entrustment-report': BOTH,
  'urging-record': BOTH,
  'callback-record': BOTH,
  'service-receipt': BOTH,
  'archive-catalogue': BOTH,
  'payment-order-application': ['employer'],
  'enforcement-guidance': ['employer'],
  'union-reminder-letter': ['worker'],
  'union-opinion-letter': ['worker'],
};

/** Whether an issued paper of a kind is for this side. */
export const isForSide = (paper: string, side: Side): boolean => !NOT_FOR[paper]?.includes(side);

/** The sides that may read an issued paper of a kind. */
export const readersAmongParties = (paper: string): readonly Side[] => BOTH.filter((side) => isForSide(paper, side));

/** How a document reaches somebody (ACR 20, CPL 90). */
export const SERVICE_METHODS = {
  direct: '直接送达',
  electronic: '电子送达',
  post: '邮寄送达',
  entrusted: '委托送达',
  left: '留置、张贴送达',
} as const;
export type ServiceMethod = keyof typeof SERVICE_METHODS;

export type Service = {
  readonly to: ServedTo;
  readonly method: ServiceMethod;
  /** The day on which it was handed over, left, or arrived. */
  readonly deliveredOn: LocalDate;
  /** The day on which it counts as served; later than the delivery where service is deemed. */
  readonly servedOn: LocalDate;
  readonly receivedBy?: string;
  readonly note?: string;
  /** The addressee has signed for it on its own page. */
  readonly acknowledged?: true;
};

/** A document as the case knows it. */
export type IssuedDocument = {
  readonly id: string;
  /** Its kind, for example `acceptance-notice`. */
  readonly paper: string;
  readonly about: string;
  readonly title: string;
  readonly number?: string;
  /** SHA-256 of its canonical text, hexadecimal. */
  readonly sha256: string;
  readonly issuedOn: LocalDate;
  readonly services: readonly Service[];
};

export type DocumentEvent =
  | ({ type: 'document.issued' } & Omit<IssuedDocument, 'issuedOn' | 'services'>)
  | ({ type: 'document.served'; id: string } & Omit<Service, 'deliveredOn'>);

export function evolveDocuments(
  documents: readonly IssuedDocument[],
  event: DocumentEvent,
  day: LocalDate,
): readonly IssuedDocument[] {
  if (event.type === 'document.issued') {
    const { id, paper, about, title, number, sha256 } = event;
    return [
      ...documents,
      { id, paper, about, title, ...(number ? { number } : {}), sha256, issuedOn: day, services: [] },
    ];
  }
  const { to, method, servedOn, receivedBy, note, acknowledged } = event;
  const more = {
    ...(receivedBy ? { receivedBy } : {}),
    ...(note ? { note } : {}),
    ...(acknowledged ? { acknowledged } : {}),
  };
  const service: Service = { to, method, deliveredOn: day, servedOn, ...more };
  return documents.map((each) => (each.id === event.id ? { ...each, services: [...each.services, service] } : each));
}

const documentOf = (facts: CaseFacts, id: string): IssuedDocument | undefined =>
  (facts.documents ?? []).find((each) => each.id === id);

const always: Rule = () => PERMITTED;

const anyIssued: Rule = ({ facts, book }) =>
  demand(
    (facts.documents ?? []).length > 0,
    'document/none-issued',
    '本案还没有发出的文书',
    cite(book, 'mediation-records'),
    '先发出文书',
  );

/** Whether a side has signed for a document on its own page. */
const isAcknowledgedBy = ({ services }: Pick<IssuedDocument, 'services'>, side: Side): boolean =>
  services.some(({ to, acknowledged }) => to === side && acknowledged);

/** What a side can sign for: issued for it, and not signed for yet. */
export const toAcknowledge = ({ documents = [] }: CaseFacts, side: Side): readonly IssuedDocument[] =>
  documents.filter((each) => isForSide(each.paper, side) && !isAcknowledgedBy(each, side));

const someToAcknowledge: Rule = ({ facts, book }) =>
  demand(
    BOTH.some((side) => toAcknowledge(facts, side).length > 0),
    'document/none-to-acknowledge',
    '没有等待签收的文书',
    cite(book, 'arbitration-deemed-service'),
    '无需办理',
  );

const sideOf = (role: Role): Side | undefined => BOTH.find((side) => side === role);

/** The day on which a document counts as served: deemed service takes its time, everything else counts at once. */
const servedOn = (method: ServiceMethod, { book, calendar, today }: Situation): LocalDate =>
  method === 'left'
    ? (deadline('arbitration-deemed-service', book.rules['arbitration-deemed-service'], { trigger: today }, calendar)
        .dueOn ?? today)
    : today;

/** Those who handle the case, and the commission for its own letters. */
const HANDLERS = ['mediator', 'clerk', 'union', 'arbitrator'] as const;

const id = z.uuid('应为文书的标识').meta({ description: '文书的标识' });

const noConsent = (permitted: boolean) =>
  demand(
    permitted,
    'document/no-electronic-consent',
    '电子送达须经受送达人同意，本案没有同意电子送达的记录',
    CPL.art('90'),
    '先办理「变更在线办理、电子送达意愿」，或者采用其他方式送达',
  );

export const documentActions = [
  action({
    name: 'document.issue',
    label: '登记发出文书',
    by: HANDLERS,
    input: z.strictObject({
      id,
      paper: reference(60).meta({ description: '文书种类' }),
      about: reference(60).meta({ description: '第几次、第几版' }),
      title: words(100),
      number: reference(60).optional().meta({ description: '文号' }),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/, '应为64位小写十六进制摘要')
        .meta({ description: '文书内容的摘要' }),
      on,
    }),
    basis: 'mediation-records',
    rule: always,
    inputRule: ({ input, facts, book }) =>
      demand(
        documentOf(facts, input.id) === undefined,
        'document/known',
        '该文书已经登记发出',
        cite(book, 'mediation-records'),
        '无需再次登记',
      ),
    events: ({ input: { id: document, paper, about, title, number, sha256 } }) => [
      { type: 'document.issued', id: document, paper, about, title, ...(number ? { number } : {}), sha256 },
    ],
  }),
  action({
    name: 'document.record-service',
    label: '登记文书送达',
    by: HANDLERS,
    input: z.strictObject({
      id,
      to: z.enum(Object.keys(SERVED_TO) as [ServedTo, ...ServedTo[]]).meta({ description: '受送达人' }),
      method: z.enum(Object.keys(SERVICE_METHODS) as [ServiceMethod, ...ServiceMethod[]]),
      receivedBy: words(50).optional().meta({ description: '签收人，直接送达时必填' }),
      note: words(300).optional().meta({ description: '送达情况；留置、张贴的，写明见证人和拍照录像情况' }),
      on,
    }),
    basis: 'arbitration-deemed-service',
    rule: anyIssued,
    inputRule: (situation) => {
      const { input, facts, book } = situation;
      const document = documentOf(facts, input.id);
      const service = cite(book, 'arbitration-deemed-service');
      return all(
        demand(document !== undefined, 'document/unknown', '本案没有发出该文书', service, '核对文书'),
        notBefore(situation, [document?.issuedOn], 'arbitration-deemed-service'),
        demand(
          input.method !== 'direct' || input.receivedBy !== undefined,
          'document/nobody-signed',
          '直接送达的，应当有受送达人在送达回证上签收',
          service,
          '填写签收人；拒绝签收的，登记留置、张贴送达',
        ),
        demand(
          input.method !== 'left' || input.note !== undefined,
          'document/no-proof',
          '留置、张贴送达的，应当采用拍照、录像等方式记录',
          service,
          '在送达情况中写明拍照、录像和见证人',
        ),
        noConsent(input.method !== 'electronic' || input.to === 'body' || facts.standing.eService),
      );
    },
    events: ({ input, ...situation }) => [
      {
        type: 'document.served',
        id: input.id,
        to: input.to,
        method: input.method,
        servedOn: servedOn(input.method, situation),
        ...(input.receivedBy ? { receivedBy: input.receivedBy } : {}),
        ...(input.note ? { note: input.note } : {}),
      },
    ],
  }),
  action({
    name: 'document.acknowledge',
    label: '签收文书',
    by: BOTH,
    input: z.strictObject({ id }),
    basis: 'arbitration-deemed-service',
    rule: someToAcknowledge,
    inputRule: ({ input, facts, book, actor }) => {
      const side = sideOf(actor.role);
      const document = documentOf(facts, input.id);
      const service = cite(book, 'arbitration-deemed-service');
      const isOwn = side !== undefined && document !== undefined && isForSide(document.paper, side);
      return all(
        demand(isOwn, 'document/unknown', '没有发给您的这件文书', service, '从文书列表中选择'),
        demand(
          !isOwn || !isAcknowledgedBy(document, side),
          'document/acknowledged',
          '这件文书已经签收',
          service,
          '无需再次签收',
        ),
        noConsent(facts.standing.eService),
      );
    },
    events: ({ input, actor, today }) => {
      const to = sideOf(actor.role);
      if (!to) return [];
      const receivedBy = actor.name ?? SIDES[to];
      return [
        {
          type: 'document.served',
          id: input.id,
          to,
          method: 'electronic',
          servedOn: today,
          receivedBy,
          acknowledged: true,
        },
      ];
    },
  }),
] as const;
