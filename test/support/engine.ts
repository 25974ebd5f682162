import { WorkflowUpdateFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure, defaultPayloadConverter } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker, type WorkerOptions } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ActionName } from '../../shared/case/actions';
import type { Actor } from '../../shared/case/actor';
import { deadlinesOf } from '../../shared/case/deadlines';
import type { CaseFacts } from '../../shared/case/facts';
import { openingForm } from '../../shared/case/form';
import type { Opening } from '../../shared/case/opening';
import type { YearCalendar } from '../../shared/law/calendar';
import { localDate, startOfDay } from '../../shared/law/local-date';
import type { DeadlineKind } from '../../shared/law/rulebook';
import type { Refusal } from '../../shared/law/verdict';
import { workflowBundle } from '../../worker/bundle';
import type { disputeCase } from '../../workflows';
import type { CaseFile } from '../../workflows/file';
import { actUpdate, calendarSignal, factsQuery, REFUSED, renewSignal, type Receipt } from '../../workflows/messages';
import type { Form } from './builders';
import { actorOf, requestOf } from './given';
import { isQuiet } from './history';
import { Kept } from './kept';

const PATIENCE_MS = 20_000;
const HOUR_MS = 3_600_000;
/** The kinds of periods whose end can change a path by itself. */
const CHANGE_THE_PATH: readonly DeadlineKind[] = ['lapse', 'window', 'agreed', 'notice'];

/** What an act may say beside its name and input. */
export type Manner = { readonly key?: string; readonly expectedSeq?: number };

/**
 * The instant (UTC milliseconds) meant by `2026-03-05 09:30`, a time in Asia/Shanghai; without a time, noon, when the
 * acts of a test take place.
 */
export function instantOf(moment: string): number {
  const [day = '', time = '12:00'] = moment.split(' ');
  const [hours, minutes] = time.split(':').map(Number);
  return startOfDay(localDate(day)) + (hours! + minutes! / 60) * HOUR_MS;
}

/** A worker with today's workflows, the cases it carries, and everything that they hand over. */
export class Engine {
  /** Everything that the cases handed over. In memory: the ledger has its own tests. */
  readonly kept = new Kept();
  private readonly taskQueue = `engine-${randomUUID()}`;
  private readonly shifts = new Map<string, number>();
  private working: { readonly worker: Worker; readonly run: Promise<void> } | undefined;

  private constructor(
    readonly env: TestWorkflowEnvironment,
    private readonly workflowBundle: WorkerOptions['workflowBundle'],
  ) {}

  /** With another bundle than today's, for what would be deployed tomorrow. End it with `stop`. */
  static async start(env: TestWorkflowEnvironment, bundle?: WorkerOptions['workflowBundle']): Promise<Engine> {
    const engine = new Engine(env, bundle ?? (await workflowBundle()));
    await engine.startWorker();
    return engine;
  }

  async startWorker(): Promise<void> {
    const worker = await Worker.create({
      connection: this.env.nativeConnection,
      taskQueue: this.taskQueue,
      workflowBundle: this.workflowBundle!,
      activities: { keep: this.kept.keep },
    });
    this.working = { worker, run: worker.run() };
  }

  async stopWorker(): Promise<void> {
    this.working?.worker.shutdown();
    await this.working?.run;
    this.working = undefined;
  }

  async stop(): Promise<void> {
    await this.endAll();
    await this.stopWorker();
  }

  /** Ends all cases, so that their alarms do not ring in the next test. */
  async endAll(): Promise<void> {
    for (const caseNo of this.shifts.keys()) await this.end(caseNo);
  }

  /** Ends a case that may have ended by itself. */
  async end(caseNo: string): Promise<void> {
    if (await this.isRunning(caseNo)) await this.handle(caseNo).terminate('the test is over');
    this.shifts.delete(caseNo);
  }

  // ── Acts ───────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Opens a case at the moment, on its own clock; returns its number once everything is kept. */
  async open(form: Form, at: string, calendars: readonly YearCalendar[] = []): Promise<string> {
    const caseNo = `CQ-${at.slice(0, 4)}-${randomUUID().slice(0, 8)}`;
    const shiftMs = instantOf(at) - (await this.env.currentTimeMs());
    const [parsed, by] = [openingForm.parse(form), actorOf('clerk')];
    const opening: Opening = {
      caseNo,
      form: parsed,
      calendars,
      by,
      key: `${by.id}/open`,
      at: new Date(instantOf(at)).toISOString(),
    };
    await this.startCase(caseNo, { opening, shiftMs }, shiftMs);
    await this.settled(caseNo);
    return caseNo;
  }

  /** Starts the case anew from a beginning; a run that is still going on gives way to it. */
  async startCase(caseNo: string, beginning: Parameters<typeof disputeCase>[0], shiftMs: number): Promise<void> {
    this.shifts.set(caseNo, shiftMs);
    await this.env.client.workflow.start<typeof disputeCase>('disputeCase', {
      workflowId: caseNo,
      taskQueue: this.taskQueue,
      args: [beginning],
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    });
  }

