import { Modal } from 'antd';
import { useEffect, useState } from 'react';

const ROWS = '#main .ant-table-row, #main [data-row]';

const SHEET = {
  '/': '查找案件',
  'j　k': '下一行、上一行',
  Enter: '打开所在行的案件',
  '?': '显示本页说明',
  Esc: '关闭窗口',
} as const;

/** The keys with which a list is read without a mouse, and the sheet that says so. No key counts while one is typing. */
export function Keys() {
  const [help, setHelp] = useState(false);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const at = event.target as HTMLElement | null;
      const typing = at?.closest('input, textarea, select, [contenteditable], [role=dialog], [role=listbox]');
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '?') return setHelp(true);
      if (event.key === 'j' || event.key === 'k') return move(event.key === 'j' ? 1 : -1);
      if (event.key === 'Enter' && at?.matches(ROWS)) at.querySelector('a')?.click();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
  return (
    <Modal open={help} title="键盘操作" footer={null} onCancel={() => setHelp(false)}>
      <table>
        <caption>列表页的按键（正在填写时不起作用）</caption>
        <thead>
          <tr>
            <th scope="col">按键</th>
            <th scope="col">作用</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(SHEET).map(([key, does]) => (
            <tr key={key}>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}

/** To the next row or the one before; into the list at its first row. */
function move(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const there = rows[here < 0 ? 0 : here + by];
  if (!there) return;
  there.tabIndex = -1;
  there.focus();
  there.scrollIntoView({ block: 'nearest' });
}
