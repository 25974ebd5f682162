import { statute } from '../statute';

/** Letters of the unions to employers. */
export const USL = statute({
  id: 'USL',
  title: '中华全国总工会办公厅关于工会劳动法律监督提示函、意见书的文件（总工办发〔2021〕9号）',
  short: '总工办发〔2021〕9号',
  inForceFrom: '2021-01-01',
  unverified: '仅知文号，原文未见，施行日期与文字均待核对',
  labelOf: () => '总工办发〔2021〕9号',
  articles: {
    '1': '（原文未见，不作引文）',
  },
});
