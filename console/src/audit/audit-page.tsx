import { PartedPage } from '../places/parted-page';
import { PARTS } from './parts';

/** 审计：who has seen and done what, that nothing of it was changed, and how long it is kept. */
export const AuditPage = () => (
  <PartedPage title="审计" at="/audit" parts={PARTS} refusal="审计记录由监督管理人员和系统管理员查阅。" />
);
