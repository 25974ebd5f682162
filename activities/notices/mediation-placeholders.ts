import { chineseDay } from '../../shared/law/local-date';
import type { CaseFacts } from '../../shared/case/facts';
import { conclusionRule } from '../../shared/paths/mediation/limits';
import { MEDIATION_BASES, MEDIATION_OUTCOMES, type Mediation } from '../../shared/paths/mediation/facts';
import { deadlineUnder, type Occasion } from './occasion';
import { unended } from '../../shared/case/phrases';
import { listed, UNSAID, type Filling } from './words';

/** What mediation contributes to the wording. Offers made and facts conceded in it have no placeholder. */
export const MEDIATION_PLACEHOLDERS = {
  mediationBasis: (occasion) => MEDIATION_BASES[mediationOf(occasion)?.basis ?? 'application'].label,
  mediators: (occasion) => listed((mediationOf(occasion)?.mediators ?? []).map(({ name }) => name)),
  mediationReason: (occasion) => unended(mediationOf(occasion)?.outcome?.reason ?? '不符合受理条件'),
  mediationOutcome: (occasion) => mediationOutcome(occasion),
  /** Until when the mediation must be over, as an adverbial. */
  concludeBy: (occasion) => concludeBy(occasion),
  afterMediation: (occasion) => afterMediation(mediationOf(occasion)),
  mandate: (occasion) =>
    mandateName(mediationOf(occasion) ?? occasion.facts.mediations.findLast(({ mandate }) => mandate)),
  mandateDuty: (occasion) => mandateDuty(occasion),
} as const satisfies Record<string, Filling>;

/** The mediation that the key names; if it names an agreement, the newest, from which the agreement came. */
function mediationOf({ facts, notice, round }: Occasion): Mediation | undefined {
  return agreementNamed(facts, notice.key) ? facts.mediations.at(-1) : facts.mediations[round - 1];
}

function agreementNamed(facts: CaseFacts, key: string) {
  const number = /\/agreement-(\d+)$/.exec(key)?.[1];
  return number === undefined ? undefined : facts.agreements[Number(number) - 1];
}

function mediationOutcome(occasion: Occasion): string {
  if (agreementNamed(occasion.facts, occasion.notice.key)?.undone) return '达成的调解协议未经全部签署，没有生效';
  const outcome = mediationOf(occasion)?.outcome;
  return outcome ? MEDIATION_OUTCOMES[outcome.kind] : UNSAID;
}

function concludeBy(occasion: Occasion): string {
  const mediation = mediationOf(occasion);
  const dueOn = mediation && deadlineUnder(conclusionRule(occasion.facts, mediation), occasion)?.dueOn;
  return dueOn ? `最迟于${chineseDay(dueOn)}` : '在法定的调解期限内';
}

/** Entrusted, the matter goes back to who entrusted it; else all ways are open (ENMP 30). */
const afterMediation = (mediation: Mediation | undefined): string =>
  mediation?.mandate
    ? `案件将退回${mandateName(mediation)}，由其依法继续处理`
    : '当事人可以依法申请劳动人事争议仲裁；双方愿意的，也可以重新申请调解';

function mandateName(mediation: Mediation | undefined): string {
  const mandate = mediation?.mandate;
  return mandate ? `${mandate.organ}${mandate.caseNo ? `（${mandate.caseNo}）` : ''}` : UNSAID;
}

function mandateDuty(occasion: Occasion): string {
  if (mediationOf(occasion)?.mandate?.from !== 'court') return `请${concludeBy(occasion)}完成调解并反馈结果`;
  const dueOn = deadlineUnder('online-org-confirm', occasion)?.dueOn;
  return `请${dueOn ? `最迟于${chineseDay(dueOn)}` : '及时'}确认接受或者说明理由退回；调解期限自签收移交材料之日起算`;
}
