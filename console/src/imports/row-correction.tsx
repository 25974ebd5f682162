import { Button, Input, Select, Space } from 'antd';
import { useId, useState } from 'react';
import { COLUMN_CHOICES } from '../../../shared/exchange/court-spreadsheet/column-hints';
import { COURT_COLUMNS, type CourtColumn } from '../../../shared/exchange/court-spreadsheet/columns';
import { cellText } from '../../../shared/exchange/court-spreadsheet/corrections';
import { useOrder } from '../exchange/use-order';
import { rowsOf, type Corrected, type Import, type Row } from './shapes';

type Props = { readonly file: Import; readonly row: Row; readonly mayWork: boolean };

/** A wrong row: each column that is wrong with its reason and a field for what is right. */
export function RowCorrection({ file, row, mayWork }: Props) {
  const { busy, give } = useOrder('import', 'imports', rowsOf(file.id));
  const [whole, showWhole] = useState(false);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const wrong = [...new Set(row.faults.map(({ column }) => column))];
  const columns = whole ? [...wrong, ...COURT_COLUMNS.filter((column) => !wrong.includes(column))] : wrong;
  const at = `/v1/imports/${file.id}/rows/${row.row}`;
  const changed = Object.keys(texts).length > 0;
  const save = async () => {
    const answer = await give<Corrected>(at, { cells: texts }, '');
    if (answer) setTexts({});
  };
  return (
    <form
      aria-label={`第${row.row}行`}
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) void save();
      }}
    >
      <div className="import-cells">
        {columns.map((column) => (
          <Cell
            key={column}
            {...{ row, column, mayWork }}
            text={texts[column] ?? cellText(row.cells, column) ?? ''}
            write={(text) => setTexts((before) => ({ ...before, [column]: text }))}
          />
        ))}
      </div>
      {mayWork && (
        <Space wrap>
          <Button size="small" type="primary" htmlType="submit" loading={busy} disabled={!changed}>
            改正
          </Button>
          <Button size="small" disabled={busy} onClick={() => void give(at, { skip: true }, '已跳过')}>
            跳过该行
          </Button>
          <Button size="small" type="link" aria-expanded={whole} onClick={() => showWhole(!whole)}>
            {whole ? '只看错误的列' : '改其他列'}
          </Button>
        </Space>
      )}
    </form>
  );
}

type CellProps = {
  readonly row: Row;
  readonly column: string;
  readonly mayWork: boolean;
  readonly text: string;
  readonly write: (text: string) => void;
};

function Cell({ row, column, mayWork, text, write }: CellProps) {
  const id = useId();
  const faults = row.faults.filter((each) => each.column === column);
  const words = COLUMN_CHOICES[column as CourtColumn];
  const said = { id, 'aria-describedby': `${id}-why`, status: faults.length > 0 ? ('error' as const) : ('' as const) };
  return (
    <div className="import-cell">
      <label htmlFor={id}>{column}</label>
      {words && mayWork ? (
        <Select
          {...said}
          size="small"
          value={text || null}
          allowClear
          onChange={(word: string | null | undefined) => write(word ?? '')}
          options={words.map((word) => ({ value: word, label: word }))}
        />
      ) : (
        <Input {...said} size="small" disabled={!mayWork} value={text} onChange={({ target }) => write(target.value)} />
      )}
      <span id={`${id}-why`}>{faults.map(({ message, hint }) => `${message}。${hint}`).join('；')}</span>
    </div>
  );
}
