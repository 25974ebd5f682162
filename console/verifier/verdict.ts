import { checkPackage, PACKAGE_FAULTS, type PackageReading } from '../../shared/archive/check';
import { archivedLate } from '../../shared/archive/manifest';
import { unpacked } from '../../shared/archive/package';
import type { JWK } from 'jose';
import { checkAuditExport, EXPORT_FILES } from '../../shared/audit/export-check';
import { AUDIT_FAULTS } from '../../shared/audit/faults';
import { readDocumentCode } from '../../shared/signing/document-code';
import type { KeyBundle, KeyStanding, PublicKey } from '../../shared/signing/keys';
import { readPdfSignatures, type PdfSignature } from '../../shared/signing/pdf-reading';

/** What the page knows: the organisations' keys, and those that sign the daily roots of the audit log. */
export type KnownKeys = KeyBundle & { readonly rootKeys: readonly JWK[] };

/** What the reader is told: how it stands, in a sentence, in detail, and what nobody should take it for. */
export type Verdict = {
  readonly tone: 'good' | 'warning' | 'bad';
  readonly title: string;
  readonly advice: string;
  readonly lines: readonly (readonly [label: string, text: string])[];
  readonly notProved: readonly string[];
};

/** The clock of Chongqing: 2026-05-20 15:30:00. */
const localTime = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

const IN_GENERAL = (bundle: KeyBundle): string[] => [
  '是否已经履行、履行了多少',
  '此后是否另有变更、撤销，或者被新的文书替代',
  `${localTime(bundle.asOf)}（北京时间）以后吊销的密钥：本页公钥截至此时`,
];

const KEY_WORDS: Readonly<Record<KeyStanding, { tone: Verdict['tone']; text: string }>> = {
  good: { tone: 'good', text: '有效' },
  unknown: { tone: 'bad', text: '不在本页已知公钥之内' },
  'not-yet-valid': { tone: 'bad', text: '签发之时密钥尚未启用' },
  'expired-before': { tone: 'bad', text: '签发之时密钥已经过期' },
  'revoked-before': { tone: 'bad', text: '签发之时密钥已经吊销' },
  'revoked-since': { tone: 'warning', text: '密钥在签发之后被吊销，签发时间由签发人自述，请向签发单位核实' },
};

const keyLines = (key: PublicKey, standing: KeyStanding): (readonly [string, string])[] => [
  ['签发单位', key.title],
  ['签章密钥', `${key.id}（${KEY_WORDS[standing].text}）`],
  ...(key.revokedAt ? [['吊销', `${localTime(key.revokedAt)}，${key.revokedBecause ?? '未说明原因'}`] as const] : []),
];

const nothing = (title: string, advice: string): Verdict => ({ tone: 'bad', title, advice, lines: [], notProved: [] });

/** What is to be said of the text of a code. */
export function verdictOnCode(text: string, bundle: KeyBundle): Verdict {
  const reading = readDocumentCode(text, bundle);
  if (reading.kind === 'unreadable') return nothing('不是本系统的文书二维码', '请确认拍摄清楚、文字完整，再试一次。');
  if (reading.kind === 'unproved')
    return reading.key
      ? nothing('二维码被改动，不能证明任何内容', `其签章不是${reading.key.title}所作，请向该单位核实。`)
      : nothing('不能核验：签章密钥不在本页已知公钥之内', '可能是伪造，也可能是本页过旧；请取得最新的核验页再试。');
  const { seal, key, standing } = reading;
  const { tone, text: state } = KEY_WORDS[standing];
  return {
    tone,
    title: tone === 'bad' ? `二维码不能采信：${state}` : `二维码由${key.title}签发，未被改动`,
    advice: '请将下列各项与纸面逐项核对，任何一项不一致，即为纸面被改动。',
    lines: [
      ['文书', seal.t],
      ['文号', seal.n],
      ['案号', seal.c],
      ['签发时间', `${localTime(seal.at)}（北京时间）`],
      ...seal.f,
      ...keyLines(key, standing),
      ['全文摘要', seal.d],
    ],
    notProved: ['上列各项以外的纸面文字（有电子文件的，请核验文件）', '签名是否为本人所签', ...IN_GENERAL(bundle)],
  };
}

/** What is to be said of a file: a PDF document, the package of a case, or an export of the audit log. */
export async function verdictOnFile(bytes: Uint8Array, { rootKeys, ...bundle }: KnownKeys): Promise<Verdict> {
  if (startsWith(bytes, '%PDF-')) return verdictOnPdf(readPdfSignatures(bytes, bundle), bundle);
  const files = startsWith(bytes, 'PK') ? unpacked(bytes) : undefined;
  if (files?.has(EXPORT_FILES.roots)) return verdictOnAudit(files, rootKeys);
  if (files) return verdictOnPackage(checkPackage(files, bundle), bundle);
  return nothing('不能识别的文件', '请选择 PDF 文书、案卷包（ZIP），或者二维码照片。');
}

