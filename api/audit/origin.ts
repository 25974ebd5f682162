import { createHash } from 'node:crypto';
import type { AuditNote } from '../../shared/audit/entry';

/** A request, by whichever library it is read. */
type Asking = { readonly ip?: string | undefined; get(name: 'user-agent'): string | undefined };

/** Where a request comes from, as the audit log has it. */
export const originOf = (req: Asking): AuditNote['from'] => ({
  ip: req.ip ?? '',
  agent: createHash('sha256')
    .update(req.get('user-agent') ?? '')
    .digest('hex')
    .slice(0, 16),
});
