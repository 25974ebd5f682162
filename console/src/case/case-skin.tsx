import type { ReactNode } from 'react';
import './case.css';

/** What belongs to the case as its paper file; its colours are those of the look (places/ground.tsx). */
export const CaseSkin = ({ children }: { readonly children: ReactNode }) => <div className="case-page">{children}</div>;
