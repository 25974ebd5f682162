import { chineseDay } from '../../shared/law/local-date';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  PageNumber,
  Footer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import type { Block, DocumentModel, SignaturePlace } from '../../shared/documents/document';

// Word names the faces that GB/T 9704 asks for; an office has them, and replaces them where it has not.
const FACES = { body: '仿宋_GB2312', title: '方正小标宋简体', heading: '黑体' } as const;
/** Sizes in half points: 三号 32, 二号 44, 小四 24. */
const SIZES = { letter: 32, form: 24, title: 44, notes: 21, page: 28 } as const;
/** Lengths in twentieths of a point: 37, 35, 28, 26 mm. */
const MARGINS = { top: 2098, bottom: 1984, left: 1587, right: 1474 } as const;
const RED = 'C8102E';

/** The document for editing, by the same model as the PDF. The same model gives the same bytes. */
export async function docxOf(model: DocumentModel): Promise<Buffer> {
  const size = SIZES[model.layout];
  const document = new Document({
    title: model.title,
    creator: model.issuer?.name ?? '',
    styles: { default: { document: { run: { font: face(FACES.body), size } } } },
    sections: [
      {
        properties: { page: { margin: MARGINS } },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [...head(model), ...body(model), ...foot(model)],
      },
    ],
  });
  return timeless(await Packer.toBuffer(document), model.on);
}

const face = (name: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: name });

const line = (text: string, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ ...options, children: [new TextRun({ text, ...(options.run ?? {}) })] });

const indented = (text: string, run: IParagraphOptions['run'] = {}): Paragraph =>
  line(text, { indent: { firstLineChars: 200 }, run });

function head({ layout, issuer, number, title, caseNo }: DocumentModel): Paragraph[] {
  const titled = line(title, {
    alignment: AlignmentType.CENTER,
    spacing: { before: 240, after: 240 },
    run: { font: face(FACES.title), size: SIZES.title },
  });
  if (layout === 'form') return [line(`案件编号：${caseNo}${number ? `　文号：${number}` : ''}`, small()), titled];
  const name = line(issuer?.name ?? '', {
    alignment: AlignmentType.CENTER,
    border: { bottom: { style: BorderStyle.THICK_THIN_MEDIUM_GAP, size: 24, color: RED, space: 8 } },
    run: { font: face(FACES.title), size: SIZES.title, color: RED },
  });
  return [name, line(number ?? '', { alignment: AlignmentType.RIGHT }), titled];
}

const small = (): IParagraphOptions => ({ run: { size: SIZES.notes } });

function body({ addressee, blocks, submittedTo, copies, layout }: DocumentModel): (Paragraph | Table)[] {
  return [
    ...(addressee ? [line(`${addressee}：`)] : []),
    ...blocks.flatMap((block) => blockOf(block, layout)),
    ...(copies ? [indented(copies)] : []),
    ...(submittedTo ? [indented('此致'), line(submittedTo)] : []),
  ];
}

function blockOf(block: Block, layout: DocumentModel['layout']): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [indented(block.text, { font: face(FACES.heading) })];
    case 'text':
      return [indented(block.text)];
    case 'fields':
      return layout === 'letter'
        ? block.rows.flatMap(({ label, value }) => `${label}：${value}`.split('\n').map((text) => indented(text)))
        : [ruled(block.rows.map(({ label, value }) => [label, value]))];
    case 'table':
      return [ruled([block.head, ...block.rows])];
  }
}

const ruled = (rows: readonly (readonly string[])[]): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map((text) => new TableCell({ children: text.split('\n').map((each) => line(each)) })),
        }),
    ),
  });

function foot({ layout, issuer, on, signatures, basis }: DocumentModel): Paragraph[] {
  const sealed = layout === 'letter' ? [issuer?.name ?? '', chineseDay(on)] : [];
  return [
    ...sealed.map((text) => line(text, { alignment: AlignmentType.RIGHT, indent: { right: 1280 } })),
    ...signatures.flatMap(signature),
    line(`（依据：${basis.join('、')}）`, { spacing: { before: 240 }, ...small() }),
  ];
}

const signature = ({ label, name }: SignaturePlace): Paragraph[] => [
  line(`${label}：${name ?? ''}`, { spacing: { before: 360 } }),
  line('　　　　年　　月　　日', { alignment: AlignmentType.RIGHT }),
];

const pageNumber = (): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: SIZES.page })],
  });

/** The first day that a ZIP entry can have, in whatever time zone the machine is. */
const NO_TIME = new Date(1980, 0, 1);

/** Entries in order, and no other time than the day on the paper. */
function timeless(packed: Buffer, on: string): Buffer {
  const files = unzipSync(new Uint8Array(packed));
  const entries: Zippable = {};
  for (const name of Object.keys(files).sort()) {
    const content = files[name] ?? new Uint8Array();
    const bytes =
      name === 'docProps/core.xml'
        ? strToU8(strFromU8(content).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${on}T00:00:00Z`))
        : content;
    entries[name] = [bytes, { mtime: NO_TIME }];
  }
  return Buffer.from(zipSync(entries));
}
