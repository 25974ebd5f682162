/** By what an open case resembles a dispute that is being registered. */
export const LIKENESSES = {
  idNo: '证件号码相同',
  phone: '电话相同',
  name: '劳动者同名',
  employer: '用人单位相同',
} as const;
export type Likeness = keyof typeof LIKENESSES;
