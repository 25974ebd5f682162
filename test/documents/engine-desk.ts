import { randomUUID } from 'node:crypto';
import type { ActionName } from '../../shared/case/actions';
import type { Actor } from '../../shared/case/actor';
import { deadlinesOf } from '../../shared/case/deadlines';
import { Declined, type Answer, type Desk } from '../../scripts/demo/desk';
import type { Engine } from '../support/engine';

const SHANGHAI_MS = 8 * 3_600_000;

/** The desk of the demo, straight in front of the workflows: no API, no database, and the docket is the cases' own. */
export class EngineDesk implements Pick<Desk, 'open' | 'act' | 'seal' | 'look' | 'read'> {
  constructor(private readonly engine: Engine) {}

  async open(form: object, _by: Actor, at: string): Promise<Answer> {
    const moment = new Date(Date.parse(at) + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ');
    return this.read(await this.engine.open(form as Parameters<Engine['open']>[0], moment));
  }

  async act(caseNo: string, name: string, input: object, by: Actor): Promise<Answer> {
    const refusals = await this.engine.refusalsOf(caseNo, name as ActionName, input, by);
    if (refusals.length > 0) throw new Declined(409, name, refusals);
    return this.read(caseNo);
  }

  /** The vault has its own tests; of a sealed fact, no paper may say anything. */
  seal(): Promise<{ ref: string }> {
    return Promise.resolve({ ref: randomUUID() });
  }

  look(): Promise<never> {
    return Promise.reject(new Declined(403, 'sealed', []));
  }

  async read(caseNo: string): Promise<Answer> {
    await this.engine.settled(caseNo);
    const facts = await this.engine.facts(caseNo);
    const seq = this.engine.kept.docket(caseNo).length;
    return { case: { caseNo, seq, facts }, deadlines: deadlinesOf(facts) };
  }
}
