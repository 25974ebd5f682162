import type { Pool } from 'pg';
import { takeTexts, textAccepted, textDelivered, textNotDelivered, type TakenText } from '../../db/texts';
import { localDateOf, startOfDay } from '../../shared/law/local-date';
import type { Log } from '../../shared/platform/log';
import { inBackground, NO_WORK, type BackgroundWork } from '../background';
import type { SmsGateway, SmsResult } from './gateway';

export type SmsDeps = {
  readonly pool: Pool;
  /** Without one nothing is sent. */
  readonly gateway: SmsGateway | undefined;
  /** Reads the number that a token stands for. */
  readonly open: (text: string) => Promise<string>;
  readonly log: Log;
  /** UTC milliseconds. */
  readonly clock?: { now(): number };
  /** For tests: how patient it is. */
  readonly pace?: Partial<Pace>;
};

type Pace = {
  readonly batch: number;
  /** What is not answered after so long is taken up again, under the same id. Longer than the gateway's patience. */
  readonly leaseSeconds: number;
  readonly idleMs: number;
  /** Waits between the attempts to hand a text in; after the last one it is given up. */
  readonly retrySeconds: readonly number[];
  /** Waits between the questions after it; after the last one it counts as not arrived. */
  readonly reportSeconds: readonly number[];
};

const USUAL_PACE: Pace = {
  batch: 20,
  leaseSeconds: 60,
  idleMs: 2_000,
  retrySeconds: [30, 120, 600, 3_600, 14_400],
  reportSeconds: [15, 60, 300, 3_600, 43_200],
};

/** Nobody's phone rings between nine in the evening and eight in the morning (Asia/Shanghai). */
const QUIET = { from: 21, until: 8 } as const;
const HOUR_MS = 3_600_000;

/** Whether an instant (UTC milliseconds) lies in the quiet hours. */
export function isQuiet(now: number): boolean {
  const hour = (now - startOfDay(localDateOf(now))) / HOUR_MS;
  return hour >= QUIET.from || hour < QUIET.until;
}

/**
 * Sends text messages and asks what became of them: the second channel beside mail. Several processes may run one each;
 * the gateway knows a text by its id, so it goes out once. Nothing without a gateway.
 */
export function createSmsDispatcher({ gateway, pace, clock = Date, ...deps }: SmsDeps): BackgroundWork {
  if (!gateway) return NO_WORK;
  const office: Office = { ...deps, gateway, clock, pace: { ...USUAL_PACE, ...pace } };
  return inBackground({
    batch: () => batch(office),
    idleMs: office.pace.idleMs,
    failed: (error) => office.log.warn(error, 'texts could not be taken for sending'),
  });
}

type Office = Required<Omit<SmsDeps, 'gateway' | 'pace'>> & { readonly gateway: SmsGateway; readonly pace: Pace };

async function batch(office: Office): Promise<number> {
  const { pool, pace, clock } = office;
  const { batch: limit, leaseSeconds } = pace;
  const texts = await takeTexts(pool, { limit, leaseSeconds, quiet: isQuiet(clock.now()) });
  await Promise.all(texts.map((text) => carryOn(office, text)));
  return texts.length;
}

async function carryOn(office: Office, text: TakenText): Promise<void> {
  const { pool, pace, log } = office;
  const result = await answerTo(office, text);
  if (result.kind === 'report' && result.state === 'delivered') return textDelivered(pool, text.id);
  const waits = text.state === 'pending' ? pace.retrySeconds : pace.reportSeconds;
  const [first = 0] = pace.reportSeconds;
  if (result.kind === 'report' && result.state === 'accepted' && text.state === 'pending')
    return textAccepted(pool, text.id, first);
  const isFinal = result.kind === 'refused' || (result.kind === 'report' && result.state === 'undelivered');
  const retryInSeconds = isFinal ? undefined : waits[text.attempts - 1 + (text.state === 'accepted' ? 1 : 0)];
  const error = result.detail || '没有收到送达回执';
  if (retryInSeconds === undefined) log.error({ text: text.id, reason: error }, 'a text has not arrived');
  await textNotDelivered(pool, text.id, { error, retryInSeconds });
}

/** Handed in, or asked after. The number is read only here. */
async function answerTo({ gateway, open }: Office, { id, state, phone, content }: TakenText): Promise<SmsResult> {
  if (state === 'accepted') return gateway.report(id);
  try {
    return await gateway.send({ id, to: await open(phone), content });
  } catch {
    return { kind: 'refused', detail: '手机号码已经不能读取' };
  }
}
