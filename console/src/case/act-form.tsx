import Form from '@rjsf/antd';
import type { ErrorSchema, RJSFSchema, ValidatorType } from '@rjsf/utils';
import { englishStringTranslator, TranslatableString } from '@rjsf/utils';
import { useMemo, type ReactNode } from 'react';
import type { CaseFacts } from '../../../shared/case/facts';
import { WIDGETS, type FormContext } from './form-widgets';
import { formUi, shownSchema } from './form-ui';
import { faultsOf, type Fault } from './schema-check';
import type { JsonSchema } from './shapes';

/** The form draws; what is wrong is found by `schema-check` and by the server. */
const VALIDATOR: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: (schema, value) => faultsOf(schema, value).length === 0,
  rawValidation: () => ({ errors: [] }),
};

const WORDS: Readonly<Partial<Record<TranslatableString, string>>> = {
  [TranslatableString.ArrayItemTitle]: '第',
  [TranslatableString.EmptyArray]: '还没有内容，点击下面的按钮添加。',
  [TranslatableString.AddButton]: '添加',
  [TranslatableString.AddItemButton]: '添加一项',
  [TranslatableString.RemoveButton]: '删除',
  [TranslatableString.MoveUpButton]: '上移',
  [TranslatableString.MoveDownButton]: '下移',
  [TranslatableString.CopyButton]: '复制',
  [TranslatableString.YesLabel]: '是',
  [TranslatableString.NoLabel]: '否',
  [TranslatableString.OptionalObjectAdd]: '填写',
  [TranslatableString.OptionalObjectRemove]: '不填写',
  [TranslatableString.OptionalObjectEmptyMsg]: '没有填写',
};

type Props = {
  readonly schema: JsonSchema;
  /** Of the case that the form is about; a form about none has nothing of it to choose from. */
  readonly facts?: CaseFacts;
  /** What stands in a text may be put under seal, where the form says under which heading. */
  readonly sealing?: FormContext['sealing'];
  readonly value: unknown;
  readonly faults: readonly Fault[];
  readonly onChange: (value: unknown) => void;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
};

/** The form of any act, as its schema says. A chunk of its own, read when the first form is opened. */
export function ActForm({ schema, facts, sealing, value, faults, onChange, onSubmit, children }: Props) {
  const [ui, shown] = useMemo(() => [formUi(schema), shownSchema(schema) as RJSFSchema] as const, [schema]);
  const formContext: FormContext = useMemo(() => ({ facts, sealing }), [facts, sealing]);
  return (
    <Form
      idPrefix="act"
      schema={shown}
      uiSchema={ui}
      formData={value}
      formContext={formContext}
      widgets={WIDGETS}
      validator={VALIDATOR}
      noHtml5Validate
      noValidate
      showErrorList={false}
      extraErrors={errorTree(faults)}
      translateString={(words, parameters) => WORDS[words] ?? englishStringTranslator(words, parameters)}
      experimental_defaultFormStateBehavior={{
        emptyObjectFields: 'skipEmptyDefaults',
        arrayMinItems: { populate: 'all' },
        constAsDefaults: 'never',
      }}
      onChange={({ formData }) => onChange(formData)}
      onSubmit={onSubmit}
    >
      {children}
    </Form>
  );
}

/** Faults at their fields, in the form's own shape. */
function errorTree(faults: readonly Fault[]): ErrorSchema {
  const tree: ErrorSchema = {};
  for (const { path, message } of faults) {
    let at = tree as Record<string, ErrorSchema>;
    for (const step of path) at = (at[String(step)] ??= {}) as Record<string, ErrorSchema>;
    const node = at as ErrorSchema;
    node.__errors = [...(node.__errors ?? []), message];
  }
  return tree;
}
