import { grantUsesOfCase } from '../../db/data-grants';
import { documentsOf } from '../../db/documents';
import { seenBy } from '../../db/eyes';
import { wholeDocket } from '../../db/ledger';
import { inbox } from '../../db/notices';
import { partyFilesOf } from '../../db/party-files';
import { revelationsOf } from '../../db/revelations';
import { partyPersonId, ROLES, type Actor } from '../../shared/case/actor';
import type { CaseFacts } from '../../shared/case/facts';
import type { Party } from '../../shared/case/form';
import { docketLine } from '../../shared/case/docket-line';
import type { Entry } from '../../shared/case/entry';
import { PERSONAL_FIELDS, shown, type PersonalField } from '../../shared/case/personal';
import { localDateOf } from '../../shared/law/local-date';
import { CONSENT_KINDS, consentsOf } from '../../shared/privacy/consents';
import { mayRead } from '../documents/shelf';
import type { Office } from '../office';
import { entriesFor } from '../privacy';

/** A row of what is held on a person: how it is called, and what it is. */
export type Row = { readonly label: string; readonly text: string };
/** What is held on a person in one respect. */
export type Section = { readonly title: string; readonly rows: readonly Row[] };
/** Everything that is held on a person in one case, as the person reads it. `madeAt`: UTC instant, ISO. */
export type OwnData = {
  readonly caseNo: string;
  readonly party: string;
  readonly name: string;
  readonly madeAt: string;
  readonly sections: readonly Section[];
  /** What is not in it, and why. */
  readonly without: string;
};

const WITHOUT =
  '本件不包含：其他当事人的个人信息（向您送达的文书中记载的除外）；依法封存的妥协事实；对方只告诉调解员的内容。文书和材料的正文请在案件页面下载。';
const MOST_NOTICES = 500;

/** Who a person of a case is when it asks itself. */
const personOf = ({ caseNo }: CaseFacts, { id, name, side }: Party): Actor => ({
  id: partyPersonId(caseNo, id),
  role: side === 'employer' ? 'employer' : 'worker',
  name,
  cases: [caseNo],
});

/**
 * Everything that the system holds on a party of a case: gathered with the person's own eyes, so that nothing of the
 * other side comes along; only the person's own numbers and addresses, and what it wrote itself, are opened.
 */
export async function ownData(office: Office, facts: CaseFacts, party: Party): Promise<OwnData> {
  const { caseNo } = facts;
  const actor = personOf(facts, party);
  const sections = await seenBy(actor, () => sectionsOf(office, facts, party, actor));
  const madeAt = new Date(office.clock.now()).toISOString();
  const full = sections.filter(({ rows }) => rows.length > 0);
  return { caseNo, party: party.id, name: party.name, madeAt, sections: full, without: WITHOUT };
}

