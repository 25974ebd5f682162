import { Link } from 'react-router';
import type { Entry } from './log';
import './audit.css';

/** What else is noted of one request, and how it stands in its chain. */
export function EntryDetail({ entry }: { readonly entry: Entry }) {
  const { actor, at, from, asked, query, caseNos, shownSeq, answer, chain, seq, hash } = entry;
  const pairs: readonly (readonly [string, string | undefined])[] = [
    ['人员编号', actor?.id],
    ['代理', actor?.onBehalfOf && `代${actor.onBehalfOf}，委托编号${actor.delegation ?? '—'}`],
    ['岗位编号', actor?.post],
    ['来自', `${from.ip}（浏览器或者系统标识摘要 ${from.agent}）`],
    ['请求', asked],
    ['查询条件', query?.join('、')],
    ['全部案件', caseNos.join('、') || undefined],
    ['看到的卷宗', shownSeq === undefined ? undefined : `至${shownSeq}号`],
    ['显示内容的SHA-256', answer],
    ['所在记录链', `${chain} 第${seq}条`],
    ['本条散列值', hash],
  ];
  return (
    <>
      <dl className="audit-pairs">
        {pairs
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {actor && <Link to={`/audit/known?${new URLSearchParams({ person: actor.id, at })}`}>此人到这一刻知道什么</Link>}
    </>
  );
}
