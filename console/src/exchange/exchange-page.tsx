import { Result, Typography } from 'antd';
import { Navigate, NavLink, Outlet, useLocation } from 'react-router';
import { useMe } from '../places/session';
import { partsFor } from './parts';
import './exchange.css';

/** 对接：what courts, commissions, unions and hotlines have given us and are told, part by part. */
export function ExchangePage() {
  const { data: me } = useMe();
  const { pathname } = useLocation();
  const parts = partsFor(me?.role);
  const [first] = parts;
  if (!first)
    return <Result status="403" title="无权办理" subTitle="对接由调解组织工作人员、法院和监督管理人员办理。" />;
  if (pathname.replace(/\/$/, '') === '/exchange') return <Navigate to={`/exchange/${first.path}`} replace />;
  return (
    <>
      <Typography.Title level={1} style={{ fontSize: 24 }}>
        对接
      </Typography.Title>
      <nav className="exchange-parts" aria-label="对接事项">
        {parts.map(({ path, label }) => (
          <NavLink key={path} to={`/exchange/${path}`}>
            {label}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
