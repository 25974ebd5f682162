import type { Refusal } from '../../shared/law/verdict';
import { inputName } from './answers';
import type { Field, Option } from './fields';

type Filled = {
  /** What was filled in before. */
  readonly form: URLSearchParams;
  /** What is wrong, by the path of the field. */
  readonly faults: ReadonlyMap<string, string>;
};

/** The fields of an act as plain controls. */
export const Fields = ({ fields, ...filled }: Filled & { fields: readonly Field[] }) => (
  <>{fields.map((field) => (field.kind === 'settled' ? null : <One key={field.path} field={field} {...filled} />))}</>
);

type Asked = Exclude<Field, { kind: 'settled' }>;

function One({ field, ...filled }: Filled & { field: Asked }) {
  switch (field.kind) {
    case 'group':
      return (
        <fieldset>
          <Legend field={field} />
          <Hint field={field} />
          <Fault path={field.path} {...filled} />
          <Fields fields={field.required ? field.fields : field.fields.map(unforced)} {...filled} />
        </fieldset>
      );
    case 'yes-no':
      return <Picks type="radio" options={YES_NO} field={field} {...filled} />;
    case 'confirm':
      return (
        <Picks
          type="checkbox"
          options={[{ value: 'true', label: `我确认：${field.title}` }]}
          field={field}
          {...filled}
        />
      );
    case 'choices':
      return <Picks type="checkbox" options={field.options} field={field} {...filled} />;
    case 'choice':
      return <Picks type="radio" options={field.options} field={field} {...filled} />;
    default:
      return <Written field={field} {...filled} />;
  }
}

/** Within what may be left out as a whole, the browser demands nothing; what was begun is looked at when it is sent. */
const unforced = (field: Field): Field => (field.kind === 'settled' ? field : { ...field, required: false });

const YES_NO: readonly Option[] = [
  { value: 'true', label: '是' },
  { value: 'false', label: '否' },
];

const idOf = (path: string): string => path.replaceAll('.', '-');
const optional = ({ required }: Asked): string => (required ? '' : '（可以不填）');

const Legend = ({ field }: { field: Asked }) => (
  <legend>
    {field.title}
    {optional(field)}
  </legend>
);

const Hint = ({ field }: { field: Asked }) =>
  field.hint ? (
    <p className="soft" id={`${idOf(field.path)}-hint`}>
      {field.hint}
    </p>
  ) : null;

/** What a screen reader reads after the name of the field. */
function describedBy(field: Asked, faults: Filled['faults']): { 'aria-describedby'?: string } {
  const ids = [
    ...(field.hint ? [`${idOf(field.path)}-hint`] : []),
    ...(faults.has(field.path) ? [`${idOf(field.path)}-fault`] : []),
  ];
  return ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {};
}

const Fault = ({ path, faults }: { path: string; faults: ReadonlyMap<string, string> }) => {
  const message = faults.get(path);
  return message ? (
    <p className="wrong" id={`${idOf(path)}-fault`}>
      {message}
    </p>
  ) : null;
};

function Picks({
  field,
  type,
  options,
  form,
  faults,
}: Filled & { field: Asked; type: 'radio' | 'checkbox'; options: readonly Option[] }) {
  const name = inputName(field.path);
  const given = form.getAll(name);
  return (
    <fieldset {...describedBy(field, faults)}>
      <Legend field={field} />
      <Hint field={field} />
      <Fault path={field.path} faults={faults} />
      {options.map(({ value, label }) => (
        <label className="pick" key={value}>
          <input
            type={type}
            name={name}
            value={value}
            defaultChecked={given.includes(value)}
            required={field.required && (type === 'radio' || field.kind === 'confirm')}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Written({ field, form, faults }: Filled & { field: Asked }) {
  const [id, name] = [idOf(field.path), inputName(field.path)];
  const described = {
    ...describedBy(field, faults),
    ...(faults.has(field.path) ? { 'aria-invalid': true as const } : {}),
  };
  const control = { id, name, required: field.required, defaultValue: form.get(name) ?? '', ...described };
  const most = 'most' in field && field.most ? { maxLength: field.most } : {};
  return (
    <div className="field">
      <label htmlFor={id}>
        {field.title}
        {field.kind === 'yuan' ? '（元）' : ''}
        {field.kind === 'lines' ? '（每行一项）' : ''}
        {optional(field)}
      </label>
      <Hint field={field} />
      <Fault path={field.path} faults={faults} />
      {field.kind === 'long-text' || field.kind === 'lines' ? (
        <textarea rows={4} {...control} {...most} />
      ) : (
        <input {...TYPED[field.kind as keyof typeof TYPED]} {...control} {...most} />
      )}
    </div>
  );
}

const TYPED = {
  text: { type: 'text' },
  yuan: { type: 'text', inputMode: 'decimal' },
  number: { type: 'text', inputMode: 'numeric' },
  day: { type: 'date' },
} as const;

/** Why the law says no, where it says so, and what can be done. */
export const Refusals = ({ refusals }: { refusals: readonly Refusal[] }) => (
  <ul className="plain">
    {refusals.map(({ code, reason, cite, remedy }) => (
      <li key={code}>
        {reason}（{cite.label}）。可以这样做：{remedy}。
      </li>
    ))}
  </ul>
);
