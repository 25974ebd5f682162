import { statute } from '../statute';

/** Personnel disputes of public institutions. */
export const PIR = statute({
  id: 'PIR',
  title: '事业单位人事管理条例（国务院令第652号）',
  short: '事业单位人事管理条例',
  inForceFrom: '2014-07-01',
  articles: {
    37: '事业单位工作人员与所在单位发生人事争议的，依照《中华人民共和国劳动争议调解仲裁法》等有关规定处理。',
    38: '事业单位工作人员对涉及本人的考核结果、处分决定等不服的，可以按照国家有关规定申请复核、提出申诉。',
  },
});
