import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { AuditNote } from '../../shared/audit/entry';

/** Where a request comes from, as the audit log has it. */
export const originOf = (req: Request): AuditNote['from'] => ({
  ip: req.ip ?? '',
  agent: createHash('sha256')
    .update(req.get('user-agent') ?? '')
    .digest('hex')
    .slice(0, 16),
});
