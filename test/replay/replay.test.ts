import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { workflowBundle } from '../../worker/bundle';
import { JOURNEYS } from '../support/journeys';
import { readHistory, recorded } from '../support/recorded';
import { quietRuntime } from '../support/temporal';
import { bundleOfTomorrow, type Change } from '../support/tomorrow';

beforeAll(quietRuntime);

/** Histories of code that ordered something else from then on: `patched` lets their runs go on as they began. */
const EARLIER = '.earlier';

/** The faults that replaying finds, by the name of the history. */
async function faultsOf(names: readonly string[], bundle: WorkflowBundleOption): Promise<Record<string, string>> {
  const histories = names.map((name) => ({ workflowId: name, history: readHistory(name) }));
  const faults: Record<string, string> = {};
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: bundle }, histories)) {
    if (error) faults[workflowId] = `${error.name}: ${error.message}`;
  }
  return faults;
}

test('every journey has been recorded, in one run and renewed', () => {
  const ofToday = recorded().filter((name) => !name.endsWith(EARLIER));
  expect(ofToday).toEqual(JOURNEYS.flatMap(({ name }) => [name, `${name}.renewed`]).sort());
});

test('the code of today goes on with every case that was open yesterday', async () => {
  expect(await faultsOf(recorded(), await workflowBundle())).toEqual({});
});

describe('what is changed in the code of tomorrow', () => {
  type Changed = Change & { readonly what: string };

  const CAUGHT: readonly Changed[] = [
    {
      what: 'a notice that is dropped',
      file: 'workflows/paths/mediation.ts',
      from: "clerk.notify('mediation-accepted', ['worker', 'employer', 'mediator'], round.no);",
      to: '',
    },
    {
      what: 'two notices in another order',
      file: 'workflows/paths/agreement.ts',
      from: "clerk.notify('agreement-effective', ['worker', 'employer'], paper.no);",
      to: `clerk.notify('performance-notice', ['worker', 'employer'], paper.no);
           clerk.notify('agreement-effective', ['worker', 'employer'], paper.no);`,
    },
    {
      what: 'a fact that is folded otherwise',
      file: 'shared/paths/mediation/facts.ts',
      from: `case 'mediation.accepted':
      return { ...m, acceptedOn: on };`,
      to: `case 'mediation.accepted':
      return m;`,
    },
    {
      what: 'a number in a published rulebook that shows in an entry',
      file: 'shared/law/rulebooks/national.ts',
      from: 'afterAgreement: [7, 30, 90]',
      to: 'afterAgreement: [10, 30, 90]',
    },
  ];

  test.each(CAUGHT)('$what is caught', async (change) => {
    const faults = await faultsOf(['ordinary'], await bundleOfTomorrow(change));
    expect(faults['ordinary']).toMatch(/^DeterminismViolationError: /);
  });

  test('a rule that is tightened touches no case that is open', async () => {
    const bundle = await bundleOfTomorrow({
      file: 'shared/paths/mediation/rules.ts',
      from: 'workerConsents: worker?.given, employerConsents: employer?.given',
      to: 'workerConsents: false, employerConsents: false',
    });
    const names = recorded().filter((name) => /^(ordinary|mediation-|settlement-broken)/.test(name));
    expect(await faultsOf(names, bundle)).toEqual({});
  });
});
