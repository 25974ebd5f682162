import { randomUUID } from 'node:crypto';
import type { Ending } from './court';

// The organisation's people, who know Yuhe by its OpenAPI document alone.

// What an answer holds is what its document says it holds.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;

export class MediationOffice {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  async get(path: string): Promise<Json> {
    const answer = await fetch(this.url + path, { headers: { authorization: `Bearer ${this.token}` } });
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  async post(path: string, body: unknown): Promise<Json> {
    const key = randomUUID();
    for (let tries = 0; ; tries += 1) {
      const answer = await fetch(this.url + path, {
        method: 'POST',
        headers: {
          ...{ authorization: `Bearer ${this.token}`, 'content-type': 'application/json', 'idempotency-key': key },
        },
        body: JSON.stringify(body),
      });
      if (answer.ok) return answer.json();
      const text = await answer.text();
      if (tries > 20 || ![429, 503].includes(answer.status)) throw new Error(`POST ${path}: ${answer.status} ${text}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  act(caseNo: string, name: string, input: object): Promise<Json> {
    return this.post(`/v1/cases/${caseNo}/actions`, { name, input });
  }

  /** Every page of a list. */
  async all(path: string): Promise<Json[]> {
    const items: Json[] = [];
    for (let cursor = ''; ;) {
      const page = await this.get(`${path}${path.includes('?') ? '&' : '?'}limit=200${cursor}`);
      items.push(...page.items);
      if (!page.next) return items;
      cursor = `&cursor=${page.next}`;
    }
  }

  /** Takes a mandate and signs for its materials, or gives it back. */
  async take(caseNo: string, ending: Ending): Promise<void> {
    if (ending === 'declined')
      await this.act(caseNo, 'mandate.decline', { reasonCode: 'conflict', reason: '调解员与一方当事人有利害关系' });
    else if (ending !== 'recalled') await this.act(caseNo, 'mandate.confirm', { materialsSigned: true });
  }

  /** Mediates a mandate to its end. */
  async end(caseNo: string, ending: 'agreed' | 'refused'): Promise<void> {
    const act = (name: string, input: object) => this.act(caseNo, name, input);
    if (ending === 'refused') return act('mediation.end', { outcome: 'refused', reason: '用人单位明确表示不接受调解' });
    await act('mediation.record-consent', { side: 'worker', given: true });
    await act('mediation.record-consent', { side: 'employer', given: true });
    await act('agreement.assess-capacity', { rating: 'high', grounds: '经营正常' });
    await act('agreement.conclude', {
      obligations: [{ kind: 'pay', text: '一次性支付', amountFen: 800_000, dueOn: '2099-09-20' }],
    });
    await act('agreement.sign', { marks: ['worker', 'employer', 'mediator', 'organisation'].map((by) => ({ by })) });
  }
}
