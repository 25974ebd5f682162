import { ACR } from '../../law/statutes/arbitration-case-rules';
import { CPL } from '../../law/statutes/civil-procedure-law';
import { chineseDay } from '../../law/local-date';
import { AGENT_KINDS } from '../../paths/standing/facts';
import { documentKind, type Source } from '../kind';
import { rows, text } from '../matters';
import { bothNames } from '../parties';

const agentOf = ({ facts, about }: Source) => facts.standing.agents.find(({ party }) => party === about);
const principalOf = ({ facts, about }: Source) => facts.registration.parties.find(({ id }) => id === about);
const enter = 'standing.appoint-agent';

/** 授权委托书: matters and powers, the principal's signature (CPL 62); settlement needs 特别授权. */
export const powerOfAttorney = documentKind({
  name: 'power-of-attorney',
  title: '授权委托书',
  template: 1,
  layout: 'form',
  issuer: 'party',
  rule: 'agent-authority',
  occasions: ({ standing, registration }) =>
    standing.agents.map(({ party, name }) => ({
      about: party,
      label: `${registration.parties.find(({ id }) => id === party)?.name ?? ''}委托${name}`,
      on: registration.registeredOn,
      when: 'due',
    })),
  fields: {
    principal: { label: '委托人', cite: CPL.art('62'), from: (source) => principalOf(source)?.name, enter },
    principalIdentity: {
      label: '委托人证件号码',
      cite: CPL.art('62'),
      from: (source) => principalOf(source)?.idNo,
      enter: 'standing.correct-party',
    },
    agent: { label: '受托人', cite: CPL.art('62'), from: (source) => agentOf(source)?.name, enter },
    capacity: {
      label: '受托人身份',
      from: (source) => {
        const agent = agentOf(source);
        return agent && AGENT_KINDS[agent.kind];
      },
    },
    matters: {
      label: '委托事项',
      cite: CPL.art('62'),
      from: ({ facts }) => `代理参加${bothNames(facts)}之间劳动人事争议的协商、调解活动`,
    },
    powers: {
      label: '代理权限',
      cite: CPL.art('62'),
      from: (source) => {
        const authority = agentOf(source)?.authority;
        if (!authority) return undefined;
        return authority === 'special'
          ? '特别授权：代为承认、放弃、变更请求，进行和解、调解，签署和解协议、调解协议，签收文书'
          : '一般授权：代为陈述事实、提交证据、签收文书；不得代为承认、放弃、变更请求，不得进行和解';
      },
      enter,
    },
    until: { label: '委托期限', cite: ACR.art('12'), from: (source) => untilOf(source) },
  },
  write: (said) => ({
    blocks: [
      rows(
        ['委托人', said.principal],
        ['证件号码', said.principalIdentity],
        ['受托人', said.agent],
        ['受托人身份', said.capacity],
        ['委托事项', said.matters],
        ['代理权限', said.powers],
        ['委托期限', said.until],
      ),
      text('受托人在上述权限内实施的行为，由委托人承担法律后果。'),
    ],
    signatures: [
      { by: 'principal', label: '委托人（签名或者盖章）' },
      { by: 'agent', label: '受托人（签名）' },
    ],
  }),
});

function untilOf(source: Source): string {
  const until = agentOf(source)?.until;
  return until ? `至${chineseDay(until)}` : '至本案办理终结之日';
}