async function sectionsOf(office: Office, facts: CaseFacts, party: Party, actor: Actor): Promise<readonly Section[]> {
  const { pool } = office;
  const { caseNo } = facts;
  const docket = await wholeDocket(pool, caseNo);
  const [files, documents, notices, revelations, uses] = await Promise.all([
    party.side === 'third-party' ? [] : partyFilesOf(pool, caseNo, party.side),
    party.side === 'third-party' ? [] : documentsOf(pool, caseNo),
    party.side === 'third-party' ? { items: [] } : inbox(pool, actor, {}, { limit: MOST_NOTICES }),
    revelationsOf(pool, caseNo),
    grantUsesOfCase(pool, caseNo),
  ]);
  const own = revelations.filter((each) => each.party === party.id);
  return [
    { title: '身份和联系方式', rows: await identity(office, party) },
    { title: '办理记录中与本人有关的内容', rows: await entriesOn(office, { docket, facts, party, actor }) },
    { title: '同意和撤回', rows: consentRows(docket, party) },
    {
      title: '提交的材料',
      rows: files.map(({ name, handedInAt, id }) => row(dayOf(handedInAt), `${name}（编号${id}）`)),
    },
    {
      title: '发给本人的文书',
      rows: documents.flatMap((each) => {
        const issue = each.steps.find(({ step }) => step === 'issued');
        const number = issue?.detail.number;
        return issue && mayRead(actor, each)
          ? [row(issue.on, `${each.model.title}${number ? `（${number}）` : ''}`)]
          : [];
      }),
    },
    {
      title: '发给本人的通知',
      rows: notices.items.map(({ orderedAt, subject }) => row(dayOf(orderedAt), shown(subject))),
    },
    {
      title: '谁查看过个人信息全文',
      rows: own.map(({ at, actor: by, field, purpose }) =>
        row(
          dayOf(at),
          `${by.name ?? by.id}（${ROLES[by.role]}${by.organ ? `，${by.organ}` : ''}）查看${PERSONAL_FIELDS[field]}，用途：${purpose}`,
        ),
      ),
    },
    {
      title: '哪些单位依授权查阅过本案数据',
      rows: uses.map(({ usedAt, organ, purpose, basis }) =>
        row(dayOf(usedAt), `${organ}，目的：${purpose}，依据：${basis}`),
      ),
    },
  ];
}

const row = (label: string, text: string): Row => ({ label, text });
const dayOf = (instant: string): string => localDateOf(Date.parse(instant));

async function identity({ personal }: Office, party: Party): Promise<readonly Row[]> {
  const { name, kind, bank, agent } = await personal.openAll(party);
  const fields = Object.keys(PERSONAL_FIELDS) as PersonalField[];
  const opened = await Promise.all(
    fields.map(async (field) => row(PERSONAL_FIELDS[field], await personal.open(party[field] ?? ''))),
  );
  return [
    row(kind === 'natural-person' ? '姓名' : '名称', name),
    ...opened.filter(({ text }) => text !== ''),
    ...(bank ? [row('收款开户行', bank)] : []),
    ...(agent ? [row('代理人', agent)] : []),
  ];
}

type Docket = {
  readonly docket: readonly Entry[];
  readonly facts: CaseFacts;
  readonly party: Party;
  readonly actor: Actor;
};

/** What the person has done itself, in full; what others have noted of it, as it may be shown. */
async function entriesOn({ personal }: Office, { docket, party, actor }: Docket): Promise<readonly Row[]> {
  const concerned = docket.filter((entry) => entry.by.id === actor.id || isOn(party, entry));
  return Promise.all(
    concerned.map(async (entry) => {
      const its = entry.by.id === actor.id;
      const [seen] = its ? [entry] : entriesFor(actor, [entry]);
      const { on, label, by, detail } = docketLine(seen!);
      const said = detail
        .filter(({ value }) => value !== party.id)
        .map((each) => `${each.label}：${each.value}`)
        .join('；');
      const text = `${label}（${by}）${said ? `：${said}` : ''}`;
      return row(on, its ? await personal.open(text) : shown(text));
    }),
  );
}

/** Entries that name the person, or, of its side, what the side has said. */
function isOn({ id, side }: Party, { event }: Entry): boolean {
  if (event.type === 'case.opened') return side === 'worker';
  const { party, side: whose } = event as { party?: unknown; side?: unknown };
  const named = typeof party === 'string' ? party : (party as { id?: unknown } | undefined)?.id;
  return named === undefined ? whose === side : named === id;
}

const consentRows = (docket: readonly Entry[], { id, side }: Party): readonly Row[] =>
  consentsOf(docket)
    .filter((each) => (each.party === undefined ? each.side === undefined || each.side === side : each.party === id))
    .map(({ kind, scope, givenOn, withdrawnOn }) =>
      row(givenOn, `${CONSENT_KINDS[kind].label}：${scope}${withdrawnOn ? `；${withdrawnOn}已经撤回` : ''}`),
    );
