import { z } from 'zod';
import { isLocalDate } from '../law/local-date';
import { SIDES, type Side } from './actor';
import { maskedText, verbatim } from './personal';

/** Days of which a case can speak: a period of years that begins on the last one still ends in a year of four digits. */
const FIRST_DAY = '1949-10-01';
const LAST_DAY = '2199-12-31';

/** A civil day in Asia/Shanghai. */
export const date = z
  .string()
  .refine(isLocalDate, '应为真实存在的日期，格式为 YYYY-MM-DD')
  .refine((text) => text >= FIRST_DAY && text <= LAST_DAY, `应在 ${FIRST_DAY} 至 ${LAST_DAY} 之间`)
  .meta({ format: 'date', examples: ['2026-07-14'] });

/** Money in integer fen (分). */
export const fen = z
  .int('金额以分为单位，应为整数')
  .min(0, '金额不得为负数')
  .max(100_000_000_000, '金额超出上限（十亿元）')
  .meta({ description: '金额，单位：分' });

/** A short text that must say something. */
export const words = (max = 200) =>
  z.string().trim().min(1, '不能为空').max(max, `不得超过${max}字`).refine(storable, '含有不能保存的控制字符');

/** The number or the name under which a record is known: never taken for a number of a person. */
export const reference = (max: number) => verbatim(words(max));

/** A reason or a purpose that is kept beside a case: of a number of a person it keeps the mask. */
export const remark = (max: number) => words(max).overwrite(maskedText);

/** Any content in which numbers of people may stand. */
export const anyContent = z.unknown();

/** A longer statement. */
export const statement = words(4000);

/** The day on which the act took place; today unless given, for paper that is entered later. */
export const on = date.optional().meta({ description: '行为发生日（不填即为今天）' });

/** SHA-256 of a file that is kept beside the case, in hexadecimal digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '应为64位小写十六进制摘要');

export const side = z.enum(Object.keys(SIDES) as [Side, ...Side[]]);

/** PostgreSQL keeps no NUL, and half a surrogate pair is no character. */
function storable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
