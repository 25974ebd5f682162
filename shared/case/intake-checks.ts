import { localDateOf } from '../law/local-date';
import { collectiveProcedure, mayBeRepresentedBy } from '../law/rulings/collective';
import { ACR } from '../law/statutes/arbitration-case-rules';
import { CQ553 } from '../law/statutes/chongqing-2023-553';
import { CSL } from '../law/statutes/civil-servant-law';
import { LDMAL } from '../law/statutes/labour-dispute-mediation-arbitration-law';
import type { Citation } from '../law/statute';
import { CLAIM_KINDS } from './claims';
import { deadlinesOf, groundsOf } from './deadlines';
import type { CaseFacts } from './facts';
import { VULNERABLE_GROUPS } from './form';

/** One thing that is looked at when a dispute comes in. A check that is not `ok` bars nothing: it says what to see to. */
export type IntakeCheck = {
  readonly code: 'scope' | 'jurisdiction' | 'duplicates' | 'limitation' | 'collective' | 'suitability' | 'vulnerable';
  readonly ok: boolean;
  /** One Chinese sentence that an official would sign. */
  readonly reason: string;
  readonly cite: Citation;
  /** Cases that may be about the same. */
  readonly cases?: readonly string[];
};

/**
 * What a case looks like at the counter: scope, jurisdiction, duplicates, limitation, collective procedure, suitability
 * for mediation and what its agreement can become, people who need special attention. Pure; `now` in UTC milliseconds
 * on the case's clock, `duplicates` the numbers of open cases between the same parties about the same.
 */
export function intakeChecks(facts: CaseFacts, duplicates: readonly string[], now: number): readonly IntakeCheck[] {
  return [
    scope(facts),
    jurisdiction(facts),
    duplicate(duplicates),
    limitation(facts, now),
    ...collective(facts),
    suitability(facts),
    ...vulnerable(facts),
  ];
}

/** LDMAL 2, ACR 2 and CSL for public servants on contract: what kind of dispute it is, and whether a person must judge. */
function scope({ registration: { disputeKind, claims } }: CaseFacts): IntakeCheck {
  const cite = { labour: LDMAL.art('2'), personnel: ACR.art('2'), 'civil-servant-contract': CSL.art('105') }[
    disputeKind
  ];
  const unclear = claims.filter((claim) => claim.kind === 'other');
  if (unclear.length === 0) return { code: 'scope', ok: true, reason: '请求事项属于劳动人事争议受理范围', cite };
  const numbers = unclear.map((claim) => claim.no).join('、');
  return {
    code: 'scope',
    ok: false,
    reason: `第${numbers}项请求的类型为其他，应当核实是否属于受理范围；不属于的，转送有权处理的单位`,
    cite,
  };
}

const CHONGQING = '50';

/** LDMAL 21 fixes the commission; mediation follows the parties' choice, so another district is only pointed out. */
function jurisdiction({ registration: { district, door } }: CaseFacts): IntakeCheck {
  const ok = district.startsWith(CHONGQING);
  const reason = ok
    ? `争议发生地（${district}）在本市；申请仲裁的，由劳动合同履行地或者用人单位所在地的仲裁委员会管辖`
    : `争议发生地（${district}）不在本市${door === 'court' ? '，请与委派、委托的人民法院核对' : '，应当核对劳动合同履行地和用人单位所在地，必要时转送'}`;
  return { code: 'jurisdiction', ok, reason, cite: LDMAL.art('21') };
}

function duplicate(cases: readonly string[]): IntakeCheck {
  const cite = CQ553.art('T26');
  if (cases.length === 0) return { code: 'duplicates', ok: true, reason: '没有查到相同当事人的同类未结案件', cite };
  const reason = `相同当事人的同类请求另有未结案件：${cases.join('、')}，应当核对是否重复登记，重复的并入原案`;
  return { code: 'duplicates', ok: false, reason, cite, cases };
}

/** LDMAL 27: a defence only, so nobody is turned away for it. */
function limitation(facts: CaseFacts, now: number): IntakeCheck {
  const deadline = deadlinesOf(facts).find((each) => each.rule.startsWith('limitation-'));
  const cite = deadline?.receipt.cites[0] ?? LDMAL.art('27');
  const said = (ok: boolean, reason: string): IntakeCheck => ({ code: 'limitation', ok, reason, cite });
  if (!deadline) return said(false, '没有登记知道或者应当知道权利被侵害之日，仲裁时效无法计算，请补充登记');
  if (!deadline.dueOn) return said(true, '劳动关系存续期间因拖欠劳动报酬发生争议，不受仲裁时效期间限制');
  const over = localDateOf(now) > deadline.dueOn;
  return over
    ? said(false, `仲裁时效期间已于${deadline.dueOn}届满；时效是对方的抗辩，不影响登记和调解`)
    : said(true, `仲裁时效期间至${deadline.dueOn}届满`);
}

function collective(facts: CaseFacts): IntakeCheck[] {
  const side = facts.registration.collective;
  if (!side) return [];
  const { book } = groundsOf(facts);
  const { collective: applies, reason, cites } = collectiveProcedure(side, book);
  if (!applies) return [{ code: 'collective', ok: true, reason, cite: cites[0] }];
  const elected = mayBeRepresentedBy(side.representatives.length, book);
  const fault = elected.ok ? undefined : elected.refusals[0];
  const told = fault ? `${reason}，按集体争议办理；${fault.reason}` : `${reason}，按集体争议办理`;
  return [{ code: 'collective', ok: elected.ok, reason: told, cite: fault?.cite ?? LDMAL.art('7') }];
}

/** ACR 75; the same for judicial confirmation by 解释（一）52: what an agreement on these claims can never become. */
function suitability({ registration: { claims } }: CaseFacts): IntakeCheck {
  const status = claims.filter((claim) => claim.kind === 'labour-relationship');
  if (status.length === 0) {
    return {
      code: 'suitability',
      ok: true,
      reason: '适宜协商、调解；调解协议可以依法申请仲裁审查或者司法确认',
      cite: ACR.art('74'),
    };
  }
  const numbers = status.map((claim) => claim.no).join('、');
  const others = claims.length > status.length ? '，给付内容应当分立协议' : '';
  const reason = `第${numbers}项请求${CLAIM_KINDS['labour-relationship'].label}：可以调解，但含有该内容的协议不能申请仲裁审查、司法确认${others}；需要确认的，可以申请仲裁`;
  return { code: 'suitability', ok: false, reason, cite: ACR.art('75') };
}

/** CQ553 3 「突出农民工和劳务派遣、新就业形态劳动者等重点群体」 */
function vulnerable({ registration: { parties } }: CaseFacts): IntakeCheck[] {
  const groups = new Set(parties.flatMap((party) => party.groups ?? []));
  if (groups.size === 0) return [];
  const names = [...groups].map((group) => VULNERABLE_GROUPS[group]).join('、');
  return [
    {
      code: 'vulnerable',
      ok: false,
      reason: `当事人属于重点群体（${names}），应当优先办理，并告知可以申请法律援助`,
      cite: CQ553.art('3'),
    },
  ];
}
