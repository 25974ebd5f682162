import { Result, Typography } from 'antd';
import { Navigate, NavLink, Outlet, useLocation } from 'react-router';
import type { Part } from './parts';
import { useMe } from './session';
import './parted-page.css';

type Props = {
  readonly title: string;
  /** Where it stands: `/exchange`. */
  readonly at: string;
  readonly parts: readonly Part[];
  /** What is said to whom none of the parts concerns: whose business it is. */
  readonly refusal: string;
};

/** A place with several parts, each an address of its own; the first of them is where one comes in. */
export function PartedPage({ title, at, parts, refusal }: Props) {
  const { data: me } = useMe();
  const { pathname } = useLocation();
  const own = parts.filter(({ roles }) => me !== undefined && roles.includes(me.role));
  const [first] = own;
  if (!first) return <Result status="403" title="无权办理" subTitle={refusal} />;
  if (pathname.replace(/\/$/, '') === at) return <Navigate to={`${at}/${first.path}`} replace />;
  return (
    <>
      <Typography.Title level={1} style={{ fontSize: 24 }}>
        {title}
      </Typography.Title>
      <nav className="parts" aria-label={`${title}事项`}>
        {own.map(({ path, label }) => (
          <NavLink key={path} to={`${at}/${path}`}>
            {label}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
