import { statute } from '../statute';

/** Paid annual leave: how long, and what is due for days not taken. */
export const ALR = statute({
  id: 'ALR',
  title: '职工带薪年休假条例（国务院令第514号）',
  short: '带薪年休假条例',
  inForceFrom: '2008-01-01',
  unverified: '条文依记忆摘录，尚未与官方文本逐字核对',
  articles: {
    3: `职工累计工作已满1年不满10年的，年休假5天；已满10年不满20年的，年休假10天；已满20年的，年休假15天。
国家法定休假日、休息日不计入年休假的假期。`,
    5: `……对职工应休未休的年休假天数，单位应当按照该职工日工资收入的300%支付年休假工资报酬。`,
  },
});
