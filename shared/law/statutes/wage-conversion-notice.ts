import { statute } from '../statute';

/** A month of wages in days and hours. */
export const WCN = statute({
  id: 'WCN',
  title: '关于职工全年月平均工作时间和工资折算问题的通知（人社部发〔2025〕2号）',
  short: '工资折算通知',
  inForceFrom: '2025-01-01',
  unverified: '文号与文字依记忆摘录，尚未与官方文本逐字核对；此前为劳社部发〔2008〕3号，月计薪天数相同',
  articles: {
    2: `……日工资：月工资收入÷月计薪天数
小时工资：月工资收入÷（月计薪天数×8小时）
月计薪天数＝（365天－104天）÷12月＝21.75天`,
  },
});
