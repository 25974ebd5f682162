import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { ActForm } from '../case/act-form';
import { CaseSkin } from '../case/case-skin';
import { OutcomeNotice } from '../case/outcome-notice';
import { faultsOf, filledIn } from '../case/schema-check';
import { ProblemError, request } from '../case/transport';
import { faultOf, type Outcome } from '../case/use-act';
import { Trouble } from '../places/trouble';
import { claimOf, type Calculation, type Calculator, type Calculators } from './calculation';
import { CalculationSheet } from './calculation-sheet';
import { MonthSpan, type WageMonth } from './month-span';
import type { TypedClaim } from './opening';

type Known = Readonly<Record<string, unknown>>;
type Props = {
  /** The kind of the claim that is calculated. */
  readonly claimKind: string | undefined;
  /** What the form says already, by the names that the calculators use. */
  readonly known: Known;
  readonly use: (claim: TypedClaim) => void;
  readonly close: () => void;
};

/** 请求金额计算：forms as the API describes them; formula, lines and articles as it answers. */
export function ClaimCalculator({ claimKind, known, use, close }: Props) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['calculations'],
    staleTime: Infinity,
    queryFn: () => request<Calculators>('/v1/calculations'),
  });
  return (
    <Drawer open size={680} title="请求金额计算" onClose={close} mask={{ closable: false }}>
      <CaseSkin>
        {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
        {error && <Trouble error={error} again={() => void refetch()} />}
        {data && <Desk items={data.items} claimKind={claimKind} known={known} use={use} />}
      </CaseSkin>
    </Drawer>
  );
}

type DeskProps = Omit<Props, 'close'> & { readonly items: readonly Calculator[] };

/** What was typed for one calculation is there for the next: a wage is typed once. */
function Desk({ items, claimKind, known, use }: DeskProps) {
  const [kind, setKind] = useState(() => (items.find((each) => each.claimKind === claimKind) ?? items[0])?.kind);
  const [typed, setTyped] = useState<Known>(known);
  const chosen = items.find((each) => each.kind === kind);
  return (
    <>
      <Segmented
        aria-label="计算什么"
        className="intake-kinds"
        options={items.map((each) => ({ value: each.kind, label: each.label }))}
        {...(kind ? { value: kind } : {})}
        onChange={setKind}
      />
      {chosen && (
        <OneCalculation
          key={chosen.kind}
          calculator={chosen}
          typed={typed}
          type={(value) => setTyped({ ...typed, ...value })}
          use={use}
        />
      )}
    </>
  );
}

type OneProps = {
  readonly calculator: Calculator;
  readonly typed: Known;
  readonly type: (value: Known) => void;
  readonly use: (claim: TypedClaim) => void;
};

function OneCalculation({ calculator: { kind, input: schema }, typed, type, use }: OneProps) {
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'idle' });
  const [calculation, setCalculation] = useState<Calculation>();
  const asked = Object.keys(schema.properties ?? {});
  const value: Known = Object.fromEntries(Object.entries(typed).filter(([name]) => asked.includes(name)));
  const change = (next: Known): void => {
    type(next);
    setCalculation(undefined);
  };
  const calculate = async (): Promise<void> => {
    const input = filledIn(schema, value) ?? {};
    const faults = faultsOf(schema, input);
    if (faults.length > 0) return setOutcome({ kind: 'faults', faults, detail: '' });
    setOutcome({ kind: 'sending' });
    try {
      setCalculation(await request<Calculation>('/v1/calculations', { body: { kind, input } }));
      setOutcome({ kind: 'idle' });
    } catch (error) {
      setOutcome(outcomeOf(error));
    }
  };
  return (
    <div className="case-act intake-calculator">
      <OutcomeNotice outcome={outcome} />
      {asked.includes('months') && <MonthSpan list={(months: readonly WageMonth[]) => change({ months })} />}
      <ActForm
        schema={schema}
        value={value}
        faults={outcome.kind === 'faults' ? outcome.faults : []}
        onChange={(next) => change(next as Known)}
        onSubmit={() => void calculate()}
      >
        <div className="case-act-foot">
          <Button type={calculation ? 'default' : 'primary'} htmlType="submit" loading={outcome.kind === 'sending'}>
            计算
          </Button>
        </div>
      </ActForm>
      {calculation && <CalculationSheet calculation={calculation} use={() => use(claimOf(calculation))} />}
    </div>
  );
}

function outcomeOf(error: unknown): Outcome {
  const document = error instanceof ProblemError ? error.document : undefined;
  if (document?.fields) return { kind: 'faults', faults: document.fields.map(faultOf), detail: document.title };
  return { kind: 'failed', detail: document?.detail ?? '没有连接到服务器，请稍后再试；填写的内容仍在。' };
}
