import { PartedPage } from '../places/parted-page';
import { PARTS } from './parts';

/** 管理：organisations, people and their posts, delegations, data for other bodies. */
export const AdministrationPage = () => (
  <PartedPage title="管理" at="/administration" parts={PARTS} refusal="机构、人员、岗位和数据授权由系统管理员管理。" />
);
