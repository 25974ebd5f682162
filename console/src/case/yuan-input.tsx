import { Input } from 'antd';
import { useState } from 'react';
import { fenOf, yuanField } from './money-text';

type Props = {
  readonly value: number | undefined;
  readonly onChange: (fen: number | undefined) => void;
  readonly label: string;
};

/** An amount typed in yuan, kept in fen. Follows when the amount is changed from elsewhere. */
export function YuanInput({ value, onChange, label }: Props) {
  const [text, setText] = useState(value === undefined ? '' : yuanField(value));
  const shown = fenOf(text) === value ? text : value === undefined ? text : yuanField(value);
  return (
    <Input
      aria-label={label}
      inputMode="decimal"
      suffix="元"
      className="case-amount"
      value={shown}
      {...(text.trim() !== '' && fenOf(text) === undefined ? { status: 'error' as const } : {})}
      onChange={({ target }) => {
        setText(target.value);
        onChange(fenOf(target.value));
      }}
    />
  );
}
