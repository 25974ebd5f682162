import type { Office } from './office';
import { Problem } from './problem';

/**
 * By how many milliseconds a case's clock is to be ahead of the world's, so that it now shows this instant (ISO).
 * @throws Problem `validation` outside training.
 */
export function trainingShift(
  { training, clock }: Pick<Office, 'training' | 'clock'>,
  instant: string | undefined,
): number {
  if (instant === undefined) return 0;
  if (training) return Date.parse(instant) - clock.now();
  const fault = {
    path: 'query.clock',
    code: 'training-only',
    message: '只有演练系统可以设定案件的时钟',
    hint: '删去该参数',
  };
  throw new Problem('validation', { detail: fault.message, fields: [fault] });
}
