import dayjs, { type Dayjs } from 'dayjs';

/** A civil day in a field of a form: `YYYY-MM-DD` outside, the picker's own inside. */
export const dayField = {
  getValueProps: (value?: string) => ({ value: value ? dayjs(value) : undefined }),
  normalize: (value?: Dayjs | null) => value?.format('YYYY-MM-DD'),
};
