import type { Pool } from 'pg';
import { claimMandate, noteMandateCase, releaseMandate } from '../../db/court-mandates';
import { settleRow, waitingRows, type RowStanding } from '../../db/import-rows';
import { rowOfImport } from '../../db/imports';
import { transaction } from '../../db/pool';
import type { MandateKey, RowFault } from '../../shared/exchange/court-spreadsheet/columns';
import { readRow } from '../../shared/exchange/court-spreadsheet/rows';
import { keyOfRow, type ImportActivities, type OpenAtCounter } from '../../shared/exchange/imports';
import { localDateOf } from '../../shared/law/local-date';

export type ImportDeps = {
  readonly pool: Pool;
  readonly open: OpenAtCounter;
  readonly clock: { now(): number };
};

/** Another row or message is opening the case of the same mandate: what has become of it is known in a moment. */
class BeingOpened extends Error {}

export function createImportActivities({ pool, open, clock }: ImportDeps): ImportActivities {
  async function standingOf(importId: string, number: number): Promise<Settling | undefined> {
    const found = await rowOfImport(pool, importId, number);
    if (found?.row.state !== 'waiting') return undefined;
    const { file, row } = found;
    const reading = readRow(row.cells, file, localDateOf(clock.now()));
    if (reading.kind === 'faulty') return { state: 'refused', faults: reading.faults };
    const { form, key } = reading;
    const id = keyOfRow(importId, number);
    const claim = await claimMandate(pool, key, id);
    if (claim.kind === 'taken') return duplicateOf(claim.ourCaseNo);
    const answer = await open(form, file.author, id);
    if (answer.kind === 'opened') return { state: 'opened', faults: [], caseNo: answer.caseNo, key };
    await releaseMandate(pool, key, id);
    return { state: 'refused', faults: answer.faults };
  }

  return {
    waitingRows: (importId, after, limit) => waitingRows(pool, importId, after, limit),
    importRow: async (importId, number) => {
      const standing = await standingOf(importId, number);
      if (!standing) return;
      await transaction(pool, async (client) => {
        const { key, caseNo } = standing;
        if (key && caseNo) await noteMandateCase(client, key, caseNo);
        await settleRow(client, importId, number, standing);
      });
    },
  };
}

type Settling = RowStanding & { readonly key?: MandateKey };

function duplicateOf(caseNo: string | undefined): RowStanding {
  if (caseNo === undefined) throw new BeingOpened('the case of this mandate is being opened');
  return { state: 'duplicate', caseNo, faults: [knownFault(caseNo)] };
}

const knownFault = (caseNo: string): RowFault => ({
  column: '案号',
  code: 'E-ROW-202',
  message: `该委派、委托已经登记为${caseNo}`,
  hint: '无需再次登记',
});
