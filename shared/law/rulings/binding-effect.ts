import { latest, type LocalDate } from '../local-date';
import type { Citation } from '../statute';
import { ACR } from '../statutes/arbitration-case-rules';
import { ENMP } from '../statutes/enterprise-negotiation-mediation-provisions';
import { IMP } from '../statutes/invited-mediation-provisions';
import { LDMAL } from '../statutes/labour-dispute-mediation-arbitration-law';
import { OMR } from '../statutes/online-mediation-rules';
import { PML } from '../statutes/people-mediation-law';

/** How an agreement came about; it decides which marks make it binding. */
export type AgreementKind = 'settlement' | 'mediation' | 'people-mediation' | 'court-delegated' | 'online';

/** Whose signature or seal it is. */
export type Mark = 'party' | 'mediator' | 'seal';

/** When each mark was made; `undefined` where it is still missing. One entry for each party. */
export type MarksOn = {
  readonly parties: readonly (LocalDate | undefined)[];
  readonly mediator?: LocalDate | undefined;
  readonly seal?: LocalDate | undefined;
};

export type BindingEffect = {
  /** The day on which the last mark was made; absent while one is missing. */
  readonly effectiveOn?: LocalDate;
  readonly missing: readonly Mark[];
  readonly cite: Citation;
};

const REQUIRED: Readonly<Record<AgreementKind, { readonly marks: readonly Mark[]; readonly cite: Citation }>> = {
  settlement: { marks: ['party'], cite: ENMP.art('11') },
  // 调解仲裁法 14 「由双方当事人签名或者盖章，经调解员签名并加盖调解组织印章后生效」
  mediation: { marks: ['party', 'mediator', 'seal'], cite: LDMAL.art('14') },
  'people-mediation': { marks: ['party', 'mediator', 'seal'], cite: PML.art('29') },
  // 特邀调解规定 24 「委派调解达成调解协议，自双方当事人签名、盖章或者捺印后生效」
  'court-delegated': { marks: ['party'], cite: IMP.art('24') },
  // 在线调解规则 19 「调解协议自各方当事人均完成电子签章之时起发生法律效力」
  online: { marks: ['party'], cite: OMR.art('19') },
};

export function requiredMarks(kind: AgreementKind): { readonly marks: readonly Mark[]; readonly cite: Citation } {
  return REQUIRED[kind];
}

/** The day on which an agreement takes effect: that of the last mark which its kind requires. */
export function bindingEffect(kind: AgreementKind, on: MarksOn): BindingEffect {
  const { marks, cite } = REQUIRED[kind];
  const days: Readonly<Record<Mark, readonly (LocalDate | undefined)[]>> = {
    party: on.parties.length < 2 ? [...on.parties, undefined] : on.parties,
    mediator: [on.mediator],
    seal: [on.seal],
  };
  const missing = marks.filter((mark) => days[mark].includes(undefined));
  if (missing.length > 0) return { missing, cite };
  const made = marks.flatMap((mark) => days[mark]).filter((day) => day !== undefined);
  return { effectiveOn: latest(...made), missing, cite };
}

/** 办案规则 77 「调解书经双方当事人签收后，发生法律效力」: the day of the last receipt; absent until all have signed. */
export function statementEffect(receivedOn: readonly (LocalDate | undefined)[]): BindingEffect {
  const days = receivedOn.filter((day) => day !== undefined);
  const all = receivedOn.length >= 2 && days.length === receivedOn.length;
  return { ...(all ? { effectiveOn: latest(...days) } : {}), missing: all ? [] : ['party'], cite: ACR.art('77') };
}
