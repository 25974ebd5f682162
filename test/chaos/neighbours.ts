import { renewSignal } from '../../workflows/messages';
import { PARTNER_NAMES } from '../../shared/exchange/partners';
import type { Chance } from './chance';
import { asked, type Stores } from './evidence';
import type { Fault } from './faults';
import type { Installation } from './installation';

/** What partners do now and then, in the words of the sandbox's control interface. */
const MISCHIEF: readonly Readonly<Record<string, number>>[] = [
  { delayMs: 3_000 },
  { downMinutes: 0.3 },
  { storms: 5 },
  { tooMany: 3, retryAfterSeconds: 5 },
  { lostAcknowledgements: 4 },
  { wrongDigests: 2 },
  { rejectedResults: 2 },
  { duplicates: 5 },
  { reorderings: 2 },
  { wrongSignatures: 1 },
  { skewSeconds: 200 },
];
/** Mandates of courts and commissions, orders of hotlines: samples of the sandbox, by number. */
const FIRST_SAMPLE = 0;
const MANY = 30;

/** What goes wrong around us: partners misbehave, others send us work, and cases move to another run while people act. */
export function neighbours(
  installation: Installation,
  { pool, temporal }: Stores,
  chance: Chance,
  say: (line: string) => void,
): Fault[] {
  const control = async (method: string, path: string, body?: object): Promise<void> => {
    const address = `http://127.0.0.1:${await installation.setting('SANDBOX_PORT')}/${path}`;
    const options = {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    };
    // It may have been killed; then it behaves well when it comes back.
    await fetch(address, { ...options, signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  };
  return [
    async () => {
      const [partner, how] = [chance.pick(PARTNER_NAMES), chance.pick(MISCHIEF)];
      say(`${partner} misbehaves: ${JSON.stringify(how)}`);
      await control('PUT', `${partner}/control/mischief`, how);
    },
    async () => {
      const partner = chance.pick(['court', 'arbitration', 'hotline'] as const);
      say(`${partner} sends a new matter`);
      await control('POST', `${partner}/control/dispatch/${FIRST_SAMPLE}`);
    },
    async () => {
      const { rows } = await pool
        .query<{ case_no: string }>(
          'select case_no from case_views where archived_on is null order by random() limit $1',
          [MANY],
        )
        .catch(() => ({ rows: [] }));
      say(`${rows.length} cases continue as new`);
      await Promise.all(
        rows.map(({ case_no: caseNo }) =>
          asked(temporal, () => temporal.workflow.getHandle(caseNo).signal(renewSignal)).catch(() => undefined),
        ),
      );
    },
  ];
}
