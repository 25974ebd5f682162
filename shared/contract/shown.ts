import type { Shown } from '../audit/entry';
import type { Contract } from './contract';

/** What must be in the audit log before it is shown. */
const BEFORE: readonly Shown[] = ['sealed', 'personal', 'export'];

/** What the audit log says that a route shows: what its contract says, or else what follows from its address. */
export function shownBy({ shows, access, path, tag, method, download }: Contract): Shown {
  if (shows) return shows;
  if (access === 'public') return 'nothing';
  const ofCase = path.includes('{caseNo}');
  if (download) return ofCase ? 'document' : 'export';
  if (ofCase) return 'case';
  if (tag === 'cases' || tag === 'worklist') return 'cases';
  // The law is read by everybody, and says nothing of anybody.
  return method === 'get' && (tag === 'law' || tag === 'calendars') ? 'nothing' : 'records';
}

/** Must a look be in the audit log before the answer goes out? */
export const auditedBefore = (contract: Contract): boolean => BEFORE.includes(shownBy(contract));
