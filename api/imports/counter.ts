import { columnOf } from '../../shared/exchange/court-spreadsheet/rows';
import type { RowFault } from '../../shared/exchange/court-spreadsheet/columns';
import type { OpenAtCounter } from '../../shared/exchange/imports';
import type { Counter } from '../counter';
import { Problem } from '../problem';

/** The counter, as an import asks it: what is final is an answer, what may be otherwise in a moment is thrown. */
export const openingFor =
  (open: Counter['open']): OpenAtCounter =>
  async (form, author, key) => {
    try {
      const { caseNo } = await open(form, author, key);
      return { kind: 'opened', caseNo };
    } catch (error) {
      if (error instanceof Problem && isFinal(error)) return { kind: 'refused', faults: faultsOf(error) };
      throw error;
    }
  };

function isFinal({ slug }: Problem): boolean {
  return slug === 'validation' || slug === 'refused' || slug === 'forbidden';
}

function faultsOf({ particulars, message }: Problem): RowFault[] {
  const { fields = [], refusals = [] } = particulars;
  const ofFields = fields.map((field) => ({
    column: columnOf(field.path.replace(/^body\./, '')),
    message: field.message,
    hint: field.hint ?? '按说明修改',
  }));
  const ofLaw = refusals.map(({ reason, remedy }) => ({ column: '案号' as const, message: reason, hint: remedy }));
  const all = [...ofFields, ...ofLaw];
  const whole = all.length > 0 ? all : [{ column: '案号' as const, message, hint: '按说明修改' }];
  return whole.map((each) => ({ ...each, code: 'E-ROW-301' }));
}
