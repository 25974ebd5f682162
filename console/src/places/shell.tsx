import { Button, Dropdown, Input, Select, Skeleton, type InputRef } from 'antd';
import { Suspense, useEffect, useRef } from 'react';
import { Link, NavLink, Outlet, useNavigate } from 'react-router';
import { chooseLook, LOOKS, useLook, type Look } from './look';
import { placesFor } from './places';
import { signOut, useMe } from './session';
import { Trouble } from './trouble';

/** The frame of every page: where one is, who one is, and the search. */
export function Shell() {
  const { data: me, error, isPending, refetch } = useMe();
  return (
    <>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <header className="desk-head">
        <Link className="desk-name" to="/work">
          渝和
        </Link>
        <nav className="desk-places" aria-label="主要栏目">
          {placesFor(me?.role).map(({ path, label }) => (
            <NavLink key={path} to={path}>
              {label}
            </NavLink>
          ))}
        </nav>
        <Search />
        <LookChoice />
        {me && (
          <Dropdown
            trigger={['click']}
            menu={{ items: [{ key: 'out', label: '退出登录', onClick: () => void signOut() }] }}
          >
            <Button type="text">
              {me.name ?? me.id}（{me.roleLabel}）
            </Button>
          </Dropdown>
        )}
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
    </>
  );
}

/** Finds a case by its number, a party's name or a partner's number; "/" leads here from everywhere. */
function Search() {
  const go = useNavigate();
  const field = useRef<InputRef>(null);
  useEffect(() => {
    const toSearch = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement | null)?.closest('input, textarea, [contenteditable]');
      if (event.key !== '/' || typing) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', toSearch);
    return () => document.removeEventListener('keydown', toSearch);
  }, []);
  const find = (text: string) => {
    if (text.trim()) void go(`/cases?q=${encodeURIComponent(text.trim())}`);
  };
  return (
    <search>
      <Input.Search
        ref={field}
        aria-label="查找案件：编号、当事人或者外部案号（按 / 键到此）"
        placeholder="编号、当事人、案号"
        allowClear
        maxLength={60}
        onSearch={find}
        style={{ width: 220 }}
      />
    </search>
  );
}

function LookChoice() {
  const { choice } = useLook();
  return (
    <Select<Look>
      aria-label="显示方式"
      value={choice}
      onChange={chooseLook}
      style={{ width: 110 }}
      options={Object.entries(LOOKS).map(([value, label]) => ({ value: value as Look, label }))}
    />
  );
}
