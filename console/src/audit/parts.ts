import type { Part } from '../places/parts';

const AUDITORS = ['supervisor', 'administrator'];

/** The parts of 审计. */
export const PARTS: readonly Part[] = [
  { path: 'log', label: '查阅和办理记录', roles: AUDITORS },
  { path: 'known', label: '谁在何时知道什么', roles: AUDITORS },
  { path: 'revelations', label: '个人信息查看', roles: ['supervisor'] },
  { path: 'roots', label: '每日校验点', roles: AUDITORS },
  { path: 'retention', label: '档案保存和销毁', roles: AUDITORS },
];
