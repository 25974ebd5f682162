import { readFileSync } from 'node:fs';
import { signed, signedTarget } from '../../shared/exchange/signature';
import { SMS_PATH, smsReport, type SmsMessage, type SmsReport } from '../../shared/exchange/sms-gateway';
import type { Config } from '../../shared/platform/config';

/** A gateway for text messages. */
export type SmsGateway = {
  /** Hands a text in. Never throws: a gateway that cannot be reached is an answer. */
  send(message: SmsMessage): Promise<SmsResult>;
  /** Asks what has become of it. */
  report(id: string): Promise<SmsResult>;
};

/** `refused`: for good; `unavailable`: to be tried again. `detail` in Chinese, without numbers. */
export type SmsResult =
  | { readonly kind: 'report'; readonly state: SmsReport['state']; readonly detail: string }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'unavailable'; readonly detail: string };

type Place = { readonly url: string; readonly keys: readonly string[] };

const PATIENCE_MS = 10_000;
/** Client errors that say nothing about the text: too slow, in progress, too many. */
const PASSING: readonly number[] = [408, 409, 425, 429];

/**
 * The gateway of this installation; undefined if it has none.
 * @throws Error if there is an address, and no file with the secret that signs.
 */
export function configuredGateway({ SMS_URL: url, SMS_SECRET_FILE: file }: SmsSettings): SmsGateway | undefined {
  if (!url) return undefined;
  if (!file) throw new Error('SMS_URL is set, and SMS_SECRET_FILE is not');
  return smsGateway({ url, keys: [readFileSync(file, 'utf8').trim()] });
}

type SmsSettings = Pick<Config, 'SMS_URL' | 'SMS_SECRET_FILE'>;

/** The gateway at an address, with the keys by which it knows us (`whsec_…`). */
export function smsGateway({ url, keys }: Place): SmsGateway {
  const base = url.replace(/\/+$/, '') + SMS_PATH;
  return {
    send: (message) => {
      const body = JSON.stringify(message);
      const headers = { 'content-type': 'application/json', 'idempotency-key': message.id };
      return ask(message.id, base, { method: 'POST', body, headers: { ...headers, ...sign(keys, message.id, body) } });
    },
    report: (id) => {
      const target = `${base}/${id}`;
      return ask(id, target, { headers: sign(keys, id, signedTarget(target)) });
    },
  };
}

const sign = (keys: readonly string[], id: string, content: string): Record<string, string> =>
  signed(keys, id, Math.floor(Date.now() / 1000), content);

async function ask(id: string, url: string, request: RequestInit): Promise<SmsResult> {
  try {
    const response = await fetch(url, { ...request, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.ok) return reported(id, await response.json().catch(() => undefined));
    const { status } = response;
    const passing = status >= 500 || PASSING.includes(status);
    return passing
      ? { kind: 'unavailable', detail: `短信网关暂时不能受理（${status}）` }
      : { kind: 'refused', detail: `短信网关拒绝发送（${status}）` };
  } catch {
    return { kind: 'unavailable', detail: '无法连接短信网关' };
  }
}

/** A 200 alone is no receipt: the gateway must name the text that it means. */
function reported(id: string, answer: unknown): SmsResult {
  const report = smsReport.safeParse(answer);
  if (!report.success || report.data.id !== id) return { kind: 'unavailable', detail: '短信网关没有按约定答复' };
  const { state, reason } = report.data;
  return { kind: 'report', state, detail: state === 'undelivered' ? `未送达手机${reason ? `（${reason}）` : ''}` : '' };
}
