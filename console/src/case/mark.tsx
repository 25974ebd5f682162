import type { ReactNode } from 'react';

export type Tone = 'good' | 'here' | 'warn' | 'bad' | 'quiet';

/** How something stands, in a word with its sign; the colour of the frame only repeats it. */
export function Mark({ tone = 'quiet', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`case-mark case-mark-${tone}`}>{children}</span>;
}