const startsWith = (bytes: Uint8Array, mark: string): boolean =>
  [...mark].every((char, i) => bytes[i] === char.charCodeAt(0));

function verdictOnPdf(signatures: readonly PdfSignature[], bundle: KeyBundle): Verdict {
  const last = signatures.at(-1);
  if (!last) return nothing('文件没有电子签章', '不能证明由谁签发、有没有改动；请核对二维码，或者向签发单位索取。');
  const broken = signatures.some(({ holds, coversAll }) => !holds || !coversAll);
  if (broken) return nothing('文件在签章之后被改动', '请向签发单位索取原件。');
  const worst = signatures.map(({ standing }) => KEY_WORDS[standing]).sort(bySeverity)[0] ?? KEY_WORDS.unknown;
  return {
    tone: worst.tone,
    title: worst.tone === 'bad' ? `签章不能采信：${worst.text}` : '文件内容完整，签章以后没有改动',
    advice: '电子文件以此为准；纸面打印件请核对二维码。',
    lines: signatures.flatMap(({ key, standing, statedAt }) => [
      ...(key ? keyLines(key, standing) : [['签章密钥', KEY_WORDS.unknown.text] as const]),
      ['签章时间', statedAt ? `${localTime(statedAt)}（北京时间，签章人自述）` : '未说明'] as const,
    ]),
    notProved: IN_GENERAL(bundle),
  };
}

const SEVERITY = ['bad', 'warning', 'good'];
const bySeverity = (a: { tone: string }, b: { tone: string }): number =>
  SEVERITY.indexOf(a.tone) - SEVERITY.indexOf(b.tone);

function verdictOnPackage({ manifest, entries, key, standing, findings }: PackageReading, bundle: KeyBundle): Verdict {
  const { tone, text } = KEY_WORDS[standing];
  const whole = findings.length === 0;
  const late = manifest && archivedLate(manifest);
  return {
    tone: whole ? tone : 'bad',
    title: whole ? packageTitle(tone, text) : '案卷包不完整或者被改动',
    advice: whole ? '每个文件与目录一致，卷宗条目首尾相连。' : '请向保管单位重新索取。',
    lines: [
      ...findings.map(({ fault, where }) => ['问题', `${PACKAGE_FAULTS[fault]}：${where}`] as const),
      ...(manifest
        ? ([
            ['案号', manifest.caseNo],
            ['保管单位', manifest.organTitle],
            ['制作时间', `${localTime(manifest.madeAt)}（北京时间）`],
            ['归档', archiveText(manifest.archivedOn, late)],
            ['卷宗条目', `${entries.length} 条，末条校验值 ${manifest.head}`],
            ['文件', manifest.files.map(({ what, path }) => `${what}（${path}）`).join('；')],
          ] as const)
        : []),
      ...(key ? keyLines(key, standing) : []),
    ],
    notProved: ['封存的妥协事实：依法不在案卷包内', ...IN_GENERAL(bundle)],
  };
}

const packageTitle = (tone: Verdict['tone'], text: string): string =>
  tone === 'bad' ? `案卷包不能采信：${text}` : '案卷包完整，没有改动';

const archiveText = (archivedOn: string | undefined, late: boolean | undefined): string =>
  archivedOn === undefined ? '尚未归档' : `${archivedOn}${late ? '（晚于规定的立卷期限）' : ''}`;

async function verdictOnAudit(files: ReadonlyMap<string, Uint8Array>, rootKeys: readonly JWK[]): Promise<Verdict> {
  const report = await checkAuditExport(files, rootKeys.length > 0 ? rootKeys : undefined).catch(() => undefined);
  if (!report) return nothing('审计记录不能识别', '请重新导出。');
  const { findings, pinned, entries, chains, roots, uncovered } = report;
  const whole = findings.length === 0;
  return {
    tone: whole ? (pinned ? 'good' : 'warning') : 'bad',
    title: whole ? '审计记录首尾相连，与每日签名一致' : '审计记录不完整或者被改动',
    advice: pinned
      ? '每日签名已用本页的公钥核对。'
      : '本页没有每日签名的公钥，只能用随记录的公钥核对，请与另行取得的公钥比对。',
    lines: [
      ...findings.map(({ fault, where, seq }) => ['问题', `${AUDIT_FAULTS[fault]}：${where} ${seq ?? ''}`] as const),
      ['记录', `${entries} 条，${chains} 链，${roots} 日签名`],
      ...(uncovered.length > 0 ? [['尚无每日签名', uncovered.join('、')] as const] : []),
    ],
    notProved: ['没有经过本系统的查阅', '尚无每日签名的记录：只能核对其自身的前后相连'],
  };
}
