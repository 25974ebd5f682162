import { statute } from '../statute';

/** The 30-day target for wages of migrant workers; a target, no statutory period. */
export const WPA = statute({
  id: 'WPA',
  title: '人力资源社会保障部关于开展劳动人事争议仲裁“护薪”行动的通知（人社部发〔2019〕80号）',
  short: '人社部发〔2019〕80号',
  inForceFrom: '2019-08-01',
  unverified: '仅据新闻报道记录办案目标，原文未见，文字待核对',
  labelOf: () => '人社部发〔2019〕80号',
  articles: {
    '1': '（原文未见，不作引文）',
  },
});
