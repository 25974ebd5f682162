import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Skeleton } from 'antd';
import { Suspense, useState } from 'react';
import { Link, NavLink, Outlet } from 'react-router';
import { Account } from './account';
import { CaseSearch } from './case-search';
import { Keys } from './keys';
import { useIsSmall } from './narrow';
import { placesFor } from './places';
import { useMe } from './session';
import { Trouble } from './trouble';

/** The frame of every page: where one is, who one is, and the search. One line, at every width. */
export function Shell() {
  const { data: me, error, isPending, refetch } = useMe();
  const isSmall = useIsSmall();
  return (
    <>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <header className="desk-head">
        {isSmall && <PlacesDrawer role={me?.role} />}
        <Link className="desk-name" to="/work">
          渝和
        </Link>
        {!isSmall && <Places role={me?.role} />}
        <CaseSearch />
        {me && <Account me={me} />}
      </header>
      <main className="desk-main" id="main" tabIndex={-1}>
        {isPending && <Skeleton active />}
        {error && <Trouble error={error} again={() => void refetch()} />}
        {me && (
          <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
            <Outlet />
          </Suspense>
        )}
      </main>
      <Keys />
    </>
  );
}

type PlacesProps = { readonly role: string | undefined; readonly gone?: () => void };

function Places({ role, gone }: PlacesProps) {
  return (
    <nav className="desk-places" aria-label="主要栏目">
      {placesFor(role).map(({ path, label }) => (
        <NavLink key={path} to={path} {...(gone ? { onClick: gone } : {})}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}

function PlacesDrawer({ role }: { readonly role: string | undefined }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button aria-label="栏目" aria-expanded={open} icon={<MenuOutlined />} onClick={() => setOpen(true)} />
      <Drawer title="栏目" placement="left" size={260} open={open} onClose={close} destroyOnHidden>
        <Places role={role} gone={close} />
      </Drawer>
    </>
  );
}
