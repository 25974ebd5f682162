import { Input, type InputRef } from 'antd';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';

/** Finds a case by its number, a party's name or a partner's number; "/" leads here from everywhere. */
export function CaseSearch() {
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
    <search className="desk-search">
      <Input.Search
        ref={field}
        aria-label="查找案件：编号、当事人或者外部案号（按 / 键到此）"
        placeholder="编号、当事人、案号"
        allowClear
        maxLength={60}
        onSearch={find}
      />
    </search>
  );
}
