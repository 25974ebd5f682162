import { ScheduleAlreadyRunning, type Client, type ScheduleOptions } from '@temporalio/client';
import { PARTNER_NAMES, addressOf, type Partner, type PartnerAddresses } from '../shared/exchange/partners';
import { RECONCILIATION } from '../shared/exchange/reconciliation';

/**
 * Has notes compared with every connected partner, every night. Made once, whoever comes first; whoever comes later
 * brings it up to date.
 */
export async function scheduleReconciliations(
  { schedule }: Pick<Client, 'schedule'>,
  addresses: PartnerAddresses,
  taskQueue: string,
): Promise<void> {
  const connected = PARTNER_NAMES.filter((partner) => addressOf(addresses, partner) !== undefined);
  await Promise.all(connected.map((partner) => put(schedule, nightly(partner, taskQueue))));
}

function nightly(partner: Partner, taskQueue: string) {
  const id = RECONCILIATION.id(partner);
  const { hour, minute, timeZone, workflow } = RECONCILIATION;
  return {
    scheduleId: id,
    spec: { calendars: [{ hour, minute }], timezone: timeZone },
    policies: { overlap: 'SKIP', catchupWindow: '12 hours' },
    action: { type: 'startWorkflow', workflowType: workflow, workflowId: id, args: [partner], taskQueue },
  } satisfies ScheduleOptions;
}

async function put(schedule: Client['schedule'], options: ReturnType<typeof nightly>): Promise<void> {
  try {
    await schedule.create(options);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, policies, action } = options;
    await schedule.getHandle(options.scheduleId).update(({ state }) => ({ spec, policies, action, state }));
  }
}
