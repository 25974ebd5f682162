import {
  CONFIRMATION_NON_ACCEPTANCE_GROUNDS,
  CONFIRMATION_REFUSAL_GROUNDS,
} from '../law/rulings/confirmation-eligibility';
import { UNSEALING_PROVISIONS } from '../law/rulings/unsealing';
import { NO_STATEMENT_GROUNDS, NON_ACCEPTANCE_GROUNDS } from '../law/rulings/review-eligibility';
import { MARKS } from '../paths/agreement/facts';
import { ARBITRATION_OUTCOMES } from '../paths/arbitration/facts';
import { CLOSING_RESULTS, SATISFACTION } from '../paths/follow-up/facts';
import { SERVED_TO, SERVICE_METHODS } from '../paths/documents';
import { COURT_BASES } from '../paths/judicial-confirmation/facts';
import { INTERRUPTIONS } from '../paths/limitation';
import { MEDIATION_BASES, MEDIATION_OUTCOMES } from '../paths/mediation/facts';
import { ORDER_BASES } from '../paths/payment-order/facts';
import { AGENT_KINDS, FORUMS } from '../paths/standing/facts';
import { CONSENT_WAYS, SEAL_HEADINGS } from '../paths/standing/seals';
import { GRANT_FIELDS } from './grant-fields';
import { STATEMENT_KINDS } from '../paths/statements';
import { RETURN_REASONS, TICKET_RESOLUTIONS } from '../paths/tickets';
import { ROLES } from './actor';
import { CLAIM_KINDS, CLAIM_OUTCOMES } from './claims';
import { REFERRAL_BODIES, RISK_LEVELS, VULNERABLE_GROUPS } from './form';

type Words = Readonly<Record<string, string>>;

const labels = (table: Readonly<Record<string, { readonly label: string }>>): Words =>
  Object.fromEntries(Object.entries(table).map(([code, { label }]) => [code, label]));

const PARTY_KINDS: Words = {
  'natural-person': '自然人',
  enterprise: '企业',
  'sole-proprietorship': '个体工商户',
  'public-institution': '事业单位',
  government: '机关',
  'social-organisation': '社会组织',
  other: '其他',
};

/** What the codes of a field are called; the field as in FIELD_WORDS. */
export const CODE_WORDS: Readonly<Record<string, Words>> = {
  authority: { 'in-person': '本人', general: '一般授权', special: '特别授权' },
  basis: labels(MEDIATION_BASES),
  'payment-order.basis': ORDER_BASES,
  by: { ...ROLES, both: '双方', organ: '调解组织', organisation: '调解组织' },
  'agreement.sign.marks.by': MARKS,
  'agreement.refuse-signature.by': MARKS,
  concededBy: ROLES,
  courtBasis: COURT_BASES,
  decision: { closed: '结案', rejected: '退回补正', confirmed: '裁定有效', dismissed: '裁定驳回' },
  form: { written: '书面', oral: '口头' },
  'mediation.ground': { 'out-of-scope': '不属于受理范围', 'party-refuses': '一方当事人不同意调解' },
  'review.ground': { ...NON_ACCEPTANCE_GROUNDS, ...NO_STATEMENT_GROUNDS },
  'confirmation.ground': { ...CONFIRMATION_NON_ACCEPTANCE_GROUNDS, ...CONFIRMATION_REFUSAL_GROUNDS },
  'payment-order.ground': {
    'disputes-debt': '对债务本身有异议',
    'other-ground': '其他实体理由',
    'cannot-pay': '没有清偿能力',
    'asks-delay': '请求延缓清偿期限',
    'asks-other-manner': '请求变更清偿方式',
  },
  heading: SEAL_HEADINGS,
  madeIn: { negotiation: '协商', mediation: '调解', 'court-mediation': '法院委派、委托的调解' },
  'standing.way': CONSENT_WAYS,
  'standing.provision': labels(UNSEALING_PROVISIONS),
  'standing.ground': { 'both-consent': '双方当事人同意', law: '法律另有规定' },
  groups: VULNERABLE_GROUPS,
  hotline: {
    '12333': '12333 人社热线',
    '12345': '12345 政务热线',
    '12348': '12348 法律热线',
    '12351': '12351 工会热线',
  },
  kind: { pay: '金钱给付', act: '履行行为' },
  'limitation.kind': INTERRUPTIONS,
  'statement.kind': STATEMENT_KINDS,
  'advisory.kind': { 'reminder-letter': '提示函', 'opinion-letter': '意见书' },
  'agreement.conclude.claimOutcomes.outcome': CLAIM_OUTCOMES,
  'agreement.concluded.claimOutcomes.outcome': CLAIM_OUTCOMES,
  'agreement.concluded.kind': { mediation: '调解协议', settlement: '和解协议' },
  'standing.agent-appointed.agent.kind': AGENT_KINDS,
  'standing.claims-changed.claims.kind': labels(CLAIM_KINDS),
  'standing.party-corrected.party.kind': PARTY_KINDS,
  'standing.change-claims.claims.kind': labels(CLAIM_KINDS),
  'standing.correct-party.party.kind': PARTY_KINDS,
  'standing.appoint-agent.kind': AGENT_KINDS,
  level: RISK_LEVELS,
  method: { telephone: '电话', visit: '上门', letter: '书面', message: '短信或者网络消息' },
  mode: { 'on-site': '现场', video: '视频', telephone: '电话', asynchronous: '不同步在线' },
  outcome: { ...MEDIATION_OUTCOMES, ...ARBITRATION_OUTCOMES },
  'mediation.outcome': MEDIATION_OUTCOMES,
  performance: {
    performed: '已经履行',
    partly: '部分履行',
    'not-performed': '没有履行',
    'not-applicable': '没有履行内容',
  },
  rating: { high: '强', medium: '一般', low: '弱' },
  reasonCode: {
    ...RETURN_REASONS,
    'not-suitable': '不适宜调解',
    conflict: '存在利害关系',
    'no-capacity': '人员不足，无力承接',
    incomplete: '移交材料不齐',
  },
  receivedBy: ROLES,
  resolution: TICKET_RESOLUTIONS,
  result: CLOSING_RESULTS,
  satisfaction: SATISFACTION,
  riskLevel: RISK_LEVELS,
  route: { negotiation: '协商', mediation: '调解', arbitration: '仲裁' },
  side: { ...ROLES, 'third-party': '第三人' },
  signedBy: ROLES,
  to: REFERRAL_BODIES,
  'privacy.fields': GRANT_FIELDS,
  'document.to': SERVED_TO,
  'document.method': SERVICE_METHODS,
  'standing.guide.to': FORUMS,
  'standing.guided.to': FORUMS,
  'mediation.entrusted.mandate.from': { court: '人民法院', arbitration: '仲裁委员会' },
  why: {
    'after-agreement': '协议达成之后',
    'after-due-date': '履行期限届满之后',
    'after-failure': '调解不成之后',
    'order-reopened': '工单重新办理',
  },
};
