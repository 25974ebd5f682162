import { Select } from 'antd';

type Props = {
  readonly label: string;
  /** What each code is called. */
  readonly table: Readonly<Record<string, string>>;
  readonly value: string | undefined;
  readonly choose: (value: string | undefined) => void;
  readonly minWidth?: number;
};

/** A filter with one of several values, or none. */
export const Choice = ({ label, table, value, choose, minWidth = 160 }: Props) => (
  <Select
    aria-label={label}
    placeholder={label}
    allowClear
    value={value ?? null}
    style={{ minWidth }}
    onChange={(chosen: string | null | undefined) => choose(chosen ?? undefined)}
    options={Object.entries(table).map(([code, text]) => ({ value: code, label: text }))}
  />
);
