import { PrinterOutlined } from '@ant-design/icons';
import { Button, Skeleton, Tabs } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { CASEWORKERS, type Role } from '../../../shared/case/actor';
import { DocumentsPanel } from '../documents/documents-panel';
import { useMe } from '../places/session';
import { ActDrawer, type Chosen } from './act-drawer';
import { ActionsPanel } from './actions-panel';
import { AgreementPanel } from './agreement-panel';
import { Awaited } from './awaited';
import { useActions, useCase, useDeadlines, useLiveCase } from './case-queries';
import { CaseSkin } from './case-skin';
import { Clocks } from './clocks';
import { Dispute, titleOf } from './dispute';
import { DocketTimeline } from './docket-timeline';
import { OrganTitle } from '../places/organ-title';
import { Trouble } from '../places/trouble';
import { Mark } from './mark';
import { MediationDesk } from './mediation-desk';
import { PartyLinks } from './party-links';
import { SealedFacts, SealingBanner } from './sealed-facts';
import { PathGraph } from './path-graph';
import { IntegrityAlarm, IntegrityBadge } from './integrity';
import type { Author } from './prefill';
import { WhatIf } from './what-if';
import type { CaseFile, OpenAct } from './shapes';

/** The case as its paper file: the docket on the left, where it stands in the middle, what can be done on the right. */
export function CasePage() {
  const { caseNo = '' } = useParams();
  const { data: file, isPending, error, refetch } = useCase(caseNo);
  useLiveCase(caseNo);
  return (
    <CaseSkin>
      {isPending && <Skeleton active paragraph={{ rows: 12 }} />}
      {error && <Trouble what={`案件${caseNo}`} error={error} again={() => void refetch()} />}
      {file && <OpenFile key={file.caseNo} file={file} />}
    </CaseSkin>
  );
}

function OpenFile({ file }: { readonly file: CaseFile }) {
  const { caseNo, today } = file;
  const { data: me } = useMe();
  const author: Author = me ?? { id: '', role: '' };
  const [chosen, setChosen] = useState<Chosen>();
  const open: OpenAct = (action, given = {}) => setChosen({ action, given });
  const { data: acts } = useActions(caseNo);
  const actions = acts?.actions ?? [];
  return (
    <>
      <Head file={file} />
      <IntegrityAlarm caseNo={caseNo} />
      <SealingBanner file={file} />
      <nav className="case-jump" aria-label="本案各部分">
        {Object.entries(PARTS).map(([title, id]) => (
          <a key={id} href={`#${id}`}>
            {title}
          </a>
        ))}
      </nav>
      <div className="case-columns">
        <Part className="case-left" title="卷宗">
          <DocketTimeline caseNo={caseNo} today={today} />
        </Part>
        <div className="case-middle">
          <Part title="办理路径">
            <PathGraph caseNo={caseNo} today={today} />
          </Part>
          <Days file={file} />
          <Part title="案情和协议">
            <Tabs
              defaultActiveKey={tabOf(file)}
              // All of them fit on a phone.
              tabBarGutter={20}
              items={[
                {
                  key: 'dispute',
                  label: '当事人和请求',
                  children: (
                    <>
                      <Dispute facts={file.facts} />
                      {invites(author) && <PartyLinks caseNo={caseNo} facts={file.facts} />}
                    </>
                  ),
                },
                {
                  key: 'desk',
                  label: '调解工作台',
                  children: <MediationDesk file={file} actions={actions} open={open} />,
                },
                {
                  key: 'agreement',
                  label: '协议和履行',
                  children: <AgreementPanel file={file} actions={actions} open={open} />,
                },
                ...(file.sealing
                  ? [
                      {
                        key: 'sealed',
                        label: '封存',
                        children: <SealedFacts sealing={file.sealing} actions={actions} open={open} />,
                      },
                    ]
                  : []),
                {
                  key: 'documents',
                  label: '文书',
                  children: <DocumentsPanel caseNo={caseNo} organ={file.facts.standing.organ} />,
                },
              ]}
            />
          </Part>
        </div>
        <Part className="case-right" title="办理事项">
          <ActionsPanel caseNo={caseNo} open={open} />
        </Part>
      </div>
      <ActDrawer file={file} author={author} chosen={chosen} close={() => setChosen(undefined)} />
    </>
  );
}

/** Whose business the links of the parties are. */
const invites = ({ role }: Author): boolean => CASEWORKERS.includes(role as Role);

/** What one looks at first, as far as the case has come. */
function tabOf({ facts }: CaseFile): string {
  if (facts.agreements.length > 0) return 'agreement';
  return facts.mediations.length > 0 ? 'desk' : 'dispute';
}

function Head({ file: { caseNo, facts, stageLabel, today, training, seq } }: { readonly file: CaseFile }) {
  return (
    <header className="case-head">
      <div>
        <h1>{titleOf(facts)}</h1>
        <p className="case-small">
          {caseNo} · <OrganTitle id={facts.standing.organ} /> · 今天 {today} · 卷宗至{seq}号{' '}
          {training && <Mark tone="warn">演练案件</Mark>}
        </p>
      </div>
      <div className="case-row">
        <Mark tone="here">{stageLabel}</Mark>
        <IntegrityBadge caseNo={caseNo} />
        <Link to={`/cases/${caseNo}/print`}>
          <Button icon={<PrinterOutlined />}>打印案卷</Button>
        </Link>
      </div>
    </header>
  );
}

function Days({ file: { caseNo, today, seq } }: { readonly file: CaseFile }) {
  const { data, isPending, error, refetch } = useDeadlines(caseNo);
  return (
    <Part title="期限">
      {isPending && <Skeleton active />}
      {error && <Trouble what="期限" error={error} again={() => void refetch()} />}
      {data && (
        <>
          <Awaited deadlines={data.deadlines} today={today} />
          <Tabs
            items={[
              { key: 'clocks', label: '现在的期限', children: <Clocks deadlines={data.deadlines} today={today} /> },
              { key: 'what-if', label: '推演', children: <WhatIf caseNo={caseNo} today={today} seq={seq} /> },
            ]}
          />
        </>
      )}
    </Part>
  );
}

/** The parts of the page, to which one jumps on a phone. */
const PARTS = {
  办理路径: 'case-part-path',
  期限: 'case-part-days',
  案情和协议: 'case-part-dispute',
  办理事项: 'case-part-acts',
  卷宗: 'case-part-docket',
} as const;

type PartProps = { readonly title: keyof typeof PARTS; readonly className?: string; readonly children: ReactNode };

function Part({ title, className = '', children }: PartProps) {
  return (
    <section className={`case-part ${className}`} aria-label={title} id={PARTS[title]}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