  /** As the API does it: parsed, and sent again with the same key until the case has answered. */
  async act(
    caseNo: string,
    name: ActionName,
    input: unknown,
    by: Actor,
    { key = randomUUID(), expectedSeq }: Manner = {},
  ): Promise<Receipt> {
    const request = { ...requestOf(name, input), ...(expectedSeq === undefined ? {} : { expectedSeq }) };
    const updateId = `${by.id}/${key}`;
    for (const giveUp = Date.now() + PATIENCE_MS; ; await pause(20)) {
      try {
        return await this.handle(caseNo).executeUpdate(actUpdate, { args: [request, by], updateId });
      } catch (error) {
        if (error instanceof WorkflowUpdateFailedError || Date.now() > giveUp) throw error;
      }
    }
  }

  /** The reasons for which an act is turned away; none if it is done. */
  async refusalsOf(...attempt: Parameters<Engine['act']>): Promise<readonly Refusal[]> {
    const failure = await this.failureOf(...attempt);
    if (failure && failure.type !== REFUSED) throw failure;
    return (failure?.details?.[0] ?? []) as readonly Refusal[];
  }

  /** The failure with which an act is turned away, if it is. */
  async failureOf(...attempt: Parameters<Engine['act']>): Promise<ApplicationFailure | undefined> {
    try {
      await this.act(...attempt);
      return undefined;
    } catch (error) {
      if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) return error.cause;
      throw error;
    }
  }

  async loadCalendar(caseNo: string, calendar: YearCalendar, by: Actor, key: string): Promise<void> {
    await this.handle(caseNo).signal(calendarSignal, calendar, by, key);
    await this.settled(caseNo);
  }

  // ── Time ───────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** The case's own clock, UTC milliseconds. */
  async now(caseNo: string): Promise<number> {
    return (await this.env.currentTimeMs()) + this.shift(caseNo);
  }

  shift(caseNo: string): number {
    return this.shifts.get(caseNo) ?? 0;
  }

  /** Lets time pass until the moment of the case's clock. Only where the server skips time. */
  async until(caseNo: string, moment: string): Promise<void> {
    const left = instantOf(moment) - (await this.now(caseNo));
    if (left > 0) await this.env.sleep(left);
    if (this.working) await this.settled(caseNo);
  }

  /**
   * Sets the case's clock forward without letting time pass, from midnight to midnight on which something ends: its
   * file goes on in a new run, with another shift. Works on every server.
   */
  async travel(caseNo: string, moment: string): Promise<void> {
    const target = instantOf(moment);
    for (let now = await this.now(caseNo); now < target; now = await this.now(caseNo)) {
      const midnights = deadlinesOf(await this.facts(caseNo))
        .filter(({ state, kind, dueAt }) => state === 'open' && CHANGE_THE_PATH.includes(kind) && dueAt)
        .map(({ dueAt }) => Date.parse(dueAt!))
        .filter((midnight) => midnight > now);
      await this.jump(caseNo, Math.min(target, ...midnights) - now);
    }
  }

  private async jump(caseNo: string, byMs: number): Promise<void> {
    await this.renew(caseNo);
    const file = await this.fileOf(caseNo);
    const shiftMs = file.shiftMs + byMs;
    await this.startCase(caseNo, { file: { ...file, shiftMs } }, shiftMs);
    await this.settled(caseNo);
  }

  /** The file with which the newest run of the case began. */
  async fileOf(caseNo: string): Promise<CaseFile> {
    const [started] = (await this.handle(caseNo).fetchHistory()).events ?? [];
    const [input] = started?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
    return defaultPayloadConverter.fromPayload<{ file: CaseFile }>(input!).file;
  }

  /** Continues the case as a new run. */
  async renew(caseNo: string): Promise<void> {
    const before = await this.runId(caseNo);
    await this.handle(caseNo).signal(renewSignal);
    await eventually('a new run', async () => (await this.runId(caseNo)) !== before);
    await this.settled(caseNo);
  }

  /** Waits until the case waits: all is handed over, and nothing is under way. */
  async settled(caseNo: string): Promise<void> {
    await eventually('a quiet case', async () => isQuiet((await this.handle(caseNo).fetchHistory()).events ?? []));
  }

  // ── What became of it ──────────────────────────────────────────────────────────────────────────────────────────────

  async facts(caseNo: string): Promise<CaseFacts> {
    return (await this.handle(caseNo).query(factsQuery)).facts;
  }

  async isRunning(caseNo: string): Promise<boolean> {
    return (await this.handle(caseNo).describe()).status.name === 'RUNNING';
  }

  async runId(caseNo: string): Promise<string> {
    return (await this.handle(caseNo).describe()).runId;
  }

  handle(caseNo: string): WorkflowHandle<typeof disputeCase> {
    return this.env.client.workflow.getHandle<typeof disputeCase>(caseNo);
  }
}

async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const giveUp = Date.now() + PATIENCE_MS; !(await isSo()); await pause(10)) {
    if (Date.now() > giveUp) throw new Error(`waited in vain for ${what}`);
  }
}
