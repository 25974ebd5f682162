import { Cited } from './cited';
import type { Refusal } from './shapes';

/** Why the law does not allow it: each reason with its article and the way out. */
export function Refusals({ refusals }: { readonly refusals: readonly Refusal[] }) {
  return (
    <ul className="case-refusals">
      {refusals.map(({ code, reason, cite, remedy }) => (
        <li key={`${code}-${reason}`}>
          <p>
            {reason}
            <Cited cite={cite} />
          </p>
          <p className="case-remedy">
            <span className="case-tag">解决办法</span>
            {remedy}
          </p>
        </li>
      ))}
    </ul>
  );
}
