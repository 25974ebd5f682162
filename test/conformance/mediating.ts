import { setTimeout as pause } from 'node:timers/promises';
import { endedInVain, entrust, must, mustAnswer, taken, type Scenario } from './scenario';
import type { Implementation } from './implementation';

/** What a court hears of a mandate that was taken, and what it answers. */
export const MEDIATING: readonly Omit<Scenario, 'no'>[] = [
  {
    name: 'accept',
    expects: 'mandate.acked: accepted, with the last day',
    needs: ['token'],
    run: async (tested) => {
      const { mandateId } = await taken(tested);
      const acked = await tested.hears('mandate.acked', (data) => data.mandateId === mandateId);
      must(
        acked.decision === 'accepted' && acked.dueOn && acked.materialsSignedOn,
        'accepted with its last day',
        acked,
      );
    },
  },
  {
    name: 'return',
    expects: 'mandate.acked: returned, with the reason',
    needs: ['token'],
    run: async (tested) => {
      const { mandateId, ourCaseNo } = await entrust(tested);
      await tested.does(ourCaseNo, 'mandate.decline', { reasonCode: 'no-capacity', reason: '本月案件已满' });
      const acked = await tested.hears('mandate.acked', (data) => data.mandateId === mandateId);
      must(acked.decision === 'returned' && acked.reason, 'returned with the reason', acked);
    },
  },
  {
    name: 'extension with the consent of both',
    expects: 'mandate.extended with the new last day',
    needs: ['token'],
    run: async (tested) => {
      const { mandateId, ourCaseNo } = await taken(tested);
      const until = `${new Date().getFullYear() + 1}-12-01`;
      await tested.does(ourCaseNo, 'mediation.extend', { until, workerAgrees: true, employerAgrees: true });
      const extended = await tested.hears('mandate.extended', (data) => data.mandateId === mandateId);
      must(extended.until === until, `until ${until}`, extended);
    },
  },
  {
    name: 'result: agreed',
    expects: 'mandate.result with the terms, and no word of who offered what',
    needs: ['token'],
    run: async (tested) => {
      const { mandateId, ourCaseNo } = await taken(tested);
      for (const side of ['worker', 'employer'])
        await tested.does(ourCaseNo, 'mediation.record-consent', { side, given: true });
      await tested.does(ourCaseNo, 'agreement.assess-capacity', { rating: 'high', grounds: '经营正常' });
      await tested.does(ourCaseNo, 'agreement.conclude', {
        obligations: [{ kind: 'pay', text: '一次性支付', amountFen: 9_800_000, dueOn: '2099-09-20' }],
      });
      const marks = ['worker', 'employer', 'mediator', 'organisation'].map((by) => ({ by }));
      await tested.does(ourCaseNo, 'agreement.sign', { marks });
      const result = await tested.hears('mandate.result', (data) => data.mandateId === mandateId);
      must(result.outcome === 'agreed' && /9800000/.test(JSON.stringify(result.agreement)), 'the terms', result);
    },
  },
  {
    name: 'result: not agreed',
    expects: 'mandate.result with outcome and reason',
    needs: ['token'],
    run: async (tested) => {
      const { mandateId } = await endedInVain(tested);
      const result = await tested.hears('mandate.result', (data) => data.mandateId === mandateId);
      must(result.outcome === 'large-divergence' && result.reason && !result.agreement, 'outcome and reason', result);
    },
  },
  {
    name: 'the court rejects the result',
    expects: 'put right, the result comes again as revision 2',
    needs: ['token'],
    alone: true,
    run: async (tested) => {
      // A sandbox court would close the matter by itself. It rejects whatever comes, for results of before may still come.
      if (tested.means.sandbox) await tested.sandboxCourt({ rejectedResults: 1_000 });
      const { mandateId, ourCaseNo } = await endedInVain(tested);
      await tested.hears('mandate.result', (data) => data.mandateId === mandateId);
      const receipt = { ourCaseNo, mandateId, revision: 1, decision: 'rejected', code: 'E-DOC-0123' };
      if (!tested.means.sandbox) mustAnswer(await tested.post(tested.letter('result.acked', receipt)), 202);
      await eventually(() => tested.does(ourCaseNo, 'mandate.resend-result', { correction: '补正页码' }));
      await tested.hears('mandate.result', (data) => data.mandateId === mandateId && data.revision === 2);
    },
  },
  {
    name: 'lost acknowledgement',
    expects: 'the same message comes again under the same id, and is kept once',
    needs: ['token', 'sandbox'],
    alone: true,
    run: async (tested) => {
      await tested.sandboxCourt({ lostAcknowledgements: 1 });
      const { mandateId } = await taken(tested);
      const kept = await arrived(tested, mandateId);
      must(kept.filter(({ name }) => name === 'mandate.acked').length === 1, 'one mandate.acked', kept);
    },
  },
  {
    name: 'storm of 500s',
    expects: 'tried again until it is through, once',
    needs: ['token', 'sandbox'],
    alone: true,
    run: async (tested) => {
      await tested.sandboxCourt({ storms: 1 });
      const { mandateId } = await taken(tested);
      const kept = await arrived(tested, mandateId);
      must(kept.filter(({ name }) => name === 'mandate.acked').length === 1, 'one mandate.acked', kept);
    },
  },
  {
    name: 'partner down for a day',
    expects: 'what it missed it reads by cursor; what was sent meanwhile it gets once it is back',
    needs: ['token', 'sandbox'],
    alone: true,
    run: async (tested) => {
      await tested.sandboxCourt({ downMinutes: 1_440 });
      const { mandateId } = await taken(tested);
      await tested.hears('mandate.acked', (data) => data.mandateId === mandateId);
      const { received } = await tested.sandboxState();
      must(
        !received.some((each) => JSON.stringify(each).includes(mandateId)),
        'nothing delivered while down',
        received.length,
      );
    },
  },
  {
    name: 'mismatch at the nightly reconciliation',
    expects: 'a message that the court has lost is found, and becomes work',
    needs: ['token', 'sandbox', 'reconcile'],
    alone: true,
    run: async (tested) => {
      await tested.sandboxCourt({ losses: 1_000 });
      const { ourCaseNo } = await entrust(tested);
      await eventually(async () => {
        const { items } = await tested.read(`/v1/deliveries?caseNo=${ourCaseNo}&state=acknowledged`);
        must((items as unknown[]).length > 0, 'a message that the court has acknowledged', items);
      });
      await tested.means.reconcile?.();
      await tested.finds('/v1/reconciliations?partner=court', (each) => {
        return each.caseNo === ourCaseNo && each.kind === 'missing-there';
      });
    },
  },
];

/** What the court has about a mandate, once its acknowledgement is there. */
async function arrived(tested: Implementation, mandateId: string) {
  return eventually(async () => {
    const { received } = await tested.sandboxState();
    const about = received.filter((each) => JSON.stringify(each).includes(mandateId));
    must(
      about.some(({ name }) => name === 'mandate.acked'),
      'mandate.acked at the court',
      about.length,
    );
    return about;
  });
}

async function eventually<T>(attempt: () => Promise<T>, withinMs = 40_000): Promise<T> {
  for (const end = Date.now() + withinMs; ; await pause(250)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}
