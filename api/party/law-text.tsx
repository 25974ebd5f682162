import type { Citation } from '../../shared/law/statute';
import { SHELF } from '../statute-shelf';

/** Articles word for word, each under its name. */
export const LawText = ({ cites }: { readonly cites: readonly Citation[] }) => (
  <>
    {cites.map(({ label, instrument, article }) => (
      <p className="soft quote" key={label}>
        {`${label}：${SHELF.get(instrument)?.articles[article] ?? ''}`}
      </p>
    ))}
  </>
);
