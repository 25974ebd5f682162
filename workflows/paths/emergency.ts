import type { Emergency } from '../../shared/paths/emergency';
import type { Clerk, Round } from '../clerk';

/** 重大争议应急联合调处：「第一时间响应」, joined by the bodies that are called, until the stand-down. */
export async function emergency(clerk: Clerk, alarm: Round<Emergency>): Promise<void> {
  clerk.notify('emergency-raised', ['organ', 'union', 'supervisor'], alarm.no);
  await clerk.until(alarm.where(({ standDownOn }) => standDownOn !== undefined));
}
