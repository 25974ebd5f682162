import type { CaseFacts } from '../../../shared/case/facts';
import { CLAIM_KINDS } from '../../../shared/case/claims';
import { yuanText } from './money-text';
import { Particulars } from './revealing';

const SIDES: Readonly<Record<string, string>> = { worker: '劳动者', employer: '用人单位', 'third-party': '第三人' };

/** Who has a dispute with whom, and about what. */
export function Dispute({ facts: { caseNo, registration } }: { readonly facts: CaseFacts }) {
  const total = registration.claims.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
  return (
    <>
      <ul className="case-parties">
        {registration.parties.map((party) => (
          <li key={party.id}>
            <span className="case-tag">{SIDES[party.side]}</span>
            <strong>{party.name}</strong>
            <Particulars caseNo={caseNo} party={party} />
            {party.agent && <span className="case-small">，代理人 {party.agent}</span>}
          </li>
        ))}
      </ul>
      <ol className="case-claims">
        {registration.claims.map(({ no, kind, text, amountFen, formula }) => (
          <li key={no} value={no}>
            <strong>{CLAIM_KINDS[kind].label}</strong>
            {amountFen !== undefined && <span className="case-number">，{yuanText(amountFen)}</span>}
            <p>{text}</p>
            {formula && <p className="case-small">计算方式：{formula}</p>}
          </li>
        ))}
      </ol>
      {total > 0 && <p className="case-total">请求金额合计：{yuanText(total)}</p>}
      <p className="case-summary">{registration.summary}</p>
    </>
  );
}

/** 「罗永秀与锐铭五金制品厂」, with 等 where a side is several. */
export function titleOf({ registration: { parties } }: CaseFacts): string {
  const side = (which: string): string => {
    const names = parties.filter((party) => party.side === which).map(({ name }) => name);
    return names.length > 1 ? `${names[0]}等${names.length}人` : (names[0] ?? '');
  };
  return `${side('worker')}与${side('employer')}`;
}
