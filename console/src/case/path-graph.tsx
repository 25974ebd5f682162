import { Segmented, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { usePath } from './case-queries';
import { Cited } from './cited';
import { dayText } from './day-text';
import { Trouble } from '../places/trouble';
import { Mark, type Tone } from './mark';
import type { CasePath, PathNode, PathState } from './paper-shapes';
import { BOX, laidOut, type Placed } from './path-layout';

/** How a step stands: word and sign, so that colour is not the only one to say it. */
const STATES: Readonly<Record<PathState, { label: string; sign: string; tone: Tone }>> = {
  done: { label: '已经完成', sign: '✓', tone: 'good' },
  current: { label: '正在进行', sign: '●', tone: 'here' },
  open: { label: '现在可以', sign: '○', tone: 'warn' },
  closed: { label: '不再可走', sign: '×', tone: 'bad' },
  ahead: { label: '尚未到达', sign: '·', tone: 'quiet' },
};

/** The drawing shrinks to what there is, but not below what can be read. */
const SMALLEST = 0.69;

/** The statutory path of the case, where it is, and where it may go; as a drawing or as a list. */
export function PathGraph({ caseNo, today }: { readonly caseNo: string; readonly today: string }) {
  const [view, setView] = useState<'drawing' | 'list'>('drawing');
  const { data, isPending, error, refetch } = usePath(caseNo);
  if (isPending) return <Skeleton active paragraph={{ rows: 3 }} />;
  if (error) return <Trouble what="办理路径" error={error} again={() => void refetch()} />;
  return (
    <>
      <div className="case-path-bar">
        <Segmented
          size="small"
          value={view}
          onChange={setView}
          aria-label="路径的显示方式"
          options={[
            { value: 'drawing', label: '图' },
            { value: 'list', label: '列表' },
          ]}
        />
        <Legend />
      </div>
      {view === 'drawing' ? <Drawing path={data} /> : <List path={data} today={today} />}
    </>
  );
}

function Legend() {
  return (
    <span className="case-legend" aria-hidden>
      {Object.entries(STATES).map(([state, { label, sign }]) => (
        <span key={state} className={`case-legend-${state}`}>
          {sign} {label}
        </span>
      ))}
    </span>
  );
}

function Drawing({ path }: { readonly path: CasePath }) {
  const { nodes, edges, width, height } = laidOut(path);
  const current = nodes.find(({ state }) => state === 'current');
  const box = useRef<HTMLDivElement>(null);
  const along = current ? current.x / width : 0;
  // On a narrow screen, where the case is comes into view.
  useEffect(() => {
    if (box.current) box.current.scrollLeft = along * box.current.scrollWidth - box.current.clientWidth / 3;
  }, [along]);
  const here = path.nodes.filter(({ state }) => state === 'current').map(({ label }) => label);
  return (
    <div ref={box} className="case-path" tabIndex={0} role="region" aria-label="办理路径图，可以左右滚动">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className="case-path-drawing"
        style={{ minWidth: width * SMALLEST, maxWidth: width }}
        role="img"
        aria-label={`办理路径图。现在：${here.join('、') || '尚未开始'}。文字说明见「列表」。`}
      >
        <defs>
          <marker id="case-arrow" markerWidth="8" markerHeight="8" refX="6" refY="3" orient="auto">
            <path d="M0 0 L6 3 L0 6 z" className="case-arrow" />
          </marker>
        </defs>
        {edges.map(({ from, to, d, label }) => (
          <path key={`${from}-${to}`} d={d} className="case-edge" markerEnd="url(#case-arrow)">
            <title>{label}</title>
          </path>
        ))}
        {nodes.map((node) => (
          <Box key={node.id} node={node} />
        ))}
      </svg>
    </div>
  );
}

const shortDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

function Box({ node: { x, y, label, state, since, dueOn } }: { readonly node: Placed }) {
  const day = dueOn ? `至${shortDay(dueOn)}` : since && `${shortDay(since)}起`;
  return (
    <g className={`case-box case-box-${state}`} transform={`translate(${x} ${y})`}>
      <rect width={BOX.width} height={BOX.height} rx="8" />
      <text x="10" y={day ? 22 : 31} className="case-box-label">
        {STATES[state].sign} {label}
      </text>
      {day && (
        <text x="10" y="41" className="case-box-day">
          {day}
        </text>
      )}
    </g>
  );
}

function List({ path: { nodes, edges }, today }: { readonly path: CasePath; readonly today: string }) {
  const nameOf = (id: string): string => nodes.find((node) => node.id === id)?.label ?? id;
  const goesTo = ({ id }: PathNode): string =>
    edges
      .filter(({ from }) => from === id)
      .map(({ to, label }) => `${nameOf(to)}（${label}）`)
      .join('、');
  return (
    <ol className="case-path-list">
      {nodes.map((node) => (
        <li key={node.id}>
          <Mark tone={STATES[node.state].tone}>
            {STATES[node.state].sign} {STATES[node.state].label}
          </Mark>
          <strong>{node.label}</strong>
          {node.since && <span>，{dayText(node.since, today)}起</span>}
          {node.dueOn && <span>，至{dayText(node.dueOn, today)}</span>}
          {node.cite && <Cited cite={node.cite} />}
          {goesTo(node) && <div className="case-small">其后：{goesTo(node)}</div>}
        </li>
      ))}
    </ol>
  );
}
