import type { LocalDate } from '../../law/local-date';
import type { Obligation } from '../agreement/facts';
import type { Fulfilment } from './facts';

/** The day on which a promise was kept: the act done, or the last of the money paid; undefined while it is not. */
export function fulfilledOn(o: Obligation, fulfilment: Fulfilment | undefined): LocalDate | undefined {
  if (o.kind === 'act') return fulfilment?.doneOn;
  let open = o.amountFen ?? 0;
  for (const payment of fulfilment?.payments ?? []) {
    open -= payment.amountFen;
    if (open <= 0) return payment.on;
  }
  return undefined;
}
