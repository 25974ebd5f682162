import { CODE_WORDS } from './code-words';
import { FIELD_WORDS } from './field-words';

/**
 * The most particular entry for a field: `payment-order.apply.basis`, then `payment-order.basis`, then `basis`.
 * @param under the act or event, and the fields above this one, with dots.
 */
function particular<Entry>(table: Readonly<Record<string, Entry>>, field: string, under = ''): Entry | undefined {
  const [path = ''] = under.split('.');
  return table[`${under}.${field}`] ?? table[`${path}.${field}`] ?? table[field];
}

/** What a field is called in Chinese; undefined if it has no name. */
export const fieldLabel = (field: string, under?: string): string | undefined => particular(FIELD_WORDS, field, under);

/** What a code is called in Chinese; undefined if it has no name. */
export const codeLabel = (field: string, code: string, under?: string): string | undefined =>
  particular(CODE_WORDS, field, under)?.[code];
