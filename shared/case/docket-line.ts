import type { LocalDate } from '../law/local-date';
import { ROLES } from './actor';
import { EVENT_LABELS } from './docket';
import type { Entry } from './entry';
import type { CaseOpened } from './facts';
import { CLAIM_KINDS } from './claims';
import { DOORS } from './form';
import { yuan } from './money';
import { codeLabel, fieldLabel } from './vocabulary';

/** A line of the docket as it is read out: no codes, no JSON. */
export type DocketLine = {
  readonly seq: number;
  /** UTC instant of the entry, ISO. */
  readonly at: string;
  /** Civil day (Asia/Shanghai) of its legal effect. */
  readonly on: LocalDate;
  /** 「向素云（调解员）」. */
  readonly by: string;
  readonly label: string;
  /** The gist in a sentence; empty if the label says it all. */
  readonly text: string;
  readonly detail: readonly Detail[];
};

type Detail = { readonly label: string; readonly value: string };

/** What is longer is read in the details. */
const SHORT = 24;
/** So much of it makes the sentence. */
const GIST = 4;
/** Says nothing to a reader: the number of a vault entry is kept, its content is nowhere. */
const SILENT: readonly string[] = ['type', 'ref', 'sha256', 'agreement', 'paper', 'about', 'id', 'confirmedByCreditor'];
/** Goes without saying before a name of a side. */
const WHOSE = fieldLabel('side');

/** An entry in plain Chinese. The entry is as its reader may see it. */
export function docketLine({ seq, at, on, by, event }: Entry): DocketLine {
  const { name, role } = by;
  const who = role === 'system' ? (name ?? ROLES[role]) : name ? `${name}（${ROLES[role]}）` : ROLES[role];
  const said = event.type === 'case.opened' ? openingOf(event) : detailsOf(event, event.type);
  const gist = said.filter(({ value }) => value.length <= SHORT).slice(0, GIST);
  const text = event.type === 'case.opened' ? said[0]!.value : gist.map(told).join('；');
  return { seq, at, on, by: who, label: EVENT_LABELS[event.type], text, detail: said };
}

const told = ({ label, value }: Detail): string => (label === WHOSE ? value : `${label}：${value}`);

function openingOf({ form }: CaseOpened): readonly Detail[] {
  const claims = form.claims.map(
    ({ no, kind, text, amountFen }) =>
      `${no}. ${CLAIM_KINDS[kind].label}${amountFen === undefined ? '' : ` ${yuan(amountFen)}元`}：${text}`,
  );
  return [
    { label: '登记方式', value: DOORS[form.door] },
    { label: '当事人', value: form.parties.map((party) => party.name).join('、') },
    { label: '请求', value: claims.join('\n') },
    { label: '事实和理由', value: form.summary },
    { label: '首问责任人', value: form.officer },
  ];
}

/** The members that have a name, each as one reads it. */
function detailsOf(members: object, under: string): readonly Detail[] {
  return Object.entries(members).flatMap(([name, value]: [string, unknown]) => {
    const label = fieldLabel(name, under);
    if (!label || SILENT.includes(name) || value === undefined) return [];
    const text = wordsOf(value, name, under);
    return text === '' ? [] : [{ label, value: text }];
  });
}

function wordsOf(value: unknown, name: string, under: string): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return name.endsWith('Fen') ? `${yuan(value)}元` : String(value);
  if (typeof value === 'string') return codeLabel(name, value, under) ?? value;
  if (Array.isArray(value)) return listOf(value, name, under);
  if (typeof value !== 'object' || value === null) return '';
  return detailsOf(value, `${under}.${name}`).map(told).join('；');
}

function listOf(values: readonly unknown[], name: string, under: string): string {
  const isPlain = values.every((each) => typeof each !== 'object');
  const texts = values.map((each) => wordsOf(each, name, under));
  return isPlain ? texts.join('、') : texts.map((text, index) => `${index + 1}. ${text}`).join('\n');
}
