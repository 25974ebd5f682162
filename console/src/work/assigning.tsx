import { Button } from 'antd';
import { useState } from 'react';
import { useMe } from '../places/session';
import { AssignDialog, MOST_ASSIGNED } from './assign-dialog';
import { MAY_ASSIGN } from './may-assign';

type Props = {
  /** The cases that are chosen in the list. */
  readonly caseNos: readonly string[];
  /** The choice has served its turn. */
  readonly done: () => void;
};

/** Whether the reader of a list appoints mediators. */
export function useMayAssign(): boolean {
  const { data: me } = useMe();
  return me !== undefined && MAY_ASSIGN.includes(me.role);
}

/** The way from the chosen rows of a list to their mediator; for nobody who may not. */
export function Assigning({ caseNos, done }: Props) {
  const [open, setOpen] = useState(false);
  const mayAssign = useMayAssign();
  if (!mayAssign) return null;
  const close = (): void => {
    setOpen(false);
    done();
  };
  return (
    <>
      <Button disabled={caseNos.length === 0} onClick={() => setOpen(true)}>
        指定调解员{caseNos.length > 0 && `（${caseNos.length}件）`}
      </Button>
      {open && <AssignDialog caseNos={caseNos.slice(0, MOST_ASSIGNED)} close={close} />}
    </>
  );
}
