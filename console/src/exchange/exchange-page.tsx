import { PartedPage } from '../places/parted-page';
import { PARTS } from './parts';
import './exchange.css';

/** 对接：what courts, commissions, unions and hotlines have given us and are told, part by part. */
export const ExchangePage = () => (
  <PartedPage title="对接" at="/exchange" parts={PARTS} refusal="对接由调解组织工作人员、法院和监督管理人员办理。" />
);
