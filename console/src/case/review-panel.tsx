import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { AgreementDifferences } from './agreement-differences';
import { useBinding } from './case-queries';
import { CitedAll } from './cited';
import { dayText } from './day-text';
import { Mark } from './mark';
import type { Binding } from './paper-shapes';
import type { ActionForm, CaseFile, JsonSchema, OpenAct } from './shapes';

type Props = { readonly file: CaseFile; readonly actions: readonly ActionForm[]; readonly open: OpenAct };

/** 仲裁审查: what is asked before it is taken up, what is looked for in the agreement, and what follows from both. */
export function ReviewPanel({ file, actions, open }: Props) {
  const { data } = useBinding(file.caseNo);
  const sheet = data?.review;
  if (!sheet) return null;
  const make = actions.find(({ name, allowed }) => name === 'review.make-statement' && allowed);
  const refuse = actions.find(({ name, allowed }) => name === 'review.refuse-statement' && allowed);
  return (
    <section aria-label="仲裁审查">
      <h3>仲裁审查（{sheet.commission}）</h3>
      <Acceptance sheet={sheet} today={file.today} />
      <AgreementDifferences facts={file.facts} />
      {make && refuse && <Content make={make} refuse={refuse} open={open} />}
      <p className="case-small">封存的妥协事实：{file.facts.standing.sealed.length}项，内容依法不向审查人员提供。</p>
    </section>
  );
}

const STATES = {
  met: { tone: 'good', text: '✓ 符合' },
  unmet: { tone: 'bad', text: '✖ 不符合' },
  'by-hand': { tone: 'warn', text: '○ 由审查人员核对' },
} as const;

type Sheet = NonNullable<Binding['review']>;

function Acceptance({ sheet, today }: { readonly sheet: Sheet; readonly today: string }) {
  return (
    <>
      <p>{sheet.appliedOn ? `双方于${dayText(sheet.appliedOn, today)}共同申请。` : '仅一方提出申请，尚不能受理。'}</p>
      <ul className="case-review-lines" aria-label="受理条件">
        {sheet.acceptance.map(({ key, label, state, reason }) => (
          <li key={key}>
            <Mark tone={STATES[state].tone}>{STATES[state].text}</Mark>
            {label}
            {reason && <span className="case-small">：{reason}</span>}
          </li>
        ))}
      </ul>
      <CitedAll cites={sheet.cites} />
    </>
  );
}

type Finding = { readonly found: boolean; readonly detail?: string };
type ContentProps = { readonly make: ActionForm; readonly refuse: ActionForm; readonly open: OpenAct };

/** 内容审查 by the grounds of 办案规则 78: each is looked at; one that is found makes the refusal and its reasons. */
function Content({ make, refuse, open }: ContentProps) {
  const [findings, setFindings] = useState<Readonly<Record<string, Finding>>>({});
  const grounds = groundsOf(refuse.input);
  const found = grounds.filter(([key]) => findings[key]?.found);
  const isClear = found.length === 0 && grounds.every(([key]) => findings[key]);
  const [first] = found;
  const detail = found
    .map(([key, label]) => `${label}：${findings[key]?.detail?.trim() || '（请写明具体内容）'}`)
    .join('；');
  return (
    <>
      <h3>内容审查</h3>
      <ul className="case-review-lines">
        {grounds.map(([key, label]) => (
          <li key={key}>
            <Radio.Group
              aria-label={label}
              size="small"
              optionType="button"
              options={[
                { value: false, label: '未发现' },
                { value: true, label: '存在' },
              ]}
              value={findings[key]?.found}
              onChange={({ target }) => setFindings({ ...findings, [key]: { found: target.value as boolean } })}
            />{' '}
            {label}
            {findings[key]?.found && (
              <Input
                aria-label={`${label}的具体内容`}
                placeholder="具体内容，如：第2项没有写明金额和日期"
                value={findings[key]?.detail ?? ''}
                onChange={({ target }) => setFindings({ ...findings, [key]: { found: true, detail: target.value } })}
              />
            )}
          </li>
        ))}
      </ul>
      <div className="case-act-foot">
        <Button type="primary" disabled={!isClear} onClick={() => open(make)}>
          {make.label}
        </Button>
        <Button disabled={!first} onClick={() => first && open(refuse, { ground: first[0], detail })}>
          {refuse.label}
        </Button>
        {!isClear && !first && <span className="case-small">逐项审查后，方可制作或者不予制作。</span>}
      </div>
    </>
  );
}

/** The grounds as the act names them; "other" is written down in its form. */
function groundsOf(schema: JsonSchema): readonly (readonly [string, string])[] {
  const { ground } = (schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>;
  const labels = (ground?.['x-labels'] ?? {}) as Readonly<Record<string, string>>;
  return Object.entries(labels).filter(([key]) => key !== 'other');
}
