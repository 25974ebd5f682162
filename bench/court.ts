import { randomUUID } from 'node:crypto';
import { typeOf } from '../shared/exchange/envelope';
import { readPartnerSecrets } from '../shared/exchange/secrets';
import { signed } from '../shared/exchange/signature';
import { SAMPLES } from '../test/sandbox/samples';
import type { Rig } from './rig';

/** A court that entrusts one case after the other, over the signed exchange. */
export class Court {
  private readonly secret: string;

  constructor(private readonly rig: Rig) {
    this.secret = readPartnerSecrets(rig.environment.PARTNER_SECRETS_FILE).court?.[0] ?? '';
  }

  /** Hands over a mandate and waits for the acknowledgement; the message's id. */
  async entrust(): Promise<string> {
    const id = `bench_${randomUUID()}`;
    const content = SAMPLES.court[0]?.content(id, '') as { caseNo: string };
    const body = JSON.stringify({
      ...{ specversion: '1.0', id, source: 'urn:cq:court:渝0103', type: typeOf('court', 'mandate.entrusted') },
      ...{ subject: content.caseNo, time: new Date().toISOString(), data: content },
    });
    const headers = {
      'content-type': 'application/json',
      ...signed(this.secret, id, Math.floor(Date.now() / 1000), body),
    };
    await this.rig.yuhe.send('POST', '/v1/exchange/court/messages', { body, headers });
    return id;
  }

  /** So many of these messages have become cases. */
  async carriedOut(ids: readonly string[]): Promise<number> {
    const { rows } = await this.rig.pool.query<{ done: number }>(
      `select count(*)::int as done from inbound_messages where id = any ($1) and state = 'processed'`,
      [ids],
    );
    return rows[0]?.done ?? 0;
  }
}
