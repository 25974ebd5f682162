import { App, Drawer, Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { AgreementWizard } from './agreement-wizard';
import { CaseSkin } from './case-skin';
import { Cited } from './cited';
import type { Author } from './prefill';
import { SealedFactForm } from './sealed-fact-form';
import { SealedLook } from './sealed-look';
import type { ActionForm, CaseFile } from './shapes';

const SchemaAct = lazy(async () => ({ default: (await import('./schema-act')).SchemaAct }));

/** What a form needs to know, and whom to tell when it is done. */
export type ActProps = {
  readonly file: CaseFile;
  readonly action: ActionForm;
  readonly author: Author;
  /** What is known of the input already, where it comes from somewhere else on the page. */
  readonly given?: Readonly<Record<string, unknown>>;
  readonly done: () => void;
};

/** An act that lies on the desk. */
export type Chosen = Required<Pick<ActProps, 'action' | 'given'>>;

type Props = Omit<ActProps, 'action' | 'given' | 'done'> & {
  readonly chosen: Chosen | undefined;
  readonly close: () => void;
};

/** The desk on which one act is prepared. The file behind it may change; what is typed here does not. */
export function ActDrawer({ chosen, close, ...rest }: Props) {
  const action = chosen?.action;
  const { message } = App.useApp();
  const done = (): void => {
    void message.success(`${action?.label}：已经登记`);
    close();
  };
  return (
    <Drawer
      open={action !== undefined}
      onClose={close}
      size={680}
      title={action?.label}
      extra={action && <Cited cite={action.basis} />}
      destroyOnHidden
      mask={{ closable: false }}
    >
      <CaseSkin>{chosen && <Prepared key={chosen.action.name} {...chosen} done={done} {...rest} />}</CaseSkin>
    </Drawer>
  );
}

/** An agreement has its wizard, a concession goes under seal; everything else is as its schema says. */
function Prepared(props: ActProps) {
  switch (props.action.name) {
    case 'agreement.conclude':
      return <AgreementWizard {...props} />;
    case 'standing.view-sealed':
      return <SealedLook {...props} />;
    case 'standing.seal-fact':
      return <SealedFactForm {...props} />;
    default:
      return (
        <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
          <SchemaAct {...props} />
        </Suspense>
      );
  }
}
