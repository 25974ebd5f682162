import { Mark, type Tone } from '../case/mark';
import type { Delivery } from './deliveries';
import { momentText } from './message-names';

const ATTEMPTS: Readonly<Record<string, readonly [string, Tone]>> = {
  acknowledged: ['已签收', 'good'],
  rejected: ['拒收', 'bad'],
  unavailable: ['未接通', 'warn'],
  'retry-asked': ['要求重投', 'quiet'],
  redirected: ['改投', 'quiet'],
  'cancel-asked': ['取消', 'quiet'],
  'resend-asked': ['要求补发', 'quiet'],
};

/** Every attempt, what the partner said of it, and who ordered what. */
export function DeliveryDetail({ delivery }: { readonly delivery: Delivery }) {
  const { attempts, nextAttemptAt, ackId, address, createdAt, subject, revision, ownerOrgan } = delivery;
  return (
    <div className="exchange-detail">
      <div>
        {momentText(createdAt)}生成，是事项{subject}的第{revision}号报文，由{ownerOrgan || '系统'}负责。
        {address && `已改投备用地址“${address}”。`}
        {ackId && `对方回执编号${ackId}。`}
        {nextAttemptAt && `下一次投递：${momentText(nextAttemptAt)}。`}
      </div>
      {attempts.length > 0 && (
        <ol aria-label="投递经过">
          {attempts.map(({ at, kind, detail, by }, i) => (
            <li key={i}>
              {momentText(at)} <Mark tone={ATTEMPTS[kind]?.[1] ?? 'quiet'}>{ATTEMPTS[kind]?.[0] ?? kind}</Mark>
              {detail && ` ${detail}`}
              {by && ` ${by}`}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
