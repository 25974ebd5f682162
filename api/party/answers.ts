import type { FieldFault } from '../../shared/problems';
import type { Field } from './fields';

/** What a posted form says, by the fields that were asked: an input for the act, and what cannot be read. */
export type Answers = { readonly input: Readonly<Record<string, unknown>>; readonly faults: readonly FieldFault[] };

/** Names in a form: `input.` before the path of the field. */
export const inputName = (path: string): string => `input.${path}`;

/** Reads a form. Empty answers are no answers; yuan become integer fen. */
export function answersOf(fields: readonly Field[], form: URLSearchParams): Answers {
  const faults: FieldFault[] = [];
  const read = (field: Field): unknown => {
    if (field.kind === 'settled') return field.value;
    if (field.kind === 'group') {
      const inner = object(field.fields);
      if (Object.keys(inner).length === 0 || (!field.required && isUntouched(field.fields, form))) return undefined;
      return field.list ? [inner] : inner;
    }
    const given = form
      .getAll(inputName(field.path))
      .map((each) => each.trim())
      .filter((each) => each !== '');
    return given.length === 0 ? undefined : valueOf(field, given, faults);
  };
  const object = (asked: readonly Field[]): Record<string, unknown> =>
    Object.fromEntries(
      asked
        .map((field) => [field.path.split('.').at(-1)!, read(field)] as const)
        .filter(([, value]) => value !== undefined),
    );
  return { input: object(fields), faults };
}

/** Nothing was filled in of all that is asked. */
const isUntouched = (fields: readonly Field[], form: URLSearchParams): boolean =>
  fields.every(
    (field) =>
      field.kind === 'settled' ||
      (field.kind === 'group' ? isUntouched(field.fields, form) : !form.get(inputName(field.path))),
  );

type Asked = Exclude<Field, { kind: 'settled' } | { kind: 'group' }>;

function valueOf(field: Asked, given: readonly string[], faults: FieldFault[]): unknown {
  const [text = ''] = given;
  switch (field.kind) {
    case 'yuan':
      return fenOf(text) ?? fault(field, faults, '请填写金额，以元为单位，最多两位小数，例如 3500 或者 3500.50');
    case 'number':
      return /^\d{1,12}$/.test(text) ? Number(text) : fault(field, faults, '请填写数字');
    case 'yes-no':
    case 'confirm':
      return text === 'true';
    case 'choice':
      return field.of === 'number' ? Number(text) : text;
    case 'choices':
      return given;
    case 'lines':
      return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'text':
    case 'long-text':
    case 'day':
      return text;
  }
}

function fault({ path }: Asked, faults: FieldFault[], message: string): undefined {
  faults.push({ path: `body.${path}`, code: 'format', message });
  return undefined;
}

/** 「3,500.5」 or 「３５００元」 as integer fen; undefined if it is no amount. No floating point. */
export function fenOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[,，\s元¥]/g, '');
  const [, whole, cents = ''] = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(cents.padEnd(2, '0'));
}
