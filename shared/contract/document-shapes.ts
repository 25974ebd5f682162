import { z } from 'zod';
import { ISSUERS } from '../documents/kind';
import { DOCUMENT_KINDS, type DocumentKindName } from '../documents/kinds';
import { DOCUMENT_STATES, type DocumentState } from '../documents/life';
import { SERVED_TO, SERVICE_METHODS, type ServedTo, type ServiceMethod } from '../paths/documents';
import { actorShape, citation, day, describeTable, instant } from './shapes';

export const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) =>
  Object.keys(table) as [Key, ...Key[]];

export const id = z.uuid('应为文书列表中的标识');
export const kind = z.enum(DOCUMENT_KINDS.map(({ name }) => name) as [DocumentKindName, ...DocumentKindName[]]).meta({
  id: 'DocumentKind',
  description: DOCUMENT_KINDS.map(({ name, title }) => `${name} ${title}`).join('、'),
});
export const about = z
  .string()
  .regex(/^[\w-]{1,60}$/, '应为文书列表中的事项编号')
  .meta({ description: '同类文书中的哪一件：第几次调解、第几版协议等' });

const row = z.object({ label: z.string(), value: z.string() });

const block = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('heading'), text: z.string() }),
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.literal('fields'), rows: z.array(row).readonly() }),
    z.object({
      kind: z.literal('table'),
      head: z.array(z.string()).readonly(),
      rows: z.array(z.array(z.string()).readonly()).readonly(),
    }),
  ])
  .meta({ id: 'DocumentBlock' });

export const letterhead = z
  .object({
    organ: z.string(),
    name: z.string(),
    code: z.string().meta({ description: '机关代字' }),
    address: z.string().optional(),
    phone: z.string().optional(),
  })
  .meta({ id: 'Letterhead' });

export const model = z
  .object({
    kind: z.string(),
    template: z.number().int().meta({ description: '模板版本' }),
    layout: z.enum(['letter', 'form']),
    title: z.string(),
    caseNo: z.string(),
    rulebook: z.string(),
    issuer: letterhead.optional(),
    on: day,
    number: z.string().optional(),
    addressee: z.string().optional(),
    submittedTo: z.string().optional(),
    blocks: z.array(block).readonly(),
    copies: z.string().optional(),
    signatures: z.array(z.object({ by: z.string(), label: z.string(), name: z.string().optional() })).readonly(),
    basis: z.array(z.string()).readonly(),
    keyFields: z.array(row).readonly(),
  })
  .meta({ id: 'DocumentModel', description: '文书的全部内容；PDF、DOCX 和页面由此生成' });

export const missing = z
  .object({ field: z.string(), label: z.string(), cite: citation, remedy: z.string() })
  .meta({ id: 'MissingField', description: '依法应当写明而尚缺的内容、依据和补填的办法' });

const service = z
  .object({
    to: z.enum(keysOf<ServedTo>(SERVED_TO)),
    method: z.enum(keysOf<ServiceMethod>(SERVICE_METHODS)),
    deliveredOn: day,
    servedOn: day.meta({ description: '视为送达之日' }),
    receivedBy: z.string().optional(),
    note: z.string().optional(),
  })
  .meta({ id: 'DocumentService' });

const documentFields = {
  id,
  kind,
  title: z.string(),
  about,
  label: z.string().meta({ description: '同类文书中的哪一件；只有一件的为空' }),
  version: z.number().int(),
  state: z.enum(keysOf<DocumentState>(DOCUMENT_STATES)).meta({ description: describeTable(DOCUMENT_STATES) }),
  stateLabel: z.string(),
  number: z.string().optional().meta({ description: '文号' }),
  draftedAt: instant,
  issuedOn: day.optional(),
  sha256: z.string().optional().meta({ description: '发出的文书内容的摘要' }),
  services: z.array(service).readonly(),
};

export const document = z.object(documentFields).meta({ id: 'CaseDocument' });

const step = z.object({
  step: z.string(),
  label: z.string(),
  on: day,
  at: instant,
  actor: actorShape,
  detail: z.record(z.string(), z.string()),
});

export const documentWhole = z
  .object({
    ...documentFields,
    template: z.number().int(),
    rulebook: z.string(),
    model,
    missing: z.array(missing).readonly(),
    supplements: z.record(z.string(), z.string()),
    steps: z.array(step).readonly(),
  })
  .meta({ id: 'CaseDocumentWhole' });

export const dueDocument = z
  .object({
    kind,
    title: z.string(),
    about,
    label: z.string(),
    on: day,
    when: z.enum(['due', 'offered']).meta({ description: 'due 应当制作、offered 可以制作' }),
    issuer: z.enum(keysOf(ISSUERS)).meta({ description: `由谁制作：${describeTable(ISSUERS)}` }),
    dueOn: day.optional().meta({ description: '最迟在这一天制作；依据没有规定期限的，没有' }),
    cite: citation,
    asks: z
      .array(z.object({ field: z.string(), label: z.string(), required: z.boolean() }))
      .readonly()
      .meta({ description: '制作时可以填写的内容' }),
    missing: z.array(missing).readonly(),
  })
  .meta({ id: 'DueDocument' });
