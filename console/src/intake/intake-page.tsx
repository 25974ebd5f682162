import { Button, Form, Skeleton, Space, Typography } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useMe } from '../places/session';
import { ClaimLines } from './claim-lines';
import { FactsCard } from './facts-card';
import './intake.css';
import { GAP } from './intake-style';
import { IntakeChecks, type SimilarCase } from './intake-checks';
import { MergeDialog } from './merge-dialog';
import { Opened } from './opened';
import type { Typed, TypedClaim } from './opening';
import { PartyLines } from './party-lines';
import { ReadBack } from './read-back';
import { SourceCard } from './source-card';
import { DISTRICT_PLACE, useRegistration } from './use-registration';

const ClaimCalculator = lazy(async () => ({ default: (await import('./claim-calculator')).ClaimCalculator }));

/** What lies on top of the form: one thing at a time. */
type OnTop =
  | { readonly what: 'read-back'; readonly typed: Typed }
  | { readonly what: 'merge'; readonly typed: Typed; readonly into: SimilarCase }
  | { readonly what: 'calculator'; readonly typed: Typed; readonly index: number };

/** 一窗受理台：one form for every door. What is typed here is not typed again. */
export function IntakePage() {
  const [form] = Form.useForm<Typed>();
  const { data: me } = useMe();
  const by = { organ: me?.organ ?? '', officer: me?.name ?? me?.id ?? '' };
  const { opened, busy, register, next } = useRegistration(form, by);
  const [onTop, setOnTop] = useState<OnTop>();
  const typed = (): Typed => form.getFieldsValue(true) as Typed;
  const use = (index: number, claim: TypedClaim): void => {
    const { claims } = typed();
    const own = claims[index]?.text?.trim();
    const line = { ...claim, text: own || claim.text };
    form.setFieldsValue({ claims: claims.map((each, at) => (at === index ? line : each)) });
    setOnTop(undefined);
  };
  if (opened) return <Opened opened={opened} next={next} />;
  return (
    <>
      <Typography.Title level={1} style={{ fontSize: 24 }}>
        一窗受理
      </Typography.Title>
      <div className="intake">
        <Form<Typed>
          form={form}
          layout="vertical"
          onFinish={(complete) => void register(complete)}
          scrollToFirstError={{ focus: true }}
          initialValues={EMPTY()}
        >
          <SourceCard />
          <PartyLines name="workers" title="劳动者" ofWorker />
          <PartyLines name="employers" title="用人单位" />
          <ClaimLines calculate={(index) => setOnTop({ what: 'calculator', typed: typed(), index })} />
          <FactsCard />
          <Space style={GAP} wrap>
            <Button type="primary" htmlType="submit" loading={busy}>
              登记
            </Button>
            <Button onClick={() => setOnTop({ what: 'read-back', typed: typed() })}>口头申请：读给申请人听</Button>
          </Space>
        </Form>
        <IntakeChecks form={form} merge={(into) => setOnTop({ what: 'merge', typed: typed(), into })} />
      </div>
      {/* Outside the form: what is sent off here must not register the case behind it. */}
      <Layer onTop={onTop} by={by} use={use} close={() => setOnTop(undefined)} />
    </>
  );
}

const EMPTY = () => ({
  door: 'window' as const,
  disputeKind: 'labour' as const,
  district: localStorage.getItem(DISTRICT_PLACE) ?? '500108',
  workers: [{}],
  employers: [{}],
  claims: [{ kind: 'wage-arrears' as const, text: '' }],
});

type LayerProps = {
  readonly onTop: OnTop | undefined;
  readonly by: { readonly organ: string; readonly officer: string };
  readonly use: (index: number, claim: TypedClaim) => void;
  readonly close: () => void;
};

function Layer({ onTop, by, use, close }: LayerProps) {
  switch (onTop?.what) {
    case undefined:
      return null;
    case 'read-back':
      return <ReadBack typed={onTop.typed} by={by} close={close} />;
    case 'merge':
      return <MergeDialog caseNo={onTop.into.caseNo} typed={onTop.typed} by={by} close={close} />;
    case 'calculator':
      return (
        <Suspense fallback={<Skeleton active />}>
          <ClaimCalculator
            claimKind={onTop.typed.claims[onTop.index]?.kind}
            known={onTop.typed.employmentEndedOn ? { endedOn: onTop.typed.employmentEndedOn } : {}}
            use={(claim) => use(onTop.index, claim)}
            close={close}
          />
        </Suspense>
      );
  }
}
