import { SIDES, type Side } from '../case/actor';
import type { CaseFacts } from '../case/facts';
import type { Party } from '../case/form';
import { namesInARow } from '../case/phrases';
import type { Citation } from '../law/statute';
import { BLANK, type Block, type Row } from './document';
import type { Field } from './kind';

export const partiesOf = ({ registration }: CaseFacts, side: Side): readonly Party[] =>
  registration.parties.filter((party) => party.side === side);

/** 「冉启贵、杜小川、彭世杰等12人」. */
export function namesOf(facts: CaseFacts, side: Side): string {
  const names = partiesOf(facts, side).map(({ name }) => name);
  // 「冉启贵等12人」 may be how they were registered.
  const saysHowMany = names.some((name) => name.includes('等'));
  const workers = side === 'worker' && !saysHowMany ? facts.registration.collective?.workers : undefined;
  return namesInARow(names, workers);
}

/** 「冉启贵与示例建筑劳务有限公司」. */
export const bothNames = (facts: CaseFacts): string => `${namesOf(facts, 'worker')}与${namesOf(facts, 'employer')}`;

/** How the first party of a side is spoken to: 「你」, 「你单位」, and 「你们」 where there are several. */
export function you(facts: CaseFacts, side: Side): string {
  const [first, ...more] = partiesOf(facts, side);
  if (first && first.kind !== 'natural-person') return '你单位';
  return more.length > 0 || facts.registration.collective ? '你们' : '你';
}

/** 基本情况 of one party: everything that is registered of it, with room for what is not. */
function basics({ kind, name, idNo, address, phone, agent }: Party, facts: CaseFacts): string {
  const person = kind === 'natural-person';
  const appointed = facts.standing.agents.find(({ party }) => name === partyName(facts, party))?.name ?? agent;
  return [
    name,
    `${person ? '身份证件号码' : '统一社会信用代码'}：${idNo ?? BLANK}`,
    `${person ? '住址（送达地址）' : '住所（送达地址）'}：${address ?? BLANK}`,
    `联系电话：${phone ?? BLANK}`,
    ...(appointed ? [`代理人：${appointed}`] : []),
  ].join('；');
}

const partyName = ({ registration }: CaseFacts, id: string): string | undefined =>
  registration.parties.find((party) => party.id === id)?.name;

/** Both sides with their basics, and third parties that take part. */
export function partyRows(facts: CaseFacts, called: Readonly<Record<Side, string>> = SIDES): readonly Row[] {
  const { parties } = facts.registration;
  return parties.map((party) => ({
    label: party.side === 'third-party' ? '第三人' : called[party.side],
    value: basics(party, facts),
  }));
}

export const partyBlock = (facts: CaseFacts, called?: Readonly<Record<Side, string>>): Block => ({
  kind: 'fields',
  rows: partyRows(facts, called),
});

/** Into which accounts workers are paid, one line each; none where nobody has named one. */
export const payeeLines = (facts: CaseFacts): readonly Block[] =>
  partiesOf(facts, 'worker').flatMap(({ name, bank, bankAccount }) =>
    bankAccount
      ? [{ kind: 'text' as const, text: `收款账户：户名${name}，${bank ? `开户行${bank}，` : ''}账号${bankAccount}。` }]
      : [],
  );

/** What is demanded of the parties' registration, and how it is told from what is missing. */
const PARTICULARS = {
  idNo: { worker: '劳动者身份证件号码', employer: '用人单位统一社会信用代码' },
  address: { worker: '劳动者送达地址', employer: '用人单位送达地址' },
  phone: { worker: '劳动者联系电话', employer: '用人单位联系电话' },
} as const;

/** Demands a particular of every party of a side. */
export const particular = (side: Side, what: keyof typeof PARTICULARS, cite: Citation): Field => ({
  label: PARTICULARS[what][side],
  cite,
  from: ({ facts }) => {
    const all = partiesOf(facts, side).map((party) => party[what]);
    return all.every((each) => each !== undefined) ? all.join('、') : undefined;
  },
  enter: 'standing.correct-party',
});

/** 当事人: the names of a side, which the registration always has. */
export const party = (side: Side, cite: Citation): Field => ({
  label: `${SIDES[side]}`,
  cite,
  from: ({ facts }) => namesOf(facts, side),
  enter: 'standing.correct-party',
});
