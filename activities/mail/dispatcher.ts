import type { Pool } from 'pg';
import { mailNotSent, mailSent, takeMail, type OutgoingMail } from '../../db/outgoing-mail';
import { shown } from '../../shared/case/personal';
import type { Log } from '../../shared/platform/log';
import { inBackground, NO_WORK, type BackgroundWork } from '../background';
import { failureOf, smtpMailer, type Mailer } from './smtp';

export type MailDeps = {
  readonly pool: Pool;
  /** `smtp://user:password@host:port`; without it nothing is sent. */
  readonly smtpUrl: string | undefined;
  readonly from: string;
  /** Reads the address that a token stands for. */
  readonly open: (text: string) => Promise<string>;
  readonly log: Log;
  /** For tests: how patient it is. */
  readonly pace?: Partial<Pace>;
};

type Pace = {
  readonly batch: number;
  /** A mail that is not marked as sent after so long is sent again. Longer than all timeouts of the mail server. */
  readonly leaseSeconds: number;
  readonly idleMs: number;
  /** Waits between the attempts; after the last one it is given up. */
  readonly retrySeconds: readonly number[];
};

const USUAL_PACE: Pace = {
  batch: 20,
  leaseSeconds: 300,
  idleMs: 2_000,
  retrySeconds: [60, 300, 1_800, 7_200, 21_600, 43_200, 86_400],
};

/**
 * Sends by e-mail what was filed as notices. Several processes may run one each. What it promises is *at least once with
 * the same Message-ID*: if it dies after the mail server took a mail and before that was noted, the mail goes out again,
 * and mail programs show it once.
 */
export function createMailDispatcher({ smtpUrl, from, pace, ...deps }: MailDeps): BackgroundWork {
  if (smtpUrl === undefined) return NO_WORK;
  const mailer = smtpMailer(smtpUrl, from);
  const office: Office = { ...deps, mailer, pace: { ...USUAL_PACE, ...pace } };
  const work = inBackground({
    batch: () => sendBatch(office),
    idleMs: office.pace.idleMs,
    failed: (error) => office.log.warn(error, 'notices could not be taken for sending'),
  });
  return {
    start: work.start,
    stop: async () => {
      await work.stop();
      mailer.close();
    },
  };
}

type Office = Pick<MailDeps, 'pool' | 'open' | 'log'> & { readonly mailer: Mailer; readonly pace: Pace };

async function sendBatch(office: Office): Promise<number> {
  const { pool, pace } = office;
  const mails = await takeMail(pool, pace.batch, pace.leaseSeconds);
  await Promise.all(mails.map((mail) => sendOne(office, mail)));
  return mails.length;
}

async function sendOne({ pool, mailer, open, log, pace }: Office, mail: OutgoingMail): Promise<void> {
  try {
    // Only the address is opened: a mail is read by more than its addressee.
    const [subject, body] = [shown(mail.subject), shown(mail.body)];
    await mailer.send({ ...mail, subject, body, email: await open(mail.email) });
  } catch (error) {
    const { text, final } = failureOf(error);
    const retryInSeconds = final ? undefined : pace.retrySeconds[mail.attempts - 1];
    const level = retryInSeconds === undefined ? 'error' : 'warn';
    log[level]({ notice: mail.id, attempts: mail.attempts, reason: text }, 'a notice was not sent by e-mail');
    return mailNotSent(pool, mail.id, { error: text, retryInSeconds });
  }
  await mailSent(pool, mail.id);
}
