import { statute } from '../statute';

/** The link between the courts' platform and the platform of the human-resources departments. */
export const OLN = statute({
  id: 'OLN',
  title: '最高人民法院办公厅、人力资源社会保障部办公厅关于建立劳动人事争议“总对总”在线诉调对接机制的通知',
  short: '“总对总”通知',
  inForceFrom: '2022-01-01',
  unverified: '原文未见，文号（人社厅发〔2021〕98号）与文字均待核对',
  labelOf: () => '“总对总”通知',
  articles: {
    '1': '（原文未见，不作引文）',
  },
});
