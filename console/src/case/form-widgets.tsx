import type { RegistryWidgetsType, WidgetProps } from '@rjsf/utils';
import { Checkbox, DatePicker, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { CaseFacts } from '../../../shared/case/facts';
import { choicesOf } from './choices';
import { fenOf, yuanField } from './money-text';
import { SealPassage, type Passage, type Sealing } from './seal-passage';

// One widget for each kind of field, whatever act it belongs to.

/** What the widgets know beside their field: the case, from whose facts one chooses. */
export type FormContext = { readonly facts: CaseFacts | undefined; readonly sealing: Sealing | undefined };

const day = 'YYYY-MM-DD';
const invalid = ({ rawErrors = [] }: WidgetProps): { status?: 'error'; 'aria-invalid'?: true } =>
  rawErrors.length > 0 ? { status: 'error', 'aria-invalid': true } : {};

const labelsOf = ({ schema }: WidgetProps): Readonly<Record<string, string>> =>
  (schema as { 'x-labels'?: Record<string, string> })['x-labels'] ?? {};
const codesOf = (props: WidgetProps): { value: string; label: string }[] =>
  Object.entries(labelsOf(props)).map(([value, label]) => ({ value, label }));

/** Yuan are typed, fen are kept. What is no amount is kept as typed, so that it can be put right. */
function Yuan(props: WidgetProps) {
  const { id, value, onChange } = props;
  const [text, setText] = useState(() => (typeof value === 'number' ? yuanField(value) : ''));
  const change = (typed: string): void => {
    setText(typed);
    onChange(typed.trim() === '' ? undefined : (fenOf(typed) ?? typed));
  };
  return (
    <Input
      id={id}
      inputMode="decimal"
      suffix="元"
      value={text}
      onChange={(event) => change(event.target.value)}
      {...invalid(props)}
    />
  );
}

function Day(props: WidgetProps) {
  const { id, value, onChange, label } = props;
  return (
    <DatePicker
      id={id}
      className="case-wide"
      aria-label={label}
      value={typeof value === 'string' && value ? dayjs(value) : null}
      onChange={(chosen) => onChange(chosen ? chosen.format(day) : undefined)}
      {...invalid(props)}
    />
  );
}

function Moment(props: WidgetProps) {
  const { id, value, onChange, label } = props;
  return (
    <DatePicker
      id={id}
      className="case-wide"
      aria-label={label}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      value={typeof value === 'string' && value ? dayjs(value) : null}
      onChange={(chosen) => onChange(chosen ? chosen.toISOString() : undefined)}
      {...invalid(props)}
    />
  );
}

function Statement(props: WidgetProps) {
  const { id, value, onChange, registry } = props;
  const { sealing } = registry.formContext as FormContext;
  const [passage, setPassage] = useState<Passage>();
  const text = (value as string | undefined) ?? '';
  return (
    <>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 3, maxRows: 14 }}
        value={text}
        onChange={(event) => onChange(event.target.value || undefined)}
        onSelect={({ currentTarget: { selectionStart, selectionEnd } }) =>
          setPassage({ from: selectionStart, to: selectionEnd })
        }
        {...invalid(props)}
      />
      {sealing && <SealPassage sealing={sealing} text={text} passage={passage} onChange={onChange} />}
    </>
  );
}

function Code(props: WidgetProps) {
  const { id, value, onChange, label } = props;
  return (
    <Radio.Group
      id={id}
      name={id}
      aria-label={label}
      optionType="button"
      options={codesOf(props)}
      value={value as string}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function CodeList(props: WidgetProps) {
  const { id, value, onChange, label } = props;
  return (
    <Select
      id={id}
      aria-label={label}
      className="case-wide"
      options={codesOf(props)}
      value={value as string}
      onChange={(chosen) => onChange(chosen)}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      {...invalid(props)}
    />
  );
}

function Codes(props: WidgetProps) {
  const { value, onChange } = props;
  const { items } = props.schema as { items?: { 'x-labels'?: Record<string, string> } };
  const labels = { ...labelsOf(props), ...items?.['x-labels'] };
  return (
    <Checkbox.Group
      options={Object.entries(labels).map(([code, label]) => ({ value: code, label }))}
      value={(value as string[] | undefined) ?? []}
      onChange={onChange}
    />
  );
}

function YesNo({ id, value, onChange, label }: WidgetProps) {
  return (
    <Radio.Group
      id={id}
      name={id}
      aria-label={label}
      optionType="button"
      value={value as boolean}
      options={[
        { value: true, label: '是' },
        { value: false, label: '否' },
      ]}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function Tick({ id, value, onChange, label, schema }: WidgetProps) {
  return (
    <Checkbox
      id={id}
      checked={value === true}
      onChange={(event) => onChange(event.target.checked || (schema.const === undefined ? false : undefined))}
    >
      {label}
    </Checkbox>
  );
}

/** Several short texts, each ended by Enter or a Chinese comma. */
function Lines(props: WidgetProps) {
  const { id, value, onChange, label } = props;
  return (
    <Select
      id={id}
      aria-label={label}
      className="case-wide"
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={['，', '、', '；', '\n']}
      placeholder="输入一项后按回车"
      value={((value as (string | null)[] | undefined) ?? []).filter((line) => line?.trim())}
      onChange={(chosen) => onChange(chosen)}
      {...invalid(props)}
    />
  );
}

/** One or several of the case's own facts. People may be others too. */
function ChoiceField(props: WidgetProps) {
  const { id, value, onChange, label, schema, registry } = props;
  const { facts } = registry.formContext as FormContext;
  const choice = String((schema as { 'x-choice'?: string })['x-choice']);
  const several = schema.type === 'array';
  const chosen = value as string | number | (string | number)[] | undefined;
  return (
    <Select
      id={id}
      aria-label={label}
      className="case-wide"
      {...(several ? { mode: choice === 'people' ? ('tags' as const) : ('multiple' as const) } : {})}
      options={facts ? [...choicesOf(facts, choice)] : []}
      value={chosen}
      onChange={(chosen) => onChange(chosen)}
      allowClear
      notFoundContent="本案没有可以选择的内容"
      {...invalid(props)}
    />
  );
}

export const WIDGETS = {
  yuan: Yuan,
  day: Day,
  moment: Moment,
  statement: Statement,
  code: Code,
  codeList: CodeList,
  codes: Codes,
  yesNo: YesNo,
  tick: Tick,
  lines: Lines,
  choice: ChoiceField,
} as const satisfies RegistryWidgetsType;
