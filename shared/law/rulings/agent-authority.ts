import { CQU } from '../statutes/chongqing-union-regulations';
import { CPL } from '../statutes/civil-procedure-law';
import { LDMAL } from '../statutes/labour-dispute-mediation-arbitration-law';
import { all, demand, type Verdict } from '../verdict';

/** What an agent does; the first four need a special power (民事诉讼法 62). */
export type AgentAct = 'admit' | 'waive' | 'change-claims' | 'settle' | 'attend' | 'submit' | 'receive';

export type Authority = {
  readonly written: boolean;
  /** The paper states the matters and the scope of the power. */
  readonly scopeStated: boolean;
  /** The acts for which it names a special power (特别授权). */
  readonly special: readonly AgentAct[];
  readonly party: 'worker' | 'employer';
  /** A member of a trade union's staff. */
  readonly unionStaff?: boolean;
};

const SPECIAL: Readonly<Partial<Record<AgentAct, string>>> = {
  admit: '承认仲裁请求',
  waive: '放弃仲裁请求',
  'change-claims': '变更仲裁请求',
  settle: '进行和解、签署调解协议',
};

/** Whether the agent's act binds the party: 调解仲裁法 24, 民事诉讼法 62, 重庆市工会条例 30. */
export function mayAgent(
  act: AgentAct,
  { written, scopeStated, special, party, unionStaff = false }: Authority,
): Verdict {
  const needed = SPECIAL[act];
  return all(
    demand(
      written && scopeStated,
      'agent/no-written-power',
      '没有载明委托事项和权限并由委托人签名或者盖章的委托书',
      LDMAL.art('24'),
      '补交授权委托书，或者由当事人本人办理',
    ),
    demand(
      needed === undefined || special.includes(act),
      'agent/no-special-power',
      `代理人${needed}没有特别授权，其行为对当事人不发生效力`,
      CPL.art('62'),
      '由当事人本人签署，或者补交特别授权并予以追认',
    ),
    demand(
      !(unionStaff && party === 'employer'),
      'agent/union-staff-for-employer',
      '工会工作人员不得作为用人单位代理人参加劳动争议仲裁和诉讼活动',
      CQU.art('30'),
      '请用人单位另行委托代理人',
    ),
  );
}
