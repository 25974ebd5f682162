import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { CASEWORKERS, type Role } from '../../../shared/case/actor';
import type { Party } from '../../../shared/case/form';
import { PERSONAL_FIELDS, type PersonalField } from '../../../shared/case/personal';
import { useMe } from '../places/session';
import { reveal } from './case-requests';

type Props = { readonly caseNo: string; readonly party: Party };

/** Numbers and addresses of a party, masked; in clear for who handles the case and says what for. */
export function Particulars({ caseNo, party }: Props) {
  const { data: me } = useMe();
  const mayAsk = me !== undefined && CASEWORKERS.includes(me.role as Role);
  const known = (Object.keys(PERSONAL_FIELDS) as PersonalField[]).filter((field) => party[field] !== undefined);
  return known.map((field) => (
    <span className="case-small" key={field}>
      ，{LABELS[field]} {mayAsk ? <Revealing caseNo={caseNo} party={party} field={field} /> : party[field]}
    </span>
  ));
}

const LABELS: Readonly<Record<PersonalField, string>> = { ...PERSONAL_FIELDS, idNo: '证照号码' };

function Revealing({ caseNo, party, field }: Props & { readonly field: PersonalField }) {
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState<{ value?: string; fault?: string }>({});
  const [purpose, setPurpose] = useState('');
  const ask = () =>
    reveal(caseNo, { party: party.id, field, purpose }).then(
      ({ value }) => setSaid({ value }),
      (error: unknown) => setSaid({ fault: (error as Error).message }),
    );
  const close = () => {
    setOpen(false);
    setSaid({});
  };
  const content = said.value ? (
    <strong className="case-number">{said.value}</strong>
  ) : (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <label>
        查看{LABELS[field]}全文的用途
        <Input value={purpose} maxLength={200} onChange={({ target }) => setPurpose(target.value)} />
      </label>
      {said.fault && <p role="alert">{said.fault}</p>}
      <Button type="primary" size="small" htmlType="submit" disabled={purpose.trim() === ''}>
        查看（将予记录）
      </Button>
    </form>
  );
  return (
    <Popover trigger="click" open={open} onOpenChange={(to) => (to ? setOpen(true) : close())} content={content}>
      <Button type="link" size="small" aria-label={`${party[field]}，查看${party.name}的${LABELS[field]}全文`}>
        {party[field]}
      </Button>
    </Popover>
  );
}
