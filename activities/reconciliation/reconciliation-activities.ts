import { ApplicationFailure } from '@temporalio/common';
import type { Pool } from 'pg';
import { caseView } from '../../db/case-views';
import { caseOfSubject, inboundMessage } from '../../db/inbound-messages';
import { message } from '../../db/messages';
import {
  beginReconciliation,
  endReconciliation,
  keepFinding,
  settleFindings,
  type OwnedFinding,
  type Span,
} from '../../db/reconciliations';
import { transaction } from '../../db/pool';
import { addressOf, type Partner, type PartnerAddresses } from '../../shared/exchange/partners';
import { DIFFERENCES, differences, type Finding } from '../../shared/exchange/reconciliation';
import { currentPartnerSecrets } from '../../shared/exchange/secrets';
import type { Config } from '../../shared/platform/config';
import type { Log } from '../../shared/platform/log';
import { fileReconciliationNotice } from '../desk-notice';
import type { Activities, ReconciliationOutcome, ReconciliationRun } from '../ports';
import { ourList } from './our-list';
import { NoList, theirList, type ListSource } from './their-list';

export type ReconciliationDeps = {
  readonly pool: Pool;
  readonly log: Log;
  readonly config: PartnerAddresses & Pick<Config, 'PARTNER_SECRETS_FILE'>;
};

/**
 * The effects of comparing notes with a partner.
 * @throws Error if the file of secrets is not usable.
 */
export function createReconciliationActivities({
  pool,
  log,
  config,
}: ReconciliationDeps): Pick<Activities, 'reconcile' | 'giveUpReconciliation'> {
  const secrets = currentPartnerSecrets(config.PARTNER_SECRETS_FILE, log);
  const listOf = (partner: Partner): ListSource => {
    const address = addressOf(config, partner);
    const keys = secrets()[partner];
    if (!address || !keys) throw new NoList('该单位的接口地址或者密钥尚未配置');
    return { url: `${address}/reconciliation`, keys };
  };
  return {
    reconcile: async (run) => {
      const { partner, id, ...span } = run;
      await beginReconciliation(pool, id, partner, span);
      const outcome = await compare(pool, run, () => theirList(listOf(partner), span)).catch(asFinal);
      log.info({ partner, ...outcome }, 'compared notes with a partner');
      return outcome;
    },
    giveUpReconciliation: async ({ id, partner }, why) => {
      await endReconciliation(pool, id, why);
      log.error({ partner, why }, 'could not compare notes with a partner');
    },
  };
}

/** Two lists, the differences kept as work, those of before settled, and everybody told whose work it is. */
async function compare(
  pool: Pool,
  { id, partner, since, until }: ReconciliationRun,
  fetchTheirs: () => ReturnType<typeof theirList>,
): Promise<ReconciliationOutcome> {
  const span: Span = { since, until };
  const theirs = await fetchTheirs();
  const ours = await ourList(pool, partner, span);
  const found = await Promise.all(differences(ours, theirs).map((each) => owned(pool, partner, each)));
  const compared = [...new Set([...ours, ...theirs].map((line) => line.id))];
  const outcome = { compared: compared.length, differing: found.length };
  await transaction(pool, async (client) => {
    for (const each of found) await keepFinding(client, partner, each);
    await settleFindings(client, partner, { compared, found: found.map((each) => each.id) });
    for (const each of found) await fileReconciliationNotice(client, partner, each, DIFFERENCES[each.kind]);
    await endReconciliation(client, id, outcome);
  });
  return outcome;
}

/** Whose work it is: the organ's whose case the message belongs to. */
async function owned(pool: Pool, partner: Partner, found: Finding): Promise<OwnedFinding> {
  const line = found.ours ?? found.theirs;
  if (line?.sender === 'yuhe') {
    const sent = await message(pool, found.id);
    return { ...found, caseNo: sent?.caseNo, ownerOrgan: sent?.ownerOrgan };
  }
  const arrived = await inboundMessage(pool, { partner, id: found.id });
  const caseNo = arrived?.caseNo ?? (line && (await caseOfSubject(pool, partner, line.subject)));
  const view = caseNo === undefined ? undefined : await caseView(pool, caseNo);
  return { ...found, caseNo, ownerOrgan: view?.facts.standing.organ };
}

/** What the partner does not offer today it will not offer in an hour. */
function asFinal(error: unknown): never {
  if (error instanceof NoList) throw ApplicationFailure.nonRetryable(error.message, 'NoList');
  throw error;
}
